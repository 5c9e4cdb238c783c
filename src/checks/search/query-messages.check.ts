import { DAY_MS, defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { search, searchPages } from './calls';

const readSelf = get(
  '/me',
  { mail: z.string().nullish(), userPrincipalName: z.string() },
  { permission: { delegated: 'User.Read' } },
);
const searchMessages = search(
  'Mail.Read',
  z.looseObject({ receivedDateTime: z.iso.datetime({ offset: true }) }),
);

const PERIOD_MS = 60 * DAY_MS;

export default defineCheck({
  title: 'A search keeps to the time it is asked for',
  proves:
    'A search for messages of the user’s own since a day finds none from before, and none twice.',
  needs: ['a mailbox in Exchange Online'],
  calls: [readSelf, searchMessages],
  async run({ graph, now }) {
    const self = await graph.send(readSelf);
    const since = new Date(now() - PERIOD_MS).toISOString().slice(0, 10);
    // Of nobody else's: what is found comes with a few words of it.
    const queryString = `from:"${self.mail ?? self.userPrincipalName}" received>=${since}`;
    const query = { entityType: 'message', queryString };
    await searchPages(graph, searchMessages, query, ({ receivedDateTime }) => {
      // The day is one of the mailbox's time zone.
      const late = Date.parse(receivedDateTime) >= Date.parse(since) - DAY_MS;
      expect.holds('what is found is from the time that was asked for', late);
    });
  },
});
