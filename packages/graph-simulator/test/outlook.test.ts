import { startSimulator } from '../src';
import type { Simulator } from '../src';
import { Client, codeOf, values } from './client';

let simulator: Simulator;
let now: number;
let client: Client;

beforeEach(async () => {
  now = Date.parse('2026-11-21T12:00:00Z');
  simulator = await startSimulator({ now: () => now, delays: { mail: [300, 1500], search: 1000 } });
  client = await Client.open(simulator.origin, 'contoso.example');
});
afterEach(() => simulator.close());

const left = () => simulator.leftovers().map(({ workload, name }) => `${workload}: ${name}`);
const self = { emailAddress: { address: 'adele@contoso.example' } };

async function found(subject: string): Promise<Record<string, unknown>[]> {
  return values(await client.get(`/me/messages?$filter=subject eq '${subject}'`));
}

describe('mail', () => {
  test('sent to oneself arrives later, in two copies, and counts as left behind from the start', async () => {
    const message = {
      subject: 'To me',
      body: { contentType: 'Text', content: 'Hello' },
      toRecipients: [self],
    };
    const sent = await client.send('POST', '/me/sendMail', { message });
    expect(sent.status).toBe(202);
    expect(sent.headers.get('content-type')).toBeNull();
    expect(sent.bytes).toHaveLength(0);
    expect(left()).toEqual(['mail: To me', 'mail: To me']);
    expect(await found('To me')).toEqual([]);
    now += 1500;
    const copies = await found('To me');
    expect(copies.map((copy) => copy['isRead']).sort()).toEqual([false, true]);
    expect(new Set(copies.map((copy) => copy['internetMessageId'])).size).toBe(1);
    for (const { id } of copies)
      await client.send('POST', `/me/messages/${String(id)}/permanentDelete`);
    expect(left()).toEqual([]);
  });

  test('is not kept among the sent ones when it shall not be', async () => {
    const message = { subject: 'Once', toRecipients: [self] };
    await client.send('POST', '/me/sendMail', { message, saveToSentItems: false });
    now += 1500;
    const inbox = values(await client.get('/me/mailFolders/inbox/messages?$top=1'));
    expect(inbox[0]).toMatchObject({ subject: 'Once' });
    expect(left()).toHaveLength(1);
  });

  test('without a recipient is refused', async () => {
    const answer = await client.send('POST', '/me/sendMail', { message: { subject: 'x' } });
    expect(codeOf(answer)).toBe('ErrorInvalidRecipients');
  });

  test('deleted lies among the deleted items under another id, and still counts', async () => {
    const id = await client.make('/me/messages', { subject: 'Draft' });
    await client.send('DELETE', `/me/messages/${id}`);
    expect((await client.get(`/me/messages/${id}`)).status).toBe(404);
    expect(left()).toEqual(['mail: Draft']);
    const [deleted] = values(await client.get('/me/mailFolders/deleteditems/messages'));
    const path = `/me/messages/${String(deleted?.['id'])}`;
    await client.send('DELETE', path);
    expect(await found('Draft')).toEqual([]);
    expect(
      values(await client.get('/me/mailFolders/recoverableitemsdeletions/messages')),
    ).toHaveLength(1);
    expect(left()).toEqual(['mail: Draft']);
  });

  test('keeps its immutable id when it moves', async () => {
    const prefer = { prefer: 'IdType="ImmutableId"' };
    const id = await client.make('/me/messages', { subject: 'Moving' });
    const immutable = String((await client.get(`/me/messages/${id}`, prefer)).json['id']);
    const moved = await client.send('POST', `/me/messages/${id}/move`, {
      destinationId: 'archive',
    });
    expect(moved.json['id']).not.toBe(id);
    expect((await client.get(`/me/messages/${immutable}`, prefer)).json['id']).toBe(immutable);
  });

  test('counts are of the moment', async () => {
    const before = (await client.get('/me/mailFolders/inbox')).json;
    const [unread] = values(
      await client.get('/me/mailFolders/inbox/messages?$filter=isRead eq false&$top=1'),
    );
    await client.send('PATCH', `/me/messages/${String(unread?.['id'])}`, { isRead: true });
    const after = (await client.get('/me/mailFolders/inbox')).json;
    expect(after['unreadItemCount']).toBe(Number(before['unreadItemCount']) - 1);
    expect(after['totalItemCount']).toBe(before['totalItemCount']);
  });

  test('is found by text once the index knows of it', async () => {
    await client.make('/me/messages', { subject: 'Zanzibar' });
    const search = async () => values(await client.get('/me/messages?$search="zanzibar"'));
    expect(await search()).toEqual([]);
    now += 1000;
    expect(await search()).toHaveLength(1);
  });

  test('an If-Match of another version is refused', async () => {
    const made = await client.send('POST', '/me/messages', { subject: 'a' });
    const path = `/me/messages/${String(made.json['id'])}`;
    const etag = { 'if-match': String(made.json['@odata.etag']) };
    expect((await client.send('PATCH', path, { subject: 'b' }, etag)).status).toBe(200);
    expect((await client.send('PATCH', path, { subject: 'c' }, etag)).status).toBe(412);
  });

  test('HTML is kept as a document and given as text on request', async () => {
    const id = await client.make('/me/messages', {
      body: { contentType: 'HTML', content: '<p>Hi <b>you</b></p>' },
    });
    expect((await client.get(`/me/messages/${id}`)).json['body']).toMatchObject({
      contentType: 'html',
      content: expect.stringContaining('<body><p>Hi <b>you</b></p></body>') as string,
    });
    const asText = await client.get(`/me/messages/${id}`, {
      prefer: 'outlook.body-content-type="text"',
    });
    expect(asText.json['body']).toEqual({ contentType: 'text', content: 'Hi you' });
  });

  test('a folder that goes for good takes all in it along', async () => {
    const folder = await client.make('/me/mailFolders', { displayName: 'Box' });
    const child = await client.make(`/me/mailFolders/${folder}/childFolders`, {
      displayName: 'Inner',
    });
    await client.make(`/me/mailFolders/${child}/messages`, { subject: 'In it' });
    expect(left()).toHaveLength(3);
    expect((await client.send('DELETE', '/me/mailFolders/inbox')).status).toBe(400);
    await client.send('DELETE', `/me/mailFolders/${folder}`);
    expect(left()).toHaveLength(3);
    await client.send('POST', `/me/mailFolders/${folder}/permanentDelete`);
    expect(left()).toEqual([]);
  });

  test('a delta shows what came, changed and went since', async () => {
    const path = '/me/mailFolders/inbox/messages/delta?$select=subject';
    const first = await client.all(path);
    expect(first.items).toHaveLength(20);
    const link = String(first.last.json['@odata.deltaLink']);
    const id = await client.make('/me/mailFolders/inbox/messages', { subject: 'New' });
    await client.make('/me/mailFolders/archive/messages', { subject: 'Elsewhere' });
    const second = await client.all(link);
    expect(second.items.map((item) => item['subject'])).toEqual(['New']);
    await client.send('POST', `/me/messages/${id}/permanentDelete`);
    const third = await client.all(String(second.last.json['@odata.deltaLink']));
    expect(third.items).toEqual([{ '@removed': { reason: 'deleted' }, id }]);
  });
});

describe('calendar', () => {
  const event = {
    subject: 'Standup',
    start: { dateTime: '2026-11-25T09:00:00', timeZone: 'Pacific Standard Time' },
    end: { dateTime: '2026-11-25T09:30:00', timeZone: 'Pacific Standard Time' },
  };

  test('times come in UTC, or in the zone that is asked for', async () => {
    const id = await client.make('/me/events', event);
    const { json } = await client.get(`/me/events/${id}`);
    expect(json).toMatchObject({
      start: { dateTime: '2026-11-25T17:00:00.0000000', timeZone: 'UTC' },
      originalStartTimeZone: 'Pacific Standard Time',
    });
    const berlin = await client.get(`/me/events/${id}`, {
      prefer: 'outlook.timezone="W. Europe Standard Time"',
    });
    expect(berlin.json['start']).toEqual({
      dateTime: '2026-11-25T18:00:00.0000000',
      timeZone: 'W. Europe Standard Time',
    });
  });

  test('a view shows what overlaps its window', async () => {
    await client.make('/me/events', event);
    const view = async (from: string, to: string) =>
      (await client.all(`/me/calendarView?startDateTime=${from}&endDateTime=${to}`)).items.filter(
        ({ subject }) => subject === 'Standup',
      ).length;
    expect(await view('2026-11-25T17:15:00Z', '2026-11-25T17:20:00Z')).toBe(1);
    expect(await view('2026-11-25T16:00:00Z', '2026-11-25T17:00:00Z')).toBe(0);
    expect(codeOf(await client.get('/me/calendarView'))).toBe('ErrorInvalidParameter');
  });

  test.each([
    [
      { end: { dateTime: '2026-11-25T08:00:00', timeZone: 'Pacific Standard Time' } },
      'ErrorPropertyValidationFailure',
    ],
    [{ isAllDay: true }, 'ErrorPropertyValidationFailure'],
    [{ start: { dateTime: 'noon', timeZone: 'UTC' } }, 'ErrorInvalidDateTime'],
    [
      { start: { dateTime: '2026-11-25T09:00:00', timeZone: 'Nowhere' } },
      'TimeZoneNotSupportedException',
    ],
  ])('refuses %j', async (change, code) => {
    expect(codeOf(await client.send('POST', '/me/events', { ...event, ...change }))).toBe(code);
    expect(left()).toEqual([]);
  });

  test('the same transaction makes one event', async () => {
    const ids = [
      await client.make('/me/events', { ...event, transactionId: 'once' }),
      await client.make('/me/events', { ...event, transactionId: 'once' }),
    ];
    expect(new Set(ids).size).toBe(1);
  });

  test('a deleted event is out of sight and still counts; purged it does not', async () => {
    const [first, second] = [
      await client.make('/me/events', event),
      await client.make('/me/events', event),
    ];
    await client.send('DELETE', `/me/events/${first}`);
    expect((await client.get(`/me/events/${first}`)).status).toBe(404);
    await client.send('POST', `/me/events/${second}/permanentDelete`);
    expect(left()).toEqual(['calendar: Standup']);
  });

  test('a calendar goes with its events', async () => {
    const id = await client.make('/me/calendars', { name: 'Other' });
    await client.make(`/me/calendars/${id}/events`, event);
    await client.send('DELETE', `/me/calendars/${id}`);
    expect(left()).toEqual([]);
  });
});

test('a contact has the names it was given', async () => {
  const id = await client.make('/me/contacts', { givenName: 'Ada', surname: 'Byron' });
  expect((await client.get(`/me/contacts/${id}`)).json).toMatchObject({
    displayName: 'Ada Byron',
    fileAs: 'Byron, Ada',
  });
  await client.send('DELETE', `/me/contacts/${id}`);
  expect(left()).toEqual(['contacts: Ada Byron']);
});

test('a task completes, and goes with its list', async () => {
  const list = await client.make('/me/todo/lists', { displayName: 'Mine' });
  const task = await client.make(`/me/todo/lists/${list}/tasks`, { title: 'Do it' });
  const path = `/me/todo/lists/${list}/tasks/${task}`;
  const done = await client.send('PATCH', path, { status: 'completed' });
  expect(done.json['completedDateTime']).toEqual({
    dateTime: '2026-11-21T00:00:00.0000000',
    timeZone: 'UTC',
  });
  await client.make(`${path}/checklistItems`, { displayName: 'Step', isChecked: true });
  const expanded = await client.get(`${path}?$expand=checklistItems`);
  expect(expanded.json['checklistItems']).toMatchObject([
    { displayName: 'Step', checkedDateTime: '2026-11-21T12:00:00Z' },
  ]);
  expect(left()).toEqual(['tasks: Mine', 'tasks: Do it']);
  await client.send('DELETE', `/me/todo/lists/${list}`);
  expect(left()).toEqual([]);
  const [main] = values(
    await client.get("/me/todo/lists?$filter=wellknownListName eq 'defaultList'"),
  );
  expect((await client.send('DELETE', `/me/todo/lists/${String(main?.['id'])}`)).status).toBe(400);
});
