import { changeAccount } from '../../accounts/change';
import { refuseOperatorOnly } from '../../accounts/operator-only';
import { credentialWarnings } from '../../accounts/resolve';
import { revisionsIn } from '../if-match';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { accountOf, accountResponse, theAccount, unlessEmpty } from './account';
import { accountChanges } from './account-input';

export const updateAccount = operation({
  id: 'updateAccount',
  method: 'PATCH',
  path: '/api/accounts/{accountId}',
  tag: 'accounts',
  summary: 'Changes an account, while it runs too',
  description:
    'What is absent stays; null goes back to the default. `configuration` says from which run on the change holds. A new credential is tried at once.',
  roles: WRITE,
  headers: ['If-Match'],
  body: accountChanges,
  answers: theAccount,
  problems: [404, 412, 422, 429],
  async handle(call) {
    const { api, core, principal, body, request } = call;
    const { id } = await accountOf(call);
    refuseOperatorOnly(core, principal, body.credential);
    if (body.credential) limitTokenRequests(api, principal);
    const revisions = revisionsIn(request.headers);
    const warnings = body.credential ? credentialWarnings(core, body.credential) : [];
    const changed = await changeAccount(core, principal, id, body, revisions);
    return accountResponse(call, changed, { warnings: unlessEmpty(warnings) });
  },
});
