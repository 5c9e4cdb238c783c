/** What runs draw from: a read of the directory, of the mailbox and of the drive, and a write. */
import { lookupIn } from '@perennial/checks';
import * as z from 'zod';
import { aCheck, grammar } from '../../checks/support';
import { item, readCheck, writeCheck } from '../../support/world';

const id = { id: z.string() };
const readMail = grammar.list('/me/messages', id, {
  permission: 'Mail.ReadWrite',
  select: false,
  docs: 'user-list-messages',
});
const readDrive = grammar.get('/me/drive', id, {
  permission: 'Files.Read.All',
  select: false,
  docs: 'drive-get',
});

const readMailbox = aCheck('mail.list', {
  calls: [readMail],
  run: async ({ graph }) => {
    await graph.send(readMail);
  },
});

const readFiles = aCheck('files.read-drive', {
  calls: [readDrive],
  run: async ({ graph }) => {
    await graph.send(readDrive);
  },
});

const catalogue = [readCheck('read'), readMailbox, readFiles, writeCheck];

export const repertoire = { catalogue, ...lookupIn(catalogue, [item]) };

/** Reads of every run; the write is drawn in every second one. */
export const always = ['profile.read', 'mail.list', 'files.read-drive'];
export const drawn = { random: ['mail.make-item'], count: { min: 0, max: 1 } };

/** What the tokens of the proof may do. */
export const PERMISSIONS = [
  'User.Read',
  'User.Read.All',
  'User.ReadBasic.All',
  'Mail.ReadWrite',
  'Files.Read.All',
] as const;
