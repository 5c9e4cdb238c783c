import { by, byFilter, DAY_MS, defineCreation } from '@perennial/checks';
import * as z from 'zod';
import { get, list, post } from '../graph';

export const id = { id: z.string() };

/** A message as it was written. Its text comes without markup when `asText` goes with the request. */
export const written = { subject: z.string(), body: z.looseObject({ content: z.string() }) };
export const asText = { Prefer: 'outlook.body-content-type="text"' };

/** A message, and the folder it lies in. */
export const placed = { ...id, subject: z.string(), parentFolderId: z.string() };

/** A message whose subject is the marker, in whichever folder. */
const bySubject = {
  removal: 'permanently deleted (kept by Exchange in Purges until its retention period ends)',
  find: byFilter(list('/me/messages', { ...id, subject: z.string().nullable() }), 'subject'),
  remove: by(post('/me/messages/{id}/permanentDelete', undefined, { repeatable: true })),
};

export const draft = defineCreation({
  ...bySubject,
  name: 'mail.draft',
  what: 'a draft',
  make: post('/me/messages', id, { body: ['subject', 'importance', 'body'] }),
  marker: 'subject',
});

export const sentMail = defineCreation({
  ...bySubject,
  name: 'mail.sent-mail',
  what: 'a message from the user to the user; no copy in Sent Items',
  make: post('/me/sendMail', undefined, { body: ['message', 'saveToSentItems'] }),
  marker: 'message.subject',
  lateByMs: DAY_MS,
});

export const folder = defineCreation({
  name: 'mail.folder',
  what: 'a mail folder of its own',
  removal: 'permanently deleted, with what is in it',
  make: post('/me/mailFolders', id, { body: ['displayName'] }),
  marker: 'displayName',
  find: byFilter(list('/me/mailFolders', { ...id, displayName: z.string() }), 'displayName'),
  remove: by(post('/me/mailFolders/{id}/permanentDelete', undefined, { repeatable: true })),
});

export const addDraft = post('/me/mailFolders/{folder}/messages', id, { body: ['subject'] });
export const listContent = list('/me/mailFolders/{folder}/messages', id);

/** Folders that every mailbox has at its top, and nobody can delete. https://learn.microsoft.com/graph/api/resources/mailfolder */
export const WELL_KNOWN = ['inbox', 'drafts', 'sentitems', 'deleteditems'] as const;
export const readWellKnown = get('/me/mailFolders/{name}', id);
