import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { WHOLE } from './calls';
import { id } from './version';

const plan = { ...id, title: z.string() };

export default opensById({
  title: 'A plan in the list is the plan by itself',
  proves: 'One of the plans that Planner lists as the user’s has the same title read by its id.',
  needs: ['a plan that is shared with the user'],
  thing: 'a plan',
  list: list('/me/planner/plans', plan, WHOLE),
  args: { limit: 200 },
  get: get('/planner/plans/{id}', plan, WHOLE),
  same: ['title'],
});
