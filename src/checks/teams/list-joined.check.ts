import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { id, listJoined, teamNeeds } from './calls';

export default opensById({
  title: 'A joined team can be opened',
  proves: 'A team that the user has joined can be read by its id, under the same name.',
  needs: teamNeeds,
  thing: 'a joined team',
  list: listJoined,
  get: get('/teams/{id}', { ...id, displayName: z.string() }, { select: false }),
  same: ['displayName'],
});
