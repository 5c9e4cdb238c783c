import { by, byName, defineCreation } from '@perennial/checks';
import * as z from 'zod';
import { del, list, post } from '../graph';

const id = { id: z.string() };
const named = { ...id, displayName: z.string().nullish() };

export const category = defineCreation({
  name: 'mailbox-settings.category',
  what: 'a category that no item has',
  removal: 'deleted for good',
  make: post('/me/outlook/masterCategories', id, { body: ['displayName', 'color'] }),
  marker: 'displayName',
  find: byName(list('/me/outlook/masterCategories', named, { select: false }), 'displayName'),
  remove: by(del('/me/outlook/masterCategories/{id}')),
});

export const rule = defineCreation({
  name: 'mailbox-settings.rule',
  what: 'a rule of the inbox, switched off',
  removal: 'deleted for good',
  make: post('/me/mailFolders/inbox/messageRules', id, {
    body: ['displayName', 'sequence', 'isEnabled', 'conditions', 'actions'],
  }),
  marker: 'displayName',
  find: byName(list('/me/mailFolders/inbox/messageRules', named, { select: false }), 'displayName'),
  remove: by(del('/me/mailFolders/inbox/messageRules/{id}')),
});
