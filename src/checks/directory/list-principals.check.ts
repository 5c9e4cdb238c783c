import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const principal = { ...id, appId: z.string() };

export default opensById({
  title: 'A service principal opens by id',
  proves:
    'A service principal that the directory lists can be read by its id, with the same client id.',
  thing: 'a service principal',
  list: list('/servicePrincipals', principal, { query: { $top: '20' } }),
  get: get('/servicePrincipals/{id}', principal),
  same: ['appId'],
});
