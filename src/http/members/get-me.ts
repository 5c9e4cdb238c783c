import { describePrincipal } from '../../members/manage';
import { operation, READ } from '../operation';
import { me } from './member-schema';

export const getMe = operation({
  id: 'getMe',
  method: 'GET',
  path: '/api/me',
  tag: 'members',
  summary: 'Whose key this is, and what it may do',
  roles: READ,
  answers: { 200: { description: 'The key’s holder', schema: me } },
  handle: async ({ core, principal }) => ({
    status: 200,
    body: await describePrincipal(core, principal),
  }),
});
