import { startSimulator } from '../src';
import type { Simulator } from '../src';
import { Client, codeOf, values } from './client';

const MINUTE_MS = 60_000;

let simulator: Simulator;
let now: number;
let client: Client;

beforeEach(async () => {
  now = Date.parse('2026-11-21T12:00:00Z');
  simulator = await startSimulator({ now: () => now });
  client = await Client.open(simulator.origin, 'contoso.example');
});
afterEach(() => simulator.close());

test('a meeting is made once for an external id, and found by the address it is joined at', async () => {
  const body = { externalId: 'mine', subject: 'Mine' };
  const made = await client.send('POST', '/me/onlineMeetings/createOrGet', body);
  const again = await client.send('POST', '/me/onlineMeetings/createOrGet', body);
  expect([made.status, again.status]).toEqual([201, 200]);
  expect(again.json['id']).toBe(made.json['id']);
  const address = encodeURIComponent(String(made.json['joinWebUrl']));
  const found = await client.get(`/me/onlineMeetings?$filter=JoinWebUrl eq '${address}'`);
  expect(values(found)).toMatchObject([{ id: made.json['id'], subject: 'Mine' }]);
  expect(simulator.leftovers()).toMatchObject([{ workload: 'online meetings', name: 'Mine' }]);
  await client.send('DELETE', `/me/onlineMeetings/${String(made.json['id'])}`);
  expect(simulator.leftovers()).toEqual([]);
});

test.each([
  ['GET', '/me/onlineMeetings', undefined, 400],
  ['GET', "/me/onlineMeetings?$filter=subject eq 'a'", undefined, 400],
  ['GET', "/me/onlineMeetings?$filter=JoinWebUrl eq 'https://a'", undefined, 404],
  ['GET', '/me/onlineMeetings/nothing', undefined, 404],
  ['POST', '/me/onlineMeetings/createOrGet', { subject: 'a' }, 400],
  ['POST', '/me/onlineMeetings', { endDateTime: '2027-01-01T00:00:00Z' }, 400],
  [
    'POST',
    '/me/presence/setUserPreferredPresence',
    { availability: 'Busy', activity: 'Away' },
    400,
  ],
  [
    'POST',
    '/me/presence/setUserPreferredPresence',
    { availability: 'Busy', activity: 'Busy', expirationDuration: '5 minutes' },
    400,
  ],
  ['POST', '/me/presence/setStatusMessage', { statusMessage: {} }, 400],
  ['GET', '/teams/nothing', undefined, 404],
  ['GET', '/devices?$count=true', undefined, 400],
  ['GET', '/devices/$count', undefined, 400],
  ['GET', "/reports/getEmailActivityCounts(period='D8')", undefined, 400],
  ['GET', '/me/chats?$top=51', undefined, 400],
])('%s %s with %j is refused', async (method, path, body, status) => {
  const answer = await client.send(method, path, body);
  expect(answer.status).toBe(status);
  expect(codeOf(answer)).toMatch(/./);
  expect(simulator.leftovers()).toEqual([]);
});

test('a preferred presence shows until it is cleared or lapses', async () => {
  const prefer = (availability: string) =>
    client.send('POST', '/me/presence/setUserPreferredPresence', {
      availability,
      activity: availability,
      expirationDuration: 'PT5M',
    });
  const availability = async () => (await client.get('/me/presence')).json['availability'];
  await prefer('Away');
  await prefer('Busy');
  expect(await availability()).toBe('Busy');
  expect(simulator.leftovers()).toHaveLength(1);
  await client.send('POST', '/me/presence/clearUserPreferredPresence', {});
  expect(await availability()).toBe('Available');
  expect(simulator.leftovers()).toEqual([]);
  await prefer('Away');
  now += 6 * MINUTE_MS;
  expect(await availability()).toBe('Available');
  expect(simulator.leftovers()).toEqual([]);
});

test('a status message shows until it is taken away or lapses', async () => {
  const say = (content: string, dateTime: string) =>
    client.send('POST', '/me/presence/setStatusMessage', {
      statusMessage: {
        message: { content, contentType: 'text' },
        expiryDateTime: { dateTime, timeZone: 'UTC' },
      },
    });
  const shown = async () => (await client.get('/me/presence')).json['statusMessage'];
  await say('Away', '2026-11-21T12:10:00');
  expect(await shown()).toMatchObject({ message: { content: 'Away' } });
  await say('', '2026-11-21T12:10:00');
  expect(await shown()).toBeNull();
  await say('Away', '2026-11-21T12:10:00');
  now += 11 * MINUTE_MS;
  expect(await shown()).toBeNull();
  expect(simulator.leftovers()).toEqual([]);
  expect((await say('Away', '2026-11-21T12:10:00')).status).toBe(400);
});

test('a report is one row a day, behind an address that is good for minutes', async () => {
  const answer = await client.get("/reports/getMailboxUsageStorage(period='D7')");
  const url = answer.headers.get('location') ?? '';
  expect(url).not.toContain('/v1.0/');
  const lines = Buffer.from((await client.get(url)).bytes)
    .toString()
    .split('\r\n')
    .slice(0, -1);
  expect(lines[0]).toBe('\uFEFFReport Refresh Date,Storage Used (Byte),Report Date,Report Period');
  expect(lines).toHaveLength(8);
  expect(lines[1]).toMatch(/^2026-11-19,\d+,2026-11-19,7$/);
  now += 6 * MINUTE_MS;
  expect((await client.get(url)).status).toBe(404);
});

test('a member is found by a filter on a derived type', async () => {
  const [team] = values(await client.get('/me/joinedTeams'));
  const { json: self } = await client.get('/me');
  const found = await client.get(
    `/teams/${String(team?.['id'])}/members?$filter=(microsoft.graph.aadUserConversationMember/userId eq '${String(self['id'])}')`,
  );
  expect(values(found)).toMatchObject([{ userId: self['id'], roles: ['owner'] }]);
});
