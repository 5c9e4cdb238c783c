import { operation, READ } from '../operation';
import { accountOf, accountResponse, theAccount } from './account';

export const getAccount = operation({
  id: 'getAccount',
  method: 'GET',
  path: '/api/accounts/{accountId}',
  tag: 'accounts',
  summary: 'One account',
  roles: READ,
  answers: theAccount,
  problems: [404],
  handle: async (call) => accountResponse(call, await accountOf(call)),
});
