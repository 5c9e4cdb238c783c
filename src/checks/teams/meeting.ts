import { by, DAY_MS, defineCreation, finding } from '@perennial/checks';
import * as z from 'zod';
import { del, post } from '../graph';
import { readOwnId } from '../self';
import { id } from './calls';

export const aMeeting = {
  ...id,
  subject: z.string().nullish(),
  joinWebUrl: z.string(),
  startDateTime: z.string(),
  endDateTime: z.string(),
};

/** App-only, Microsoft’s pages of online meetings take a user’s object id. */
const createOrGet = post('/me/onlineMeetings/createOrGet', aMeeting, {
  appPath: '/users/{userId}/onlineMeetings/createOrGet',
  body: ['externalId', 'subject', 'startDateTime', 'endDateTime'],
});
const deleteMeeting = del('/me/onlineMeetings/{id}', {
  appPath: '/users/{userId}/onlineMeetings/{id}',
});

export const HALF_HOUR_MS = 30 * 60_000;

/** The body of a meeting of half an hour, known by its marker. */
export const meetingBody = (marker: string, start: number) => ({
  externalId: marker,
  subject: marker,
  startDateTime: new Date(start).toISOString(),
  endDateTime: new Date(start + HALF_HOUR_MS).toISOString(),
});

export const meeting = defineCreation({
  name: 'teams.meeting',
  what: 'an online meeting of half an hour, tomorrow, which is in nobody’s calendar',
  removal: 'deleted',
  make: createOrGet,
  marker: 'subject',
  /**
   * Meetings cannot be listed. What made the meeting gives it again for the same external id; where
   * there is none, it makes one, which is then removed like any other.
   */
  find: finding([readOwnId, createOrGet], async ({ graph, now }, marker) => {
    const at = { userId: (await graph.send(readOwnId)).id };
    const body = meetingBody(marker, now() + DAY_MS);
    const made = await graph.send(createOrGet, { at, body });
    return made.subject === marker ? [{ id: made.id, at }] : [];
  }),
  remove: by(deleteMeeting),
});
