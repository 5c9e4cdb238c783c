import { deleteAccount as remove } from '../../accounts/delete';
import { operation, WRITE } from '../operation';
import { leftBehind, leftBehindView } from './left-behind-schema';
import { assertMayDelete } from '../../accounts/list';

export const deleteAccount = operation({
  id: 'deleteAccount',
  method: 'DELETE',
  path: '/api/accounts/{accountId}',
  tag: 'accounts',
  summary: 'Deletes an account with its runs and secrets',
  description:
    'What its runs have left in the tenant is removed first, as far as that takes no more than ten seconds and the tenant lets the account in; the answer names what stays. Rows and runs are removed at once; secrets are disabled and deleted, and the vault keeps them, recoverable by its administrators only, for its soft-delete period (7 days as deployed here). An account whose row is damaged can be deleted too.',
  roles: WRITE,
  answers: {
    200: { description: 'It is gone, and this may still be in the tenant', schema: leftBehind },
    204: { description: 'It is gone, and so is what its runs had made' },
  },
  problems: [404],
  async handle(call) {
    const { core, principal, params } = call;
    await assertMayDelete(core, principal, params.accountId);
    const left = await remove(core, principal, params.accountId);
    return left.length > 0
      ? { status: 200, body: leftBehindView(left, call.language) }
      : { status: 204 };
  },
});
