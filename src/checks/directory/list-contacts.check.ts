import { opensById } from '@perennial/checks';
import { get, list } from '../graph';
import { id } from './calls';

export default opensById({
  title: 'A contact of the organization opens by id',
  proves: 'A contact that the directory lists can be read by its id.',
  thing: 'a contact',
  list: list('/contacts', id, { query: { $top: '20' } }),
  get: get('/contacts/{id}', id),
  same: [],
  needs: ['a contact in the organization’s directory'],
});
