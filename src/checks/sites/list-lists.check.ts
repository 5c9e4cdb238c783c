import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id, root } from './calls';

const item = { ...id, name: z.string(), webUrl: z.string() };

export default opensById({
  title: 'A list of the root site opens by id',
  proves: 'A list that the root site shows can be read by its id, under the same name and address.',
  thing: 'a list',
  at: root,
  list: list('/sites/{site}/lists', item),
  get: get('/sites/{site}/lists/{id}', item),
  same: ['name', 'webUrl'],
});
