import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id, root } from './calls';

const item = { ...id, name: z.string() };

export default opensById({
  title: 'A page of the root site opens by id',
  proves: 'A page that the root site shows can be read by its id, under the same file name.',
  thing: 'a page',
  at: root,
  list: list('/sites/{site}/pages', item),
  get: get('/sites/{site}/pages/{id}', item, { docs: 'basesitepage-get' }),
  same: ['name'],
  needs: ['a page in the root site'],
});
