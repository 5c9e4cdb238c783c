import { equal, fail, notApplicable } from '../assert';
import { call, defineCheck } from '../define';
import type { CheckContext, Creation } from '../define';
import { plain } from '../text';
import { ownPresence, presenceCalls, readPresence } from './presence';

const calls = {
  ...presenceCalls,
  set: call({
    method: 'POST',
    path: '/me/presence/setStatusMessage',
    appPath: '/users/{userId}/presence/setStatusMessage',
    delegated: 'Presence.ReadWrite',
    application: 'Presence.ReadWrite.All',
    bodyProperties: ['statusMessage'],
    page: 'https://learn.microsoft.com/graph/api/presence-setstatusmessage',
  }),
};

const LASTS_MS = 10 * 60_000;

async function say(context: CheckContext, userId: string, content: string): Promise<void> {
  const dateTime = new Date(context.now() + LASTS_MS).toISOString().slice(0, 19);
  await context.send(calls.set, {
    params: { userId },
    body: {
      statusMessage: {
        message: { content, contentType: 'text' },
        ...(content !== '' && { expiryDateTime: { dateTime, timeZone: 'UTC' } }),
      },
    },
  });
}

const contentOf = (presence: Awaited<ReturnType<typeof readPresence>>): string =>
  plain(presence.statusMessage?.message?.content ?? '');

const status: Creation = {
  what: 'a status message in Teams that lapses after ten minutes; one of the user’s own is left alone',
  removal: 'taken away',
  async find(context, marker) {
    const { userId, presence } = await ownPresence(context);
    return contentOf(presence).includes(marker) ? [userId] : [];
  },
  remove: (context, userId) => say(context, userId, ''),
};

export const check = defineCheck({
  id: 'teams.set-status',
  workload: 'teams',
  kind: 'write',
  title: 'A status message shows',
  proves: 'A status message that is set in Teams is shown, word for word, within a minute.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  needs: ['no status message of the user’s own'],
  creates: { status },
  async run(context) {
    const { userId, presence } = await ownPresence(context);
    if (contentOf(presence) !== '') notApplicable('not-provisioned', 'in-use');
    await say(context, userId, context.marker);
    context.created('status', userId);
    const shown = await context.poll(
      () => readPresence(context, userId),
      (now) => contentOf(now) !== '',
      { everyMs: 2000, forMs: 60_000 },
    );
    if (!shown) fail('a status message shows within a minute');
    equal('it is the one that was set', contentOf(shown), context.marker);
  },
});
