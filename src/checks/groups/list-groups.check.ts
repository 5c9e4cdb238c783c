import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id, READ, READ_ONE } from './calls';

const group = {
  ...id,
  mailEnabled: z.boolean().nullable(),
  securityEnabled: z.boolean().nullable(),
};

export default opensById({
  title: 'A group in the list is the group by itself',
  proves: 'One of the groups that the directory lists is of the same sort when read by its id.',
  thing: 'a group',
  list: list('/groups', group, { ...READ, query: { $top: '50' } }),
  args: { limit: 50 },
  get: get('/groups/{id}', group, READ_ONE),
  same: ['mailEnabled', 'securityEnabled'],
});
