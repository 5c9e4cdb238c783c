import { createGraph } from '../../src/microsoft/graph';
import { MailboxNames, userReadBy } from '../../src/microsoft/graph/mailbox-names';
import {
  MailboxPlaces,
  mailboxOf,
  PLACES_PER_MAILBOX,
} from '../../src/microsoft/graph/mailbox-places';
import { ThrottleGate } from '../../src/microsoft/throttle-gate';
import { WireHeaders } from '../../src/network/exchange';

const APP = { tenantId: 'contoso.example', clientId: 'c' };

test.each([
  ['/me/messages?$top=5', 'adele'],
  ['/me/mailFolders/inbox/messages', 'adele'],
  ['/me/calendarView?startDateTime=x', 'adele'],
  ['/users/Lee%40contoso.example/events/1', 'lee@contoso.example'],
  ['/users/lee@contoso.example/todo/lists', 'lee@contoso.example'],
])('%s looks into the mailbox of %s', (path, user) => {
  expect(mailboxOf(path, 'adele')).toBe(user);
});

test.each([
  '/me',
  '/me?$select=id',
  '/me/drive/root',
  '/users',
  '/users/lee',
  '/sites/root',
  '/messages',
])('%s looks into none', (path) => expect(mailboxOf(path, 'adele')).toBeUndefined());

/** Takes a place for each of some requests; answers how many were under way at a time, at the most. */
async function most(
  requests: readonly (readonly [app: typeof APP, mailbox: string | undefined])[],
) {
  const places = new MailboxPlaces();
  let [underWay, highest] = [0, 0];
  const order: number[] = [];
  await Promise.all(
    requests.map(([app, mailbox], index) =>
      places
        .take(app, mailbox, async () => {
          underWay += 1;
          highest = Math.max(highest, underWay);
          await new Promise(setImmediate);
          order.push(index);
          underWay -= 1;
          if (index % 3 === 0) throw new Error('refused');
        })
        .catch(() => undefined),
    ),
  );
  expect(order).toEqual(requests.map((_, index) => index));
  return highest;
}

test('a mailbox takes four at a time, in order, whatever becomes of them', async () => {
  const many = Array.from({ length: 20 }, () => [APP, 'adele'] as const);
  expect(await most(many)).toBe(PLACES_PER_MAILBOX);
});

test('other mailboxes, other apps, and what is in none have places of their own', async () => {
  const apps = [APP, { ...APP, clientId: 'd' }, { ...APP, tenantId: 'fabrikam.example' }];
  const four = (app: typeof APP, mailbox: string | undefined) =>
    Array.from({ length: PLACES_PER_MAILBOX }, () => [app, mailbox] as const);
  const all = [
    ...apps.flatMap((app) => four(app, 'adele')),
    ...four(APP, 'lee'),
    ...four(APP, undefined),
  ];
  expect(await most(all)).toBe(all.length);
});

test.each([
  ['/me?$select=id', 'adele'],
  ['/users/Lee%40contoso.example', 'Lee@contoso.example'],
  ['/users/lee/messages', undefined],
  ['/users?$top=1', undefined],
  ['/users/delta', 'delta'],
])('%s reads the user %s', (path, user) => {
  expect(userReadBy(path, 'adele')).toBe(user);
});

test('a name means what it was last learnt to mean, in its own tenant only', () => {
  const names = new MailboxNames();
  expect(names.resolve(APP, 'Adele@Contoso.example')).toBe('adele@contoso.example');
  names.learn(APP, 'adele@contoso.EXAMPLE', 'ID-1');
  expect(names.resolve(APP, 'Adele@Contoso.example')).toBe('id-1');
  expect(names.resolve(APP, 'id-1')).toBe('id-1');
  const other = { ...APP, tenantId: 'fabrikam.example' };
  expect(names.resolve(other, 'adele@contoso.example')).toBe('adele@contoso.example');
});

const ID = '00000000-0000-4000-8000-00000000000a';

test('a mailbox has four places, whether it is named by address, by object id or by who has signed in', async () => {
  let [underWay, highest] = [0, 0];
  const graph = createGraph({
    userAgent: 'test',
    gate: new ThrottleGate(Date.now),
    clock: Date.now,
    exchange: async () => {
      highest = Math.max(highest, (underWay += 1));
      await new Promise(setImmediate);
      underWay -= 1;
      const headers = new WireHeaders({ 'content-type': 'application/json' });
      return { status: 200, headers, bytes: new TextEncoder().encode(JSON.stringify({ id: ID })) };
    },
  });
  const open = (mode: 'application' | 'delegated') =>
    graph.open({
      ...APP,
      mode,
      token: { accessToken: mode, expiresAt: Infinity, user: 'adele@contoso.example', oid: ID },
      deadline: Date.now() + 60_000,
      signal: new AbortController().signal,
    });
  const app = open('application');
  await app.request({ method: 'GET', path: '/users/Adele%40contoso.example?$select=id' });
  const ways = [
    { session: app, path: '/users/adele%40contoso.example/messages' },
    { session: app, path: `/users/${ID.toUpperCase()}/events` },
    { session: open('delegated'), path: '/me/contacts' },
  ];
  const requests = ways.flatMap((way) => Array.from({ length: 6 }, () => way));
  await Promise.all(requests.map(({ session, path }) => session.request({ method: 'GET', path })));
  expect(highest).toBe(PLACES_PER_MAILBOX);
});
