import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { needs } from './calls';

const controls = '/security/secureScoreControlProfiles';
const control = { id: z.string(), maxScore: z.number() };

export default opensById({
  title: 'A control of the secure score can be opened',
  proves:
    'A control that the secure score is made of can be read by its id, and is worth the same.',
  thing: 'a control',
  list: list(controls, control, { select: false, query: { $top: '20' } }),
  get: get(`${controls}/{id}`, control, { select: false }),
  same: ['maxScore'],
  needs,
});
