import { resumeAccount as resume } from '../../accounts/resume';
import { operation, WRITE } from '../operation';
import { limitRuns } from '../services';
import { accountOf, accountResponse, theAccount } from './account';

export const resumeAccount = operation({
  id: 'resumeAccount',
  method: 'POST',
  path: '/api/accounts/{accountId}/resume',
  tag: 'accounts',
  summary: 'Active again, and due at once',
  roles: WRITE,
  answers: theAccount,
  problems: [404, 429],
  async handle(call) {
    const account = await accountOf(call);
    limitRuns(call.api, account);
    return accountResponse(call, await resume(call.core, call.principal, account.id));
  },
});
