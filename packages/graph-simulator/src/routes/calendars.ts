import type { Call, Caller, Entity } from '../core/types';
import type { DateTimeTimeZone } from './date-time-zone';
import type { OutlookItem } from './outlook-item';
import type { User } from '../core/tenant';
import { Collection } from '../core/collection';
import { HOUR_MS } from '../core/durations';
import { badRequest, GraphError, outlook } from '../core/errors';
import { changeKey, outlookId } from '../core/ids';
import { perUser } from '../core/tenant';
import { inZone, instant } from './date-time-zone';
import { keptBody, plainText, recipient } from './mailbox';
import { newOutlookItem } from './outlook-item';

export interface Calendar extends Entity {
  name: string;
  isDefaultCalendar: boolean;
}

export interface CalendarEvent extends OutlookItem {
  calendarId: string;
  subject: string | null;
  start: DateTimeTimeZone;
  end: DateTimeTimeZone;
  isAllDay: boolean;
}

/** One person's calendars and events. */
export class Calendars {
  readonly calendars: Collection<Calendar>;
  readonly events: Collection<CalendarEvent>;
  readonly main: Calendar;

  constructor(readonly user: User) {
    const { tenant } = user;
    this.calendars = new Collection(tenant, 'calendar', ({ name }) => name);
    this.events = new Collection(
      tenant,
      'calendar',
      ({ subject }) => subject ?? '',
      ({ calendarId }) => calendarId,
    );
    this.main = this.calendars.seed(this.newCalendar({ name: 'Calendar' }, true));
    this.calendars.seed(this.newCalendar({ name: 'Birthdays' }, false));
    this.seedEvents();
  }

  /** The default one where no id is given. @throws GraphError 404. */
  calendar(id: string | undefined): Calendar {
    const found = id === undefined ? this.main : this.calendars.get(id);
    if (!found) throw outlook.notFound(id ?? '');
    return found;
  }

  create(given: Readonly<Record<string, unknown>>, by: Caller): Calendar {
    const { name } = given;
    if (typeof name !== 'string' || name.trim() === '')
      throw badRequest('The name of a calendar must not be empty.', 'ErrorInvalidRequest');
    if (this.calendars.all().some((calendar) => calendar.name.toLowerCase() === name.toLowerCase()))
      throw new GraphError(
        409,
        'ErrorFolderExists',
        'A folder with the specified name already exists.',
      );
    return this.calendars.create(this.newCalendar({ ...given, name }, false), by);
  }

  /** With all in it, for good: there is no permanent deletion of calendars but the default one. */
  remove(calendar: Calendar): void {
    if (calendar.isDefaultCalendar)
      throw badRequest(
        'The default calendar cannot be deleted.',
        'ErrorCannotDeleteDefaultCalendar',
      );
    for (const event of this.in(calendar)) this.events.remove(event);
    this.calendars.remove(calendar);
  }

  in(calendar: Calendar): CalendarEvent[] {
    return this.events.all().filter(({ calendarId }) => calendarId === calendar.id);
  }

  newEvent(calendar: Calendar, given: Readonly<Record<string, unknown>>): CalendarEvent {
    const now = this.user.tenant.now();
    const item = newOutlookItem(now);
    const { tenant, displayName, userPrincipalName } = this.user;
    return {
      ...item,
      transactionId: null,
      iCalUId: `040000008200E00074C5B7101A82E008${item.changeKey.replace(/\W/g, '').toUpperCase()}`,
      reminderMinutesBeforeStart: 15,
      isReminderOn: true,
      hasAttachments: false,
      hideAttendees: false,
      subject: null,
      importance: 'normal',
      sensitivity: 'normal',
      isAllDay: false,
      isCancelled: false,
      isDraft: false,
      isOrganizer: true,
      responseRequested: true,
      seriesMasterId: null,
      showAs: 'busy',
      type: 'singleInstance',
      webLink: `https://outlook.office365.com/owa/?itemid=${item.id}&exvsurl=1&path=/calendar/item`,
      onlineMeetingUrl: null,
      isOnlineMeeting: false,
      onlineMeetingProvider: 'unknown',
      allowNewTimeProposals: true,
      recurrence: null,
      responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
      location: {
        displayName: '',
        locationType: 'default',
        uniqueIdType: 'unknown',
        address: {},
        coordinates: {},
      },
      locations: [],
      attendees: [],
      organizer: recipient(displayName, userPrincipalName),
      onlineMeeting: null,
      ...eventFrom({
        start: inZone(tenant.now(), 'UTC'),
        end: inZone(tenant.now() + HOUR_MS / 2, 'UTC'),
        body: null,
        ...given,
      }),
      calendarId: calendar.id,
    } as unknown as CalendarEvent;
  }

  private newCalendar(
    given: Readonly<Record<string, unknown>>,
    isDefaultCalendar: boolean,
  ): Calendar {
    const { displayName, userPrincipalName } = this.user;
    return {
      id: outlookId(),
      name: '',
      color: 'auto',
      hexColor: '',
      ...given,
      isDefaultCalendar,
      changeKey: changeKey(),
      canShare: true,
      canViewPrivateItems: true,
      canEdit: true,
      allowedOnlineMeetingProviders: ['teamsForBusiness'],
      defaultOnlineMeetingProvider: 'teamsForBusiness',
      isTallyingResponses: isDefaultCalendar,
      isRemovable: !isDefaultCalendar,
      owner: { name: displayName, address: userPrincipalName },
    };
  }

  private seedEvents(): void {
    const today = Math.floor(this.user.tenant.now() / HOUR_MS) * HOUR_MS;
    for (let index = 0; index < 14; index += 1) {
      const start = today + (index - 4) * 18 * HOUR_MS;
      this.events.seed(
        this.newEvent(this.main, {
          subject: `${['Planning', 'Review', 'One to one'][index % 3] ?? ''} ${index + 1}`,
          start: inZone(start, 'UTC'),
          end: inZone(start + HOUR_MS, 'UTC'),
        }),
      );
    }
  }
}

/** What a caller gave, as Exchange keeps it. */
export function eventFrom(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body = 'body' in given && keptBody(given['body'] ?? { contentType: 'html', content: '' });
  const location = given['location'] as { displayName?: unknown } | null | undefined;
  return {
    ...given,
    ...('recurrence' in given && {
      type: given['recurrence'] === null ? 'singleInstance' : 'seriesMaster',
    }),
    ...(body && { body, bodyPreview: plainText(body).slice(0, 255) }),
    ...('start' in given && zoned('start', 'originalStartTimeZone', given['start'])),
    ...('end' in given && zoned('end', 'originalEndTimeZone', given['end'])),
    ...(location && {
      location: {
        locationType: 'default',
        uniqueIdType: 'private',
        uniqueId: location.displayName ?? '',
        ...location,
      },
    }),
  };
}

/** Kept in UTC, with the zone it was given in beside it. */
function zoned(name: string, zoneName: string, given: unknown): Record<string, unknown> {
  const timeZone = (given as Partial<DateTimeTimeZone> | null)?.timeZone ?? 'UTC';
  return { [name]: inZone(instant(given), 'UTC'), [zoneName]: timeZone };
}

export const calendarsOf = perUser((user) => new Calendars(user));

/** The calendar a path names, or the default one. */
export function calendarOf(call: Call): Calendar {
  return calendarsOf(call.user).calendar(call.params['calendar-id']);
}
