/** What the API answers, by the schemas that its document is made from. */
export { account } from '../../src/http/accounts/account-schema';
export { preflight } from '../../src/http/accounts/preflight-schema';
export { check } from '../../src/http/checks/check-schema';
export { health } from '../../src/http/installation/health-schema';
export { me, member, newMember } from '../../src/http/members/member-schema';
export { settings } from '../../src/http/settings/settings-schema';
export { run } from '../../src/http/runs/run-schema';
export { problem } from '../../src/http/schemas/common';
