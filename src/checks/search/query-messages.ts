import * as z from 'zod';
import { ok } from '../assert';
import { call, defineCheck } from '../define';
import { queryCall, searchPages } from './query';

const calls = {
  self: call({
    method: 'GET',
    path: '/me',
    delegated: 'User.Read',
    response: z.looseObject({ mail: z.string().nullish(), userPrincipalName: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/user-get',
  }),
  query: queryCall(
    'Mail.Read',
    z.looseObject({ receivedDateTime: z.iso.datetime({ offset: true }) }),
  ),
};

const DAY_MS = 24 * 60 * 60_000;
const PERIOD_MS = 60 * DAY_MS;

export const check = defineCheck({
  id: 'search.query-messages',
  workload: 'search',
  kind: 'read',
  title: 'A search keeps to the time it is asked for',
  proves:
    'A search for messages of the user’s own since a day finds none from before, and none twice.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  needs: ['a mailbox in Exchange Online'],
  async run(context) {
    const query = { $select: 'mail,userPrincipalName' };
    const { body: self } = await context.send(calls.self, { query });
    const since = new Date(context.now() - PERIOD_MS).toISOString().slice(0, 10);
    // Of nobody else's: what is found comes with a few words of it.
    const queryString = `from:"${self.mail ?? self.userPrincipalName}" received>=${since}`;
    const asked = { entityType: 'message', queryString };
    await searchPages(context, calls.query, asked, ({ receivedDateTime }) => {
      // The day is one of the mailbox's time zone.
      const late = Date.parse(receivedDateTime) >= Date.parse(since) - DAY_MS;
      ok('what is found is from the time that was asked for', late);
    });
  },
});
