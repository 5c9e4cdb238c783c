/** What the API answers, by the schemas that its document is made from. */
export { account } from '../../src/http/accounts/account-schema';
export { preflight } from '../../src/http/accounts/preflight-schema';
export { check } from '../../src/http/checks/check-schema';
export { health } from '../../src/http/installation/health-schema';
export { change } from '../../src/http/audit/audit-schema';
export { invited, me, member } from '../../src/http/members/member-schema';
export { settings } from '../../src/http/settings/settings-schema';
export { exported, imported } from '../../src/http/transfer/transfer-schema';
export { run } from '../../src/http/runs/run-schema';
export { problem } from '../../src/http/schemas/common';
