import type { Call, Caller, Entity, Reply } from '../../core/types';
import type { User } from '../../core/tenant';
import { randomUUID } from 'node:crypto';
import { Collection } from '../../core/collection';
import { HOUR_MS } from '../../core/durations';
import { entityType, jsonBody, written } from '../../core/entity-type';
import { badRequest } from '../../core/errors';
import { context, noContent, one, param, usersFragment } from '../../core/reply';
import { perUser } from '../../core/tenant';
import { checkNames, select } from '../../odata/shape';
import { gateway } from '../gateway-errors';

interface Meeting extends Entity {
  readonly subject: string | null;
  readonly externalId: string | null;
  readonly joinWebUrl: string;
}

/** The online meetings that somebody organizes; none of them is in the calendar. */
class Meetings {
  readonly all: Collection<Meeting>;

  constructor(readonly user: User) {
    this.all = new Collection(user.tenant, 'online meetings', ({ subject }) => subject ?? '');
  }

  create(given: Readonly<Record<string, unknown>>, by: Caller): Meeting {
    const { id, userPrincipalName, tenant } = this.user;
    const now = tenant.now();
    const start = time(given['startDateTime']) ?? now;
    const end = time(given['endDateTime']) ?? start + HOUR_MS;
    if (given['endDateTime'] !== undefined && given['startDateTime'] === undefined)
      throw badRequest('endDateTime is given without startDateTime.');
    if (end <= start) throw badRequest('endDateTime is not after startDateTime.');
    const threadId = `19:meeting_${Buffer.from(randomUUID()).toString('base64url')}@thread.v2`;
    const iso = (at: number) => new Date(at).toISOString();
    const organizer = JSON.stringify({ Tid: tenant.id, Oid: id });
    return this.all.create(
      {
        id: Buffer.from(`1*${id}*0**${threadId}`).toString('base64url'),
        creationDateTime: iso(now),
        startDateTime: iso(start),
        endDateTime: iso(end),
        joinWebUrl: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(threadId)}/0?context=${encodeURIComponent(organizer)}`,
        subject: text(given['subject']),
        externalId: text(given['externalId']),
        isBroadcast: false,
        allowedPresenters: 'everyone',
        participants: {
          organizer: {
            upn: userPrincipalName,
            role: 'presenter',
            identity: { user: { id, displayName: null } },
          },
          attendees: [],
        },
        chatInfo: { threadId, messageId: '0', replyChainMessageId: null },
      },
      by,
    );
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const time = (value: unknown): number | undefined =>
  typeof value === 'string' ? Date.parse(value) : undefined;

const meetingsOf = perUser((user) => new Meetings(user));

/** https://learn.microsoft.com/graph/api/resources/onlinemeeting */
const meetingType = entityType('onlineMeeting', {
  writable: {
    subject: 'text',
    startDateTime: 'time',
    endDateTime: 'time',
    externalId: 'text',
    participants: 'object',
    allowedPresenters: 'text',
  },
  readOnly: ['chatInfo', 'creationDateTime', 'isBroadcast', 'joinWebUrl'],
});

const described = (call: Call) => ({
  type: meetingType,
  fragment: `${usersFragment(call)}/onlineMeetings`,
});

export function createMeeting(call: Call): Reply {
  const given = written(jsonBody(call), meetingType);
  return one(call, described(call), meetingsOf(call.user).create(given, call.caller), 201);
}

export function createOrGet(call: Call): Reply {
  const meetings = meetingsOf(call.user);
  const given = written(jsonBody(call), meetingType);
  const { externalId } = given;
  if (typeof externalId !== 'string' || externalId === '')
    throw badRequest('externalId is required.');
  const known = meetings.all.all().find((meeting) => meeting.externalId === externalId);
  if (known) return one(call, described(call), known);
  return one(call, described(call), meetings.create(given, call.caller), 201);
}

/** Meetings are not listed: one is looked up by the address people join it at. */
const BY_ADDRESS = /^\(?\s*joinWebUrl\s+eq\s+'((?:[^']|'')*)'\s*\)?$/i;

export function findMeeting(call: Call): Reply {
  const address = BY_ADDRESS.exec(call.query.raw.get('$filter') ?? '')?.[1]?.replaceAll("''", "'");
  if (address === undefined) throw badRequest('A filter on joinWebUrl is required.');
  const found = meetingsOf(call.user)
    .all.all()
    .filter(({ joinWebUrl }) => joinWebUrl === address);
  if (found.length === 0) throw gateway.notFound(address);
  checkNames(call.query, meetingType);
  const value = found.map((meeting) => select(meeting, call.query));
  return { status: 200, json: { '@odata.context': context(call, described(call), false), value } };
}

function meetingOf(call: Call): Meeting {
  const id = param(call, 'meeting-id');
  const found = meetingsOf(call.user).all.get(id);
  if (!found) throw gateway.notFound(id);
  return found;
}

export function getMeeting(call: Call): Reply {
  return one(call, described(call), meetingOf(call));
}

export function deleteMeeting(call: Call): Reply {
  meetingsOf(call.user).all.remove(meetingOf(call));
  return noContent;
}
