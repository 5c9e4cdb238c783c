import { pauseAccount as pause } from '../../accounts/pause';
import { operation, WRITE } from '../operation';
import { accountOf, accountResponse, theAccount } from './account';
import { pauseInput } from './account-input';

export const pauseAccount = operation({
  id: 'pauseAccount',
  method: 'POST',
  path: '/api/accounts/{accountId}/pause',
  tag: 'accounts',
  summary: 'Nothing runs until the account is resumed; a run under way ends as it would',
  roles: WRITE,
  body: pauseInput,
  bodyOptional: true,
  answers: theAccount,
  problems: [404],
  async handle(call) {
    const { id } = await accountOf(call);
    const { core, principal, body } = call;
    return accountResponse(call, await pause(core, principal, id, body.reason));
  },
});
