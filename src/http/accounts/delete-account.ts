import { deleteAccount as remove } from '../../accounts/delete';
import { operation, WRITE } from '../operation';
import { assertMayDelete } from '../../accounts/list';

export const deleteAccount = operation({
  id: 'deleteAccount',
  method: 'DELETE',
  path: '/api/accounts/{accountId}',
  tag: 'accounts',
  summary: 'Deletes an account with its runs and secrets',
  description:
    'Rows and runs are removed at once; secrets are disabled and deleted, and the vault keeps them, recoverable by its administrators only, for its soft-delete period (7 days as deployed here). An account whose row is damaged can be deleted too.',
  roles: WRITE,
  answers: { 204: { description: 'It is gone' } },
  problems: [404],
  async handle(call) {
    const { core, principal, params } = call;
    await assertMayDelete(core, principal, params.accountId);
    await remove(core, principal, params.accountId);
    return { status: 204 };
  },
});
