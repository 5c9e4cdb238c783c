import { catalogueEntries, simulatorRoutes, startSimulator } from '../../../src/local/sim';
import type { Simulator } from '../../../src/local/sim';
import type { Mode } from './client';
import { Client } from './client';

const TENANTS: Readonly<Record<Mode, string>> = {
  application: 'contoso.example',
  delegated: 'signedin.example',
};
const soon = { dateTime: '2027-03-01T10:00:00', timeZone: 'UTC' };
const later = { dateTime: '2027-03-01T11:00:00', timeZone: 'UTC' };
const toSelf = (client: Client) => {
  const address = `adele@${TENANTS[client.mode]}`;
  return { subject: 'Sample', toRecipients: [{ emailAddress: { address } }] };
};

let unique = 0;
const name = () => `Sample ${(unique += 1)}`;

/** What a parameter of a route's path stands for: made anew for each request. */
const samples: Readonly<Record<string, (client: Client, made: Made) => Promise<string>>> = {
  'folder-id': (client) => client.make('/me/mailFolders', { displayName: name() }),
  'message-id': (client, made) =>
    client.make(`/me/mailFolders/${made['folder-id'] ?? 'drafts'}/messages`, toSelf(client)),
  'calendar-id': (client) => client.make('/me/calendars', { name: name() }),
  'event-id': (client) => client.make('/me/events', { subject: name(), start: soon, end: later }),
  'contact-folder-id': (client) => client.make('/me/contactFolders', { displayName: name() }),
  'contact-id': (client) => client.make('/me/contacts', { givenName: name() }),
  'list-id': (client) => client.make('/me/todo/lists', { displayName: name() }),
  'task-id': (client, made) =>
    client.make(`/me/todo/lists/${made['list-id'] ?? ''}/tasks`, { title: name() }),
  'check-id': (client, made) =>
    client.make(
      `/me/todo/lists/${made['list-id'] ?? ''}/tasks/${made['task-id'] ?? ''}/checklistItems`,
      { displayName: name() },
    ),
  'drive-id': async (client) => String((await client.get('/me/drive')).json['id']),
  'item-id': async (client) =>
    String((await client.send('PUT', `/me/drive/root:/${name()}.txt:/content`, 'text')).json['id']),
  'item-path': async (client) => {
    const path = `${name()}/file.txt`;
    await client.send('PUT', `/me/drive/root:/${path}:/content`, 'text');
    return path.replace(/ /g, '%20');
  },
  'special-name': () => Promise.resolve('documents'),
  'permission-id': async (client, made) => {
    const item = made['item-id'] ?? `root:/${made['item-path'] ?? ''}:`;
    const path = made['item-id'] === undefined ? item : `items/${item}`;
    return client.make(`/me/drive/${path}/createLink`, { type: 'view' });
  },
  text: () => Promise.resolve('sample'),
};
type Made = Readonly<Record<string, string>>;

/** The body of a request, by its method and the end of its path. */
const bodies: readonly (readonly [RegExp, (client: Client) => Promise<unknown>])[] = [
  [/^POST .*\/messages$/, (client) => Promise.resolve(toSelf(client))],
  [/^PATCH .*\/messages\/[^/]+$/, () => Promise.resolve({ subject: 'Changed' })],
  [/^POST .*\/(move|copy)$/, () => Promise.resolve({ destinationId: 'archive' })],
  [/^POST .*\/sendMail$/, (client) => Promise.resolve({ message: toSelf(client) })],
  [/^(POST|PATCH) .*\/(mailFolders|childFolders|contactFolders)(\/[^/]+)?$/, () => Promise.resolve({ displayName: name() })],
  [/^(POST|PATCH) .*\/calendars(\/[^/]+)?$/, () => Promise.resolve({ name: name() })],
  [/^(POST|PATCH) .*\/events(\/[^/]+)?$/, () => Promise.resolve({ subject: 'S', start: soon, end: later })],
  [/^(POST|PATCH) .*\/contacts(\/[^/]+)?$/, () => Promise.resolve({ givenName: 'Sam' })],
  [/^(POST|PATCH) .*\/lists(\/[^/]+)?$/, () => Promise.resolve({ displayName: name() })],
  [/^(POST|PATCH) .*\/tasks(\/[^/]+)?$/, () => Promise.resolve({ title: name() })],
  [/^(POST|PATCH) .*\/checklistItems(\/[^/]+)?$/, () => Promise.resolve({ displayName: name() })],
  [/^PATCH .*\/drive/, () => Promise.resolve({ name: `${name()}.txt` })],
  [/^POST .*\/children$/, () => Promise.resolve({ name: name(), folder: {} })],
  [/^PUT .*\/content$/, () => Promise.resolve('other text')],
  [/^POST .*\/createLink$/, () => Promise.resolve({ type: 'view', scope: 'organization' })],
]; // prettier-ignore

/** What there is none of, and a copy within OneDrive, whose body is not that of a mail's. */
const expected: Readonly<Record<string, number>> = {
  'GET /me/photo': 404,
  'GET /me/photo/$value': 404,
  'GET /me/manager': 404,
};

let simulator: Simulator;
const clients: Partial<Record<Mode, Client>> = {};

beforeAll(async () => {
  simulator = await startSimulator({ delays: { mail: [0, 0], search: 0, copy: 0 } });
  clients.application = await Client.open(simulator.origin, TENANTS.application);
  clients.delegated = await Client.open(simulator.origin, TENANTS.delegated);
});
afterAll(() => simulator.close());

const requests = simulatorRoutes().flatMap((route) =>
  (['delegated', 'application'] as const)
    .filter((mode) => route[mode].length > 0)
    .map((mode) => [mode, `${route.method} ${route.path}`] as const),
);

test.each(requests)('%s: %s answers as its page says', async (mode, operation) => {
  const client = clients[mode];
  if (!client) throw new Error('there is no client');
  const [method = '', template = ''] = operation.split(' ');
  let made: Made = {};
  for (const [, parameter = ''] of template.matchAll(/\{([^}]+)\}/g)) {
    const sample = samples[parameter];
    if (!sample) throw new Error(`${operation} needs a sample of ${parameter}`);
    made = { ...made, [parameter]: await sample(client, made) };
  }
  // A path below an item leads on from a folder, not from a file.
  if (template.includes('items/{item-id}:/')) made = { ...made, 'item-id': 'root' };
  if (template.endsWith('/children') && !template.includes('special'))
    made = { ...made, ...(await folder(client, made)) };
  const path = template.replace(/\{([^}]+)\}/g, (_, parameter: string) => made[parameter] ?? '');
  const query = path.includes('calendarView')
    ? '?startDateTime=2026-01-01T00:00:00Z&endDateTime=2028-01-01T00:00:00Z'
    : '';
  const body = template.includes('/drive')
    ? bodies.slice(-4).find(([pattern]) => pattern.test(operation))
    : bodies.find(([pattern]) => pattern.test(operation));
  const answer = await client.send(method, `${path}${query}`, await body?.[1](client));

  expect({ answer: answer.json, status: answer.status }).toMatchObject({
    status: expected[operation] ?? usual(operation),
  });
  expect(simulator.requests().at(-1)?.route).toBe(template);
  expect(answer.headers.get('request-id')).toMatch(/./);
  if (answer.status === 200 || answer.status === 201)
    expect(answer.json['@odata.context']).toMatch(/\/v1\.0\/\$metadata#/);
});

/** A folder in place of a file, however the path addresses it. */
async function folder(client: Client, made: Made): Promise<Made> {
  const title = name();
  const id = await client.make('/me/drive/root/children', { name: title, folder: {} });
  return {
    ...('item-id' in made && { 'item-id': id }),
    ...('item-path' in made && { 'item-path': encodeURIComponent(title) }),
  };
}

function usual(operation: string): number {
  if (/^DELETE |\/permanentDelete$/.test(operation)) return 204;
  if (/^POST .*\/(sendMail|send)$/.test(operation)) return 202;
  if (/^POST .*drive.*\/copy$/.test(operation)) return 202;
  if (/^POST .*\/createUploadSession$/.test(operation)) return 200;
  if (/^GET .*\/content$/.test(operation)) return 302;
  return operation.startsWith('POST') ? 201 : 200;
}

test('the routes are listed as a catalogue of calls, each form with its permissions', () => {
  const entries = catalogueEntries();
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  for (const { delegatedScopes, applicationScopes, path } of entries) {
    expect(delegatedScopes.length + applicationScopes.length).toBeGreaterThan(0);
    if (path.startsWith('/me')) expect(applicationScopes).toEqual([]);
  }
  expect(
    simulatorRoutes().every(({ page }) => page.startsWith('https://learn.microsoft.com/')),
  ).toBe(true);
});
