import type { Call, Caller, Entity, Reply } from '../../core/types';
import type { User } from '../../core/tenant';
import { Collection } from '../../core/collection';
import { DAY_MS, HOUR_MS } from '../../core/durations';
import { entityType, jsonBody, written } from '../../core/entity-type';
import { badRequest } from '../../core/errors';
import { one, usersFragment } from '../../core/reply';
import { perUser } from '../../core/tenant';
import { inZone, instant } from '../date-time-zone';

interface Preference {
  readonly availability: string;
  readonly activity: string;
}

interface StatusMessage {
  readonly content: string;
  readonly contentType: string;
  readonly expiresAt: number | undefined;
}

type Published = StatusMessage & { readonly publishedAt: number };

/** Somebody who is signed in to Teams: what they prefer to be seen as shows at once. */
class Presence {
  private readonly preferences: Collection<Entity & Preference>;
  private readonly messages: Collection<Entity & Published>;

  constructor(readonly user: User) {
    const { tenant } = user;
    this.preferences = new Collection(tenant, 'presence', ({ availability }) => availability);
    this.messages = new Collection(tenant, 'presence', ({ content }) => content);
  }

  prefer(preference: Preference, lastsMs: number, by: Caller): void {
    this.clear();
    const { availability, activity } = preference;
    const item = { id: `preference of ${this.user.id}`, availability, activity };
    this.replace(this.preferences, item, this.user.tenant.now() + lastsMs, by);
  }

  clear(): void {
    for (const item of this.preferences.all()) this.preferences.remove(item);
  }

  /** No text takes the message away. */
  say(message: StatusMessage, by: Caller): void {
    for (const item of this.messages.all()) this.messages.remove(item);
    const { content, contentType, expiresAt } = message;
    if (content === '') return;
    const publishedAt = this.user.tenant.now();
    const item = { id: `message of ${this.user.id}`, content, contentType, publishedAt, expiresAt };
    this.replace(this.messages, item, expiresAt, by);
  }

  view(): Record<string, unknown> {
    const [preference] = this.preferences.all();
    const [message] = this.messages.all();
    const { availability = 'Available', activity = 'Available' } = preference ?? {};
    return {
      id: this.user.id,
      availability,
      activity,
      outOfOfficeSettings: { message: null, isOutOfOffice: false },
      statusMessage: message ? messageView(message) : null,
      sequenceNumber: 'A0200S0000000001',
    };
  }

  private replace<T extends Entity>(
    collection: Collection<T>,
    item: T,
    until: number | undefined,
    by: Caller,
  ): void {
    collection.create(item, by);
    if (until === undefined) return;
    this.user.tenant.later(until, () => {
      if (collection.all().includes(item)) collection.remove(item);
    });
  }
}

function messageView({ content, contentType, publishedAt, expiresAt }: Published) {
  return {
    message: { content, contentType },
    publishedDateTime: new Date(publishedAt).toISOString(),
    ...(expiresAt !== undefined && { expiryDateTime: inZone(expiresAt, 'UTC') }),
  };
}

const presenceOf = perUser((user) => new Presence(user));

/** https://learn.microsoft.com/graph/api/resources/presence */
const presenceType = entityType('presence', {
  writable: {},
  readOnly: [
    'activity', 'availability', 'outOfOfficeSettings', 'sequenceNumber', 'statusMessage', 'workLocation',
  ], // prettier-ignore
});

export function getPresence(call: Call): Reply {
  const fragment = `${usersFragment(call)}/presence`;
  return one(call, { type: presenceType, fragment }, presenceOf(call.user).view());
}

/** What may be preferred: https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence */
const activities: Readonly<Record<string, string>> = {
  Available: 'Available',
  Busy: 'Busy',
  DoNotDisturb: 'DoNotDisturb',
  BeRightBack: 'BeRightBack',
  Away: 'Away',
  Offline: 'OffWork',
};

const preferenceType = entityType('presence', {
  writable: { availability: 'text', activity: 'text', expirationDuration: 'text' },
});

const done: Reply = { status: 200 };

export function prefer(call: Call): Reply {
  const { availability, activity, expirationDuration } = written(jsonBody(call), preferenceType);
  if (
    typeof availability !== 'string' ||
    typeof activity !== 'string' ||
    activities[availability] !== activity
  )
    throw badRequest('The combination of availability and activity is not supported.');
  const lasts = expirationDuration ?? (/^(Busy|DoNotDisturb)$/.test(availability) ? 'P1D' : 'P7D');
  presenceOf(call.user).prefer({ availability, activity }, durationMs(lasts), call.caller);
  return done;
}

/** A duration in ISO 8601, in days, hours and minutes. */
function durationMs(text: unknown): number {
  const match = /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?$/.exec(String(text));
  const [days = 0, hours = 0, minutes = 0] = (match ?? []).slice(1).map((part) => Number(part));
  const ms = (days || 0) * DAY_MS + (hours || 0) * HOUR_MS + (minutes || 0) * 60_000;
  if (ms <= 0) throw badRequest('The expiration duration is not valid.');
  return ms;
}

export function clearPreferred(call: Call): Reply {
  presenceOf(call.user).clear();
  return done;
}

const messageType = entityType('presenceStatusMessage', {
  writable: { message: 'object', expiryDateTime: 'object', publishedDateTime: 'time' },
});

export function setStatusMessage(call: Call): Reply {
  const { statusMessage } = written(
    jsonBody(call),
    entityType('presence', { writable: { statusMessage: 'object' } }),
  );
  const { message, expiryDateTime } = written(
    (statusMessage ?? {}) as Record<string, unknown>,
    messageType,
  );
  const { content, contentType } = { ...(message as Record<string, unknown> | null) };
  if (typeof content !== 'string') throw badRequest('The status message has no content.');
  const expiresAt = expiryDateTime ? instant(expiryDateTime) : undefined;
  if (expiresAt !== undefined && expiresAt <= call.now)
    throw badRequest('The expiry of the status message has passed.');
  presenceOf(call.user).say(
    { content, contentType: typeof contentType === 'string' ? contentType : 'text', expiresAt },
    call.caller,
  );
  return done;
}
