import { expect, literal, opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const schema = { ...id, status: z.string(), owner: z.string() };
const AVAILABLE = 'Available';

export default opensById({
  title: 'A schema extension opens by id',
  proves:
    'A filter gives only schema extensions that are available, and one of them is the same by its id.',
  thing: 'a schema extension',
  list: list('/schemaExtensions', schema, {
    query: { $filter: `status eq ${literal(AVAILABLE)}`, $top: '20' },
  }),
  get: get('/schemaExtensions/{id}', schema),
  same: ['status', 'owner'],
  listed(schemas) {
    const others = schemas.filter(({ status }) => status !== AVAILABLE).length;
    expect.equal('all that the filter gives are available', others, 0);
  },
});
