import { refreshPreflight } from '../../accounts/preflight';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { accountOf, accountResponse, theAccount } from './account';

export const preflightAccount = operation({
  id: 'preflightAccount',
  method: 'POST',
  path: '/api/accounts/{accountId}/preflight',
  tag: 'accounts',
  summary: 'Asks for a new token and what it may do',
  description: 'While a run is under way, what is known already.',
  roles: WRITE,
  answers: theAccount,
  problems: [404, 409, 429],
  async handle(call) {
    const { id } = await accountOf(call);
    limitTokenRequests(call.api, call.principal);
    return accountResponse(call, await refreshPreflight(call.core, id));
  },
});
