import type { Call } from '../core/types';
import type { CalendarEvent } from './calendars';
import { entityType } from '../core/entity-type';
import { badRequest } from '../core/errors';
import { usersFragment } from '../core/reply';
import { inZone, instant, preferredZone } from './date-time-zone';
import { accepts, words } from './define';
import { plainText } from './mailbox';
import { outlookItemProperties, outlookView } from './outlook-item';

export const read = accepts(
  'Calendars.ReadBasic Calendars.Read Calendars.ReadWrite',
  'Calendars.Read Calendars.ReadWrite',
);
export const write = accepts('Calendars.ReadWrite', 'Calendars.ReadWrite');

/** https://learn.microsoft.com/graph/api/resources/event */
export const eventType = entityType('event', {
  writable: {
    allowNewTimeProposals: 'flag',
    attendees: 'list',
    body: 'object',
    categories: 'list',
    end: 'object',
    hideAttendees: 'flag',
    importance: 'text',
    isAllDay: 'flag',
    isOnlineMeeting: 'flag',
    isReminderOn: 'flag',
    location: 'object',
    locations: 'list',
    onlineMeetingProvider: 'text',
    recurrence: 'object',
    reminderMinutesBeforeStart: 'number',
    responseRequested: 'flag',
    sensitivity: 'text',
    showAs: 'text',
    start: 'object',
    subject: 'text',
    transactionId: 'text',
  },
  readOnly: [
    ...outlookItemProperties,
    ...words(`bodyPreview hasAttachments iCalUId isCancelled isDraft isOrganizer onlineMeeting
      onlineMeetingUrl organizer originalEndTimeZone originalStart originalStartTimeZone
      responseStatus seriesMasterId type webLink`),
  ],
});

/** As it is answered: in the zone and form of text that the caller prefers. */
export function view(call: Call): (event: CalendarEvent) => Record<string, unknown> {
  const prefer = call.headers['prefer'];
  const zone = preferredZone(prefer);
  const asText = /outlook\.body-content-type="?text"?/i.test(prefer ?? '');
  return ({ calendarId: _calendarId, ...event }) => {
    const shown = outlookView(call, event);
    const body = event['body'] as { contentType: string; content: string };
    return {
      ...shown,
      start: inZone(instant(event.start), event.isAllDay ? 'UTC' : zone),
      end: inZone(instant(event.end), event.isAllDay ? 'UTC' : zone),
      ...(asText && { body: { contentType: 'text', content: plainText(body) } }),
    };
  };
}

export function described(call: Call) {
  const calendar = call.params['calendar-id'];
  const within = calendar === undefined ? '' : `/calendars('${encodeURIComponent(calendar)}')`;
  return { type: eventType, fragment: `${usersFragment(call)}${within}/events` };
}

/** @throws GraphError 400 when there is no window, or it is none. */
export function windowOf({ query }: Call): (event: CalendarEvent) => boolean {
  return within(query.custom.get('startdatetime'), query.custom.get('enddatetime'));
}

/** What overlaps a window. @throws GraphError 400 when it is none. */
export function within(
  start: string | undefined,
  end: string | undefined,
): (event: CalendarEvent) => boolean {
  if (start === undefined || end === undefined)
    throw badRequest(
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
      'ErrorInvalidParameter',
    );
  const [from, to] = [instant({ dateTime: start }), instant({ dateTime: end })];
  if (from > to)
    throw badRequest('The start of the window is after its end.', 'ErrorInvalidParameter');
  return (event) => instant(event.start) < to && instant(event.end) >= from;
}
