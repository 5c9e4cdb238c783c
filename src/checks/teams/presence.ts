import { defineCreation, finding, plain, removing } from '@perennial/checks';
import type { Graph } from '@perennial/checks';
import * as z from 'zod';
import { get, post } from '../graph';
import { readOwnId } from '../self';
import { id } from './calls';

/** App-only, Microsoft’s pages of presence take a user’s object id. */
const PRESENCE = '/users/{userId}/presence';

const message = z.looseObject({ content: z.string().nullish() });
export const readPresence = get(
  '/me/presence',
  {
    ...id,
    availability: z.string(),
    activity: z.string(),
    statusMessage: z.looseObject({ message: message.nullish() }).nullish(),
  },
  { select: false, appPath: PRESENCE },
);
export const presenceCalls = [readOwnId, readPresence];

/** How the user is seen by others now, and the user’s object id as the paths want it. */
export async function ownPresence(graph: Graph) {
  const at = { userId: (await graph.send(readOwnId)).id };
  return { at, presence: await graph.send(readPresence, { at }) };
}

/** Told by the marker, as a presence has no room for one: what is preferred, and so what is looked for. */
export const preferredBy = (marker: string): string =>
  Number.parseInt(marker.slice(-1), 16) % 2 === 0 ? 'BeRightBack' : 'Away';

const clear = post('/me/presence/clearUserPreferredPresence', undefined, {
  appPath: `${PRESENCE}/clearUserPreferredPresence`,
  repeatable: true,
});

export const preference = defineCreation({
  name: 'teams.preference',
  what: 'a preferred presence, “be right back” or “away”, that lapses after five minutes',
  removal: 'cleared; what the user preferred before is not set again',
  make: post('/me/presence/setUserPreferredPresence', undefined, {
    appPath: `${PRESENCE}/setUserPreferredPresence`,
    body: ['availability', 'activity', 'expirationDuration'],
  }),
  marker: false,
  find: finding(presenceCalls, async ({ graph }, marker) => {
    const { at, presence } = await ownPresence(graph);
    return presence.availability === preferredBy(marker) ? [{ id: at.userId, at: {} }] : [];
  }),
  remove: removing([clear], async ({ graph }, { id: userId }) => {
    await graph.send(clear, { at: { userId }, body: {} });
  }),
});

const setStatus = post('/me/presence/setStatusMessage', undefined, {
  appPath: `${PRESENCE}/setStatusMessage`,
  body: ['statusMessage'],
  status: [200],
  docs: 'presence-setstatusmessage',
});

/** The status message that is shown, or none. */
export const statusIn = ({ statusMessage }: z.output<NonNullable<typeof readPresence.schema>>) =>
  plain(statusMessage?.message?.content ?? '');

export const status = defineCreation({
  name: 'teams.status',
  what: 'a status message in Teams that lapses after ten minutes; one of the user’s own is left alone',
  removal: 'taken away',
  make: setStatus,
  marker: 'statusMessage.message.content',
  find: finding(presenceCalls, async ({ graph }, marker) => {
    const { at, presence } = await ownPresence(graph);
    return statusIn(presence).includes(marker) ? [{ id: at.userId, at: {} }] : [];
  }),
  remove: removing([setStatus], async ({ graph }, { id: userId }) => {
    const statusMessage = { message: { content: '', contentType: 'text' } };
    await graph.send(setStatus, { at: { userId }, body: { statusMessage } });
  }),
});
