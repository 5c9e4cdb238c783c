import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id, root } from './calls';

const item = { ...id, name: z.string() };

export default opensById({
  title: 'A content type of the root site opens by id',
  proves: 'A content type that the root site shows can be read by its id, under the same name.',
  thing: 'a content type',
  at: root,
  list: list('/sites/{site}/contentTypes', item, { docs: 'site-list-contenttypes' }),
  get: get('/sites/{site}/contentTypes/{id}', item, { docs: 'contenttype-get' }),
  same: ['name'],
});
