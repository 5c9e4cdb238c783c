import { deleteAccount as remove } from '../../accounts/delete';
import { operation, WRITE } from '../operation';
import { accountOf } from './account';

export const deleteAccount = operation({
  id: 'deleteAccount',
  method: 'DELETE',
  path: '/api/accounts/{accountId}',
  tag: 'accounts',
  summary: 'Deletes an account with its runs and secrets',
  description:
    'Rows and runs are removed at once; secrets are disabled and deleted, and the vault keeps them, recoverable by its administrators only, for its soft-delete period (7 days as deployed here).',
  roles: WRITE,
  answers: { 204: { description: 'It is gone' } },
  problems: [404],
  async handle(call) {
    const { id } = await accountOf(call);
    await remove(call.core, id);
    return { status: 204 };
  },
});
