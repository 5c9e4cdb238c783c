import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id, root } from './calls';

const item = { ...id, name: z.string() };

export default opensById({
  title: 'A column of the root site opens by id',
  proves: 'A column that the root site shows can be read by its id, under the same name.',
  thing: 'a column',
  at: root,
  list: list('/sites/{site}/columns', item),
  get: get('/sites/{site}/columns/{id}', item, { docs: 'columndefinition-get' }),
  same: ['name'],
});
