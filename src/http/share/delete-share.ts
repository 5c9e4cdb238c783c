import { unshareAccount } from '../../accounts/share';
import { accountOf } from '../accounts/account';
import { operation, WRITE } from '../operation';

export const deleteShare = operation({
  id: 'deleteShare',
  method: 'DELETE',
  path: '/api/accounts/{accountId}/share',
  tag: 'accounts',
  summary: 'Revokes the account’s share link and badge',
  roles: WRITE,
  answers: { 204: { description: 'The link opens nothing any more' } },
  problems: [404],
  async handle(call) {
    const { id } = await accountOf(call);
    await unshareAccount(call.core, call.principal, id);
    return { status: 204 };
  },
});
