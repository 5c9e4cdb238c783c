import { startSimulator } from '../src';
import type { Simulator } from '../src';
import { Client, codeOf, values } from './client';

let simulator: Simulator;
let now: number;
let client: Client;
let signedIn: Client;

beforeEach(async () => {
  now = Date.parse('2026-11-21T12:00:00Z');
  simulator = await startSimulator({ now: () => now });
  client = await Client.open(simulator.origin, 'contoso.example');
  signedIn = await Client.open(simulator.origin, 'signedin.example');
});
afterEach(() => simulator.close());

const left = () => simulator.leftovers().map(({ workload, name }) => `${workload}: ${name}`);
const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });

describe('groups', () => {
  const security = { mailEnabled: false, mailNickname: 'sample', securityEnabled: true };
  const unified = {
    ...security,
    mailEnabled: true,
    securityEnabled: false,
    groupTypes: ['Unified'],
  };
  const named = "/groups?$filter=displayName eq 'Sample'";

  test('a new one is read at once, listed later, told as a change, and gone when deleted', async () => {
    const { last } = await client.all('/groups/delta?$select=displayName');
    const id = await client.make('/groups', { displayName: 'Sample', ...security });
    expect((await client.get(`/groups/${id}`)).json).toMatchObject({ displayName: 'Sample' });
    expect(values(await client.get(named))).toEqual([]);
    now += 1000;
    expect(values(await client.get(named))).toMatchObject([{ id }]);
    const changes = await client.get(String(last.json['@odata.deltaLink']));
    expect(values(changes)).toMatchObject([{ id, displayName: 'Sample' }]);
    expect((await client.send('DELETE', `/groups/${id}`)).status).toBe(204);
    expect((await client.get(`/groups/${id}`)).status).toBe(404);
    expect(left()).toEqual([]);
  });

  test('a deleted Microsoft 365 group is kept for a while, and so is left behind', async () => {
    const id = await signedIn.make('/groups', { displayName: 'Sample', ...unified });
    expect(values(await signedIn.get(`/groups/${id}/owners`))).toHaveLength(1);
    await signedIn.send('DELETE', `/groups/${id}`);
    expect(left()).toEqual(['groups: Sample']);
  });

  test.each([
    ['no name', { displayName: '' }],
    ['a nickname with a blank', { mailNickname: 'a b' }],
    ['mail for a security group', { mailEnabled: true }],
    ['no security and no mail', { securityEnabled: false }],
  ])('%s is refused', async (_, changes) => {
    const answer = await client.send('POST', '/groups', {
      displayName: 'Sample',
      ...security,
      ...changes,
    });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'Request_BadRequest']);
  });

  test('members are counted only for those who take what the index knows', async () => {
    const [first] = values(await client.get('/groups'));
    const path = `/groups/${String(first?.['id'])}/members?$count=true`;
    expect(codeOf(await client.get(path))).toBe('Request_UnsupportedQuery');
    const { json } = await client.get(path, { ConsistencyLevel: 'eventual' });
    expect(json['@odata.count']).toBe((json['value'] as object[]).length);
  });
});

describe('plans', () => {
  const fixtures = async (whose: Client) => {
    const groups = values(await whose.get('/me/memberOf'));
    const group = groups.find(({ displayName }) => displayName === 'Perennial fixtures');
    const [plan] = values(await whose.get(`/groups/${String(group?.['id'])}/planner/plans`));
    return String(plan?.['id']);
  };

  test('nothing is changed but the version that is named', async () => {
    const made = await client.send('POST', '/planner/tasks', {
      planId: await fixtures(client),
      title: 'Sample',
    });
    const path = `/planner/tasks/${String(made.json['id'])}`;
    const change = { title: 'Changed' };
    const etag = String(made.json['@odata.etag']);
    expect((await client.send('PATCH', path, change)).status).toBe(400);
    const changed = await client.send('PATCH', path, change, { 'If-Match': etag });
    expect(changed.status).toBe(204);
    expect((await client.send('PATCH', path, change, { 'If-Match': etag })).status).toBe(412);
    const shown = await client.send(
      'PATCH',
      path,
      { percentComplete: 100 },
      {
        'If-Match': String((await client.get(path)).json['@odata.etag']),
        Prefer: 'return=representation',
      },
    );
    expect(shown.json).toMatchObject({ title: 'Changed', percentComplete: 100 });
    expect(shown.json['completedDateTime']).toBe('2026-11-21T12:00:00.000Z');
    const last = String(shown.json['@odata.etag']);
    expect((await client.send('DELETE', path, undefined, { 'If-Match': last })).status).toBe(204);
    expect((await client.get(path)).status).toBe(404);
    expect(left()).toEqual([]);
  });

  test('a plan goes with all in it; a bucket leaves its tasks', async () => {
    const group = await signedIn.make('/groups', {
      displayName: 'Sample',
      mailNickname: 'sample',
      mailEnabled: true,
      securityEnabled: false,
      groupTypes: ['Unified'],
    });
    const container = { url: `https://graph.microsoft.com/v1.0/groups/${group}` };
    const planId = await signedIn.make('/planner/plans', { container, title: 'Plan' });
    const bucketId = await signedIn.make('/planner/buckets', { planId, name: 'Bucket' });
    const task = await signedIn.make('/planner/tasks', { planId, bucketId, title: 'Task' });
    const remove = async (path: string) => {
      const etag = String((await signedIn.get(path)).json['@odata.etag']);
      return (await signedIn.send('DELETE', path, undefined, { 'If-Match': etag })).status;
    };
    expect(await remove(`/planner/buckets/${bucketId}`)).toBe(204);
    expect((await signedIn.get(`/planner/tasks/${task}`)).json['bucketId']).toBeNull();
    expect(await remove(`/planner/plans/${planId}`)).toBe(204);
    expect(left()).toEqual(['groups: Sample']);
  });

  test.each([
    ['/planner/tasks', { title: 'No plan' }, 400],
    ['/planner/tasks', { title: 'T', planId: 'nothing' }, 404],
    ['/planner/buckets', { name: 'No plan' }, 400],
    ['/planner/plans', { title: 'No group' }, 400],
  ])('POST %s %j is refused', async (path, body, status) => {
    expect((await client.send('POST', path, body)).status).toBe(status);
  });

  test('a group without plans, and one that somebody is not in, is not open to them', async () => {
    const security = { mailEnabled: false, mailNickname: 'sample', securityEnabled: true };
    const id = await signedIn.make('/groups', { displayName: 'Sample', ...security });
    expect((await signedIn.get(`/groups/${id}/planner/plans`)).status).toBe(403);
    expect((await client.get('/me/planner/plans')).status).toBe(403);
  });

  test('a checklist is changed entry by entry', async () => {
    const planId = await fixtures(client);
    const id = await client.make('/planner/tasks', { planId, title: 'Sample' });
    const path = `/planner/tasks/${id}/details`;
    const change = async (checklist: object) => {
      const etag = String((await client.get(path)).json['@odata.etag']);
      await client.send('PATCH', path, { checklist }, { 'If-Match': etag });
    };
    await change({ one: { title: 'One', isChecked: true }, two: { title: 'Two' } });
    await change({ one: { title: 'First' }, two: null });
    const { checklist } = (await client.get(path)).json;
    expect(checklist).toMatchObject({ one: { title: 'First', isChecked: true } });
    expect(Object.keys(checklist as object)).toEqual(['one']);
    const task = (await client.get(`/planner/tasks/${id}`)).json;
    expect(task).toMatchObject({ checklistItemCount: 1, activeChecklistItemCount: 0 });
  });
});

describe('calendar', () => {
  const window = 'startDateTime=2027-03-01T00:00:00Z&endDateTime=2027-04-01T00:00:00Z';
  const event = (recurrence: object) => ({
    subject: 'Sample',
    start: at('2027-03-01T10:00:00'),
    end: at('2027-03-01T11:00:00'),
    recurrence,
  });
  const range = { type: 'numbered', startDate: '2027-03-01', numberOfOccurrences: 3 };

  test.each([
    [{ type: 'daily', interval: 2 }, range, ['01', '03', '05']],
    [{ type: 'weekly', interval: 1, daysOfWeek: ['monday', 'friday'] }, range, ['01', '05', '08']],
    [
      { type: 'daily', interval: 10 },
      { type: 'endDate', endDate: '2027-03-21' },
      ['01', '11', '21'],
    ],
  ])('a series of %j takes place on its days', async (pattern, ends, days) => {
    const id = await client.make('/me/events', event({ pattern, range: ends }));
    const instances = values(await client.get(`/me/events/${id}/instances?${window}`));
    const starts = instances.map(({ start }) => (start as { dateTime: string }).dateTime);
    expect(starts.map((start) => start.slice(8, 10))).toEqual(days);
    const shown = values(await client.get(`/me/calendarView?${window}`));
    expect(shown.map((item) => item['id'])).toEqual(instances.map((item) => item['id']));
    expect(shown).toMatchObject([{ type: 'occurrence', seriesMasterId: id }, {}, {}]);
    const [first] = shown;
    const alone = await client.get(`/me/events/${String(first?.['id'])}`);
    expect(alone.json).toMatchObject({ seriesMasterId: id });
    await client.send('POST', `/me/events/${id}/permanentDelete`);
    expect(values(await client.get(`/me/calendarView?${window}`))).toEqual([]);
  });

  test.each([
    [{ type: 'absoluteMonthly', interval: 1 }, range],
    [{ type: 'weekly', interval: 1 }, range],
    [{ type: 'daily', interval: 0 }, range],
    [
      { type: 'daily', interval: 1 },
      { type: 'numbered', numberOfOccurrences: 0 },
    ],
  ])('a series of %j until %j is refused', async (pattern, ends) => {
    const answer = await client.send('POST', '/me/events', event({ pattern, range: ends }));
    expect(answer.status).toBe(400);
  });

  test('a group that holds a calendar is not deleted, nor is the first one', async () => {
    const [main] = values(await client.get('/me/calendarGroups'));
    const id = await client.make('/me/calendarGroups', { name: 'Sample' });
    const calendar = await client.make(`/me/calendarGroups/${id}/calendars`, { name: 'Sample' });
    const remove = async (path: string) => (await client.send('DELETE', path)).status;
    expect(await remove(`/me/calendarGroups/${String(main?.['id'])}`)).toBe(400);
    expect(await remove(`/me/calendarGroups/${id}`)).toBe(400);
    expect(await remove(`/me/calendarGroups/${id}/calendars/${calendar}`)).toBe(204);
    expect(await remove(`/me/calendarGroups/${id}`)).toBe(204);
    expect(left()).toEqual([]);
  });

  test('a schedule tells who is free, and of whom nothing is known', async () => {
    await client.make('/me/events', event({ pattern: { type: 'daily', interval: 1 }, range }));
    const { json } = await client.send('POST', '/me/calendar/getSchedule', {
      schedules: [client.userPrincipalName, 'nobody@contoso.example'],
      startTime: at('2027-03-01T09:00:00'),
      endTime: at('2027-03-01T12:00:00'),
      availabilityViewInterval: 30,
    });
    expect(json['value']).toMatchObject([
      { scheduleId: client.userPrincipalName, availabilityView: '002200' },
      { error: { responseCode: 'ErrorMailRecipientNotFound' } },
    ]);
  });

  test('times that are suggested are free', async () => {
    await signedIn.make('/me/events', event({ pattern: { type: 'daily', interval: 1 }, range }));
    const slot = { start: at('2027-03-01T09:30:00'), end: at('2027-03-01T12:00:00') };
    const { json } = await signedIn.send('POST', '/me/findMeetingTimes', {
      meetingDuration: 'PT1H',
      timeConstraint: { timeSlots: [slot] },
    });
    expect(json['meetingTimeSuggestions']).toMatchObject([
      { meetingTimeSlot: { start: { dateTime: '2027-03-01T11:00:00.0000000' } } },
    ]);
    const none = await signedIn.send('POST', '/me/findMeetingTimes', {
      meetingDuration: 'PT3H',
      timeConstraint: { timeSlots: [slot] },
    });
    expect(none.json['emptySuggestionsReason']).toBe('OrganizerUnavailable');
  });
});
