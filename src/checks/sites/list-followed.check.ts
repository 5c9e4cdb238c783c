import { opensById } from '@perennial/checks';
import { get, list } from '../graph';
import { id } from './calls';

export default opensById({
  title: 'A site that the user follows can be opened',
  proves: 'A site that the user follows can be read by the id under which it is followed.',
  thing: 'a followed site',
  list: list('/me/followedSites', id, { permission: { delegated: 'Sites.Read.All' } }),
  get: get('/sites/{id}', id),
  same: [],
  needs: ['a site that the user follows'],
});
