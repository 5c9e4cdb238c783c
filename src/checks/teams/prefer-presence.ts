import { fail } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { selfId } from '../self';
import { ownPresence, presenceCalls, readPresence } from './presence';

const calls = {
  ...presenceCalls,
  prefer: call({
    method: 'POST',
    path: '/me/presence/setUserPreferredPresence',
    appPath: '/users/{userId}/presence/setUserPreferredPresence',
    delegated: 'Presence.ReadWrite',
    application: 'Presence.ReadWrite.All',
    bodyProperties: ['availability', 'activity', 'expirationDuration'],
    page: 'https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence',
  }),
  clear: call({
    method: 'POST',
    path: '/me/presence/clearUserPreferredPresence',
    appPath: '/users/{userId}/presence/clearUserPreferredPresence',
    delegated: 'Presence.ReadWrite',
    application: 'Presence.ReadWrite.All',
    page: 'https://learn.microsoft.com/graph/api/presence-clearuserpreferredpresence',
  }),
};

/** Told by the marker, as a presence has no room for one: what is preferred, and so what is looked for. */
const preferredBy = (marker: string): string =>
  Number.parseInt(marker.slice(-1), 16) % 2 === 0 ? 'BeRightBack' : 'Away';

const preference: Creation = {
  what: 'a preferred presence, “be right back” or “away”, that lapses after five minutes',
  removal: 'cleared; what the user preferred before is not set again',
  async find(context, marker) {
    const { userId, presence } = await ownPresence(context);
    return presence.availability === preferredBy(marker) ? [userId] : [];
  },
  async remove(context, userId) {
    await context.send(calls.clear, { params: { userId }, body: {} });
  },
};

export const check = defineCheck({
  id: 'teams.prefer-presence',
  workload: 'teams',
  kind: 'write',
  title: 'A preferred presence shows',
  proves:
    'What the user prefers to be seen as is what others see; a user who is nowhere signed in to Teams stays offline.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { preference },
  async run(context) {
    const userId = await selfId(context);
    const availability = preferredBy(context.marker);
    await context.send(calls.prefer, {
      params: { userId },
      body: { availability, activity: availability, expirationDuration: 'PT5M' },
    });
    context.created('preference', userId);
    // Without a session in Teams there is nothing the preference could apply to.
    const shown = await context.poll(
      () => readPresence(context, userId),
      (presence) => [availability, 'Offline'].includes(presence.availability),
      { everyMs: 2000, forMs: 60_000 },
    );
    if (!shown)
      fail('the presence is the preferred one within a minute', { expected: availability });
  },
});
