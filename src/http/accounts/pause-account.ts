import { pauseAccount as pause } from '../../accounts/pause';
import { operation, WRITE } from '../operation';
import { accountOf, accountResponse, theAccount } from './account';
import { pauseInput } from './account-input';

export const pauseAccount = operation({
  id: 'pauseAccount',
  method: 'POST',
  path: '/api/accounts/{accountId}/pause',
  tag: 'accounts',
  summary:
    'Nothing runs until the account is resumed, or until a time; a run under way ends as it would',
  roles: WRITE,
  body: pauseInput,
  bodyOptional: true,
  answers: theAccount,
  problems: [404, 422],
  async handle(call) {
    const { id } = await accountOf(call);
    const { core, principal, body } = call;
    const { reason, until } = body;
    const paused = { reason, until: until === undefined ? undefined : Date.parse(until) };
    return accountResponse(call, await pause(core, principal, id, paused));
  },
});
