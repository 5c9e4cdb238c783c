import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const notebook = { ...id, displayName: z.string(), isDefault: z.boolean() };

export default opensById({
  title: 'A notebook is the same by itself as in the list',
  proves: 'A notebook that is listed has the same name when it is read by its own id.',
  thing: 'a notebook',
  list: list('/me/onenote/notebooks', notebook),
  get: get('/me/onenote/notebooks/{id}', notebook),
  same: ['displayName', 'isDefault'],
  needs: ['a notebook of the user’s own'],
});
