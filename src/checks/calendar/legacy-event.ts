import * as z from 'zod';
import { call } from '../define';
import type { Creation, RunContext } from '../define';
import { collect, pageOf } from '../paging';
import { literal } from '../path';
import { inZone } from './zones';

/** Calendars.ReadBasic would do, but it is reserved for administrators to consent to. */
export const WIDER =
  'Calendars.ReadBasic needs an administrator’s consent; Calendars.Read serves as well.';

/** Makes an event of which a check sets more than `makeEvent` does by itself. */
export const createCall = (...more: readonly string[]) =>
  call({
    method: 'POST',
    path: '/me/events',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    bodyProperties: [
      ...['subject', 'start', 'end', 'showAs', 'isReminderOn', 'transactionId'],
      ...more,
    ],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-events',
  });

/** To make an event, and to find and remove it. */
export const eventCalls = {
  create: createCall(),
  bySubject: call({
    method: 'GET',
    path: '/me/events',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(z.looseObject({ id: z.string(), subject: z.string().nullable() })),
    page: 'https://learn.microsoft.com/graph/api/user-list-events',
    wider: WIDER,
  }),
  purge: call({
    method: 'POST',
    path: '/me/events/{id}/permanentDelete',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/event-permanentdelete',
  }),
};

/** Events with the marker for a subject, removed for good. */
export const eventCreation = (what: string): Creation => ({
  what,
  removal: 'permanently deleted',
  async find(context, marker) {
    const query = { $filter: `subject eq ${literal(marker)}`, $select: 'id,subject' };
    const { items } = await collect(context, eventCalls.bySubject, { query }, 50);
    return items.filter(({ subject }) => subject === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(eventCalls.purge, { params: { id } });
  },
});

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** A random time in one to two months, on a quarter of an hour: an event there is in nobody’s way. */
export function someTime({ now, random }: Pick<RunContext, 'now' | 'random'>): {
  readonly start: number;
  readonly end: number;
} {
  const soonest = Math.ceil(now() / DAY_MS) * DAY_MS + 30 * DAY_MS;
  const start = soonest + random.int(0, 30 * 96) * 15 * MINUTE_MS;
  return { start, end: start + random.int(1, 8) * 15 * MINUTE_MS };
}

/**
 * Makes an event that carries the marker, without attendees, shown as free and without a reminder but
 * where `more` says otherwise. Answers its id, which the ledger knows by then as of kind `event`.
 */
export async function makeEvent(
  context: RunContext,
  { start, end }: { readonly start: number; readonly end: number },
  more: Readonly<Record<string, unknown>> = {},
  zone = 'UTC',
): Promise<string> {
  const { body: created } = await context.send(eventCalls.create, {
    body: {
      subject: context.marker,
      start: inZone(start, zone),
      end: inZone(end, zone),
      showAs: 'free',
      isReminderOn: false,
      transactionId: context.marker,
      ...more,
    },
  });
  context.created('event', created.id);
  return created.id;
}
