import { by, byFilter, byName, defineCreation } from '@perennial/checks';
import * as z from 'zod';
import { list, post } from '../graph';

export const id = { id: z.string() };

const createContact = post('/me/contacts', id, { body: ['displayName', 'givenName', 'jobTitle'] });
const listNames = list('/me/contacts', { ...id, displayName: z.string().nullable() });
const purgeContact = post('/me/contacts/{id}/permanentDelete', undefined, { repeatable: true });

export const contact = defineCreation({
  name: 'contacts.contact',
  what: 'a contact without an address',
  removal: 'permanently deleted (kept by Exchange in Purges until its retention period ends)',
  make: createContact,
  marker: 'displayName',
  find: byFilter(listNames, 'displayName'),
  remove: by(purgeContact),
});

const createFolder = post('/me/contactFolders', id, { body: ['displayName'] });
const listFolders = list(
  '/me/contactFolders',
  { ...id, displayName: z.string().nullish() },
  { query: { $top: '100' } },
);
const purgeFolder = post('/me/contactFolders/{id}/permanentDelete', undefined, {
  repeatable: true,
});

export const folder = defineCreation({
  name: 'contacts.folder',
  what: 'a contact folder with one contact in it',
  removal: 'permanently deleted, with what is in it',
  make: createFolder,
  marker: 'displayName',
  find: byName(listFolders, 'displayName'),
  remove: by(purgeFolder),
});

export const listContacts = list('/me/contacts', id);
