import { opensById } from '@perennial/checks';
import { get, list } from '../graph';
import { id } from './calls';

export default opensById({
  title: 'A site that is found can be opened',
  proves: 'A site that a search finds can be read by the id under which it was found.',
  thing: 'a site that was found',
  list: list('/sites', id, { query: { search: '*' } }),
  get: get('/sites/{id}', id),
  same: [],
});
