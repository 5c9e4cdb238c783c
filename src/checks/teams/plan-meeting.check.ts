import { DAY_MS, defineCheck, expect, literal } from '@perennial/checks';
import { get, list } from '../graph';
import { readOwnId } from '../self';
import { aMeeting, HALF_HOUR_MS, meeting, meetingBody } from './meeting';

const readMeeting = get('/me/onlineMeetings/{id}', aMeeting, {
  select: false,
  appPath: '/users/{userId}/onlineMeetings/{id}',
});
const findMeetings = list('/me/onlineMeetings', aMeeting, {
  select: false,
  appPath: '/users/{userId}/onlineMeetings',
});

export default defineCheck({
  title: 'An online meeting can be joined',
  proves: 'Teams makes an online meeting with its subject and times, and finds it by its address.',
  needs: ['app-only, an application access policy in Teams that covers the user'],
  calls: [readMeeting, findMeetings],
  creates: [meeting],
  async run({ graph, marker, now, eventually }) {
    const at = { userId: (await graph.send(readOwnId)).id };
    // Whole minutes, as a service may keep no more.
    const start = Math.floor((now() + DAY_MS) / 60_000) * 60_000;
    const made = await graph.create(meeting, { at, body: meetingBody(marker, start) });
    const read = await graph.send(readMeeting, { at: { ...at, id: made.id } });
    expect.equal('the meeting has its subject', read.subject, marker);
    expect.equal('it starts when it should', Date.parse(read.startDateTime), start);
    expect.equal('it ends when it should', Date.parse(read.endDateTime), start + HALF_HOUR_MS);
    const query = { $filter: `JoinWebUrl eq ${literal(read.joinWebUrl)}` };
    const found = await eventually(
      'a meeting has its address',
      () => graph.all(findMeetings, { at, query }),
      ({ length }) => length > 0,
    );
    expect.equal('one meeting has its address', found.length, 1);
    expect.equal('it is the same meeting', found[0]?.id, made.id);
  },
});
