import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const application = { ...id, appId: z.string() };

export default opensById({
  title: 'An app registration opens by id',
  proves:
    'An app registration that the directory lists can be read by its id, with the same client id.',
  thing: 'an app registration',
  list: list('/applications', application, { query: { $top: '20' } }),
  get: get('/applications/{id}', application),
  same: ['appId'],
  needs: ['an app that is registered in the tenant'],
});
