import { appKey } from '../../domain/app-key';
import type { AppInTenant } from '../../domain/app-key';

/**
 * Outlook takes four requests side by side per app and mailbox; a fifth is answered 429.
 * https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits
 */
export const PLACES_PER_MAILBOX = 4;

/** What lies in a mailbox, by the segment after the user: mail, calendar, contacts, tasks and what Outlook knows of people. */
const IN_A_MAILBOX = new Set([
  'calendar',
  'calendargroups',
  'calendars',
  'calendarview',
  'contactfolders',
  'contacts',
  'events',
  'findmeetingtimes',
  'getmailtips',
  'inferenceclassification',
  'mailboxsettings',
  'mailfolders',
  'messages',
  'outlook',
  'people',
  'reminderview',
  'sendmail',
  'todo',
  'translateexchangeids',
]);

/**
 * The mailbox that a request looks into, by a path below `/v1.0`; undefined for everything else. `signedIn`
 * names whose `/me` is.
 */
export function mailboxOf(path: string, signedIn: string): string | undefined {
  const [, , user, first] = /^\/(me|users\/([^/?]+))\/([^/?(]+)/i.exec(path) ?? [];
  if (first === undefined || !IN_A_MAILBOX.has(first.toLowerCase())) return undefined;
  return user === undefined ? signedIn : decodeURIComponent(user).toLowerCase();
}

/** The places of every mailbox, for one instance: whichever run, account or undo a request comes from. */
export class MailboxPlaces {
  readonly #mailboxes = new Map<string, Places>();

  /** Sends a request as soon as its mailbox has a place; at once where it is about none. */
  async take<T>(app: AppInTenant, mailbox: string | undefined, send: () => Promise<T>): Promise<T> {
    if (mailbox === undefined) return send();
    const key = `${appKey(app)}|${mailbox}`;
    const places = this.#mailboxes.get(key) ?? { taken: 0, waiting: [] };
    this.#mailboxes.set(key, places);
    if (places.taken < PLACES_PER_MAILBOX) places.taken += 1;
    else await new Promise<void>((resolve) => places.waiting.push(resolve));
    try {
      return await send();
    } finally {
      // Whoever waits takes the place over.
      const next = places.waiting.shift();
      if (next) next();
      else places.taken -= 1;
      if (places.taken === 0) this.#mailboxes.delete(key);
    }
  }
}

interface Places {
  taken: number;
  readonly waiting: (() => void)[];
}
