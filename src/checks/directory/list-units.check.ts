import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const units = '/directory/administrativeUnits';
const unit = { ...id, displayName: z.string() };

export default opensById({
  title: 'An administrative unit opens by id',
  proves:
    'An administrative unit that the directory lists can be read by its id, under the same name.',
  thing: 'an administrative unit',
  list: list(units, unit, {
    query: { $top: '20' },
    docs: 'directory-list-administrativeunits',
  }),
  get: get(`${units}/{id}`, unit),
  same: ['displayName'],
  needs: ['an administrative unit'],
});
