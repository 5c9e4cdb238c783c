import { defineCheck, expect, nothingToCheck } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';

const readSettings = get('/me/mailboxSettings', { timeZone: z.string().nullable() });
const listSupported = list(
  '/me/outlook/supportedTimeZones',
  { alias: z.string() },
  { select: false },
);

export default defineCheck({
  title: 'The mailbox’s time zone is one that Exchange supports',
  proves: 'The settings of the mailbox can be read, and name a time zone that its server supports.',
  needs: ['a mailbox whose time zone was set by its Windows name'],
  calls: [readSettings, listSupported],
  async run({ graph }) {
    const settings = await graph.send(readSettings);
    const supported = await graph.send(listSupported);
    const zone = settings.timeZone ?? '';
    // IANA's names and custom zones have a slash; the list is of Windows' names, which have none.
    if (zone === '' || zone.includes('/')) nothingToCheck();
    const names = supported.value.map(({ alias }) => alias);
    expect.among('the time zone is one that is supported', zone, names);
  },
});
