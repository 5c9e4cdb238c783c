import {
  MailboxPlaces,
  mailboxOf,
  PLACES_PER_MAILBOX,
} from '../../src/microsoft/graph/mailbox-places';

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
