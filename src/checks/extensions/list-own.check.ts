import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const named = { ...id, extensionName: z.string() };

export default opensById({
  title: 'An extension of the user’s entry opens by name',
  proves:
    'An open extension that the user’s entry lists can be read by its id, under the same name.',
  thing: 'an extension',
  list: list('/me/extensions', named, { select: false, docs: 'opentypeextension-get' }),
  get: get('/me/extensions/{id}', named, { select: false }),
  same: ['extensionName'],
  args: { limit: 100 },
  // Those that a check makes come and go.
  only: ({ extensionName }) => !extensionName.startsWith('com.perennial.'),
  needs: ['an open extension of the user’s entry, made by any app'],
});
