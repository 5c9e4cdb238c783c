import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import type { CheckContext, Creation } from '../define';
import { pageOf } from '../paging';
import { literal } from '../path';
import { selfCall, selfId } from '../self';

const meeting = z.looseObject({
  id: z.string(),
  subject: z.string().nullish(),
  joinWebUrl: z.string(),
  startDateTime: z.string(),
  endDateTime: z.string(),
});

/** App-only, Microsoft's pages of online meetings take a user's object id. */
const calls = {
  self: selfCall,
  create: call({
    method: 'POST',
    path: '/me/onlineMeetings/createOrGet',
    appPath: '/users/{userId}/onlineMeetings/createOrGet',
    delegated: 'OnlineMeetings.ReadWrite',
    application: 'OnlineMeetings.ReadWrite.All',
    bodyProperties: ['externalId', 'subject', 'startDateTime', 'endDateTime'],
    response: meeting,
    status: [200, 201],
    page: 'https://learn.microsoft.com/graph/api/onlinemeeting-createorget',
  }),
  find: call({
    method: 'GET',
    path: '/me/onlineMeetings',
    appPath: '/users/{userId}/onlineMeetings',
    delegated: 'OnlineMeetings.Read',
    application: 'OnlineMeetings.Read.All',
    response: pageOf(meeting),
    page: 'https://learn.microsoft.com/graph/api/onlinemeeting-get',
  }),
  read: call({
    method: 'GET',
    path: '/me/onlineMeetings/{id}',
    appPath: '/users/{userId}/onlineMeetings/{id}',
    delegated: 'OnlineMeetings.Read',
    application: 'OnlineMeetings.Read.All',
    response: meeting,
    page: 'https://learn.microsoft.com/graph/api/onlinemeeting-get',
  }),
  remove: call({
    method: 'DELETE',
    path: '/me/onlineMeetings/{id}',
    appPath: '/users/{userId}/onlineMeetings/{id}',
    delegated: 'OnlineMeetings.ReadWrite',
    application: 'OnlineMeetings.ReadWrite.All',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/onlinemeeting-delete',
  }),
};

const HALF_HOUR_MS = 30 * 60_000;
const DAY_MS = 48 * HALF_HOUR_MS;

async function create(context: CheckContext, userId: string, marker: string, startsAt: number) {
  const startDateTime = new Date(startsAt).toISOString();
  const endDateTime = new Date(startsAt + HALF_HOUR_MS).toISOString();
  const { body } = await context.send(calls.create, {
    params: { userId },
    body: { externalId: marker, subject: marker, startDateTime, endDateTime },
  });
  return body;
}

const onlineMeeting: Creation = {
  what: 'an online meeting of half an hour, tomorrow, which is in nobody’s calendar',
  removal: 'deleted',
  /**
   * Meetings cannot be listed. What made the meeting gives it again for the same external id; where
   * there is none, it makes one, which is then removed like any other.
   */
  async find(context, marker) {
    const made = await create(context, await selfId(context), marker, context.now() + DAY_MS);
    return made.subject === marker ? [made.id] : [];
  },
  async remove(context, id) {
    await context.send(calls.remove, { params: { userId: await selfId(context), id } });
  },
};

export const check = defineCheck({
  id: 'teams.plan-meeting',
  workload: 'teams',
  kind: 'write',
  title: 'An online meeting can be joined',
  proves: 'Teams makes an online meeting with its subject and times, and finds it by its address.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  needs: ['app-only, an application access policy in Teams that covers the user'],
  creates: { meeting: onlineMeeting },
  async run(context) {
    const userId = await selfId(context);
    // Whole minutes, as a service may keep no more.
    const start = Math.floor((context.now() + DAY_MS) / 60_000) * 60_000;
    const made = await create(context, userId, context.marker, start);
    context.created('meeting', made.id);
    const { body: read } = await context.send(calls.read, { params: { userId, id: made.id } });
    equal('the meeting has its subject', read.subject, context.marker);
    equal('it starts when it should', Date.parse(read.startDateTime), start);
    equal('it ends when it should', Date.parse(read.endDateTime), start + HALF_HOUR_MS);
    const { body: found } = await context.send(calls.find, {
      params: { userId },
      query: { $filter: `JoinWebUrl eq ${literal(read.joinWebUrl)}` },
    });
    equal('one meeting has its address', found.value.length, 1);
    equal('it is the same meeting', found.value[0]?.id, made.id);
  },
});
