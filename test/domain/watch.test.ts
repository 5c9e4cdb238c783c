import type { Account } from '../../src/domain/account';
import { daysUntil } from '../../src/domain/countdown';
import { complete } from '../../src/domain/completion';
import {
  endInDirectory,
  expiryOf,
  isRenewable,
  lifeOf,
  wantsDirectory,
} from '../../src/domain/credential-watch';
import { addNotice, causeOf, openIncident } from '../../src/domain/incident';
import type { SubscriptionReading } from '../../src/domain/subscription';
import { subscriptionForAccount, wantsSubscription } from '../../src/domain/subscription';
import { watchDates } from '../../src/domain/watch';
import { DAY_MS } from '../../src/durations';
import { subjectOfDate } from '../../src/notifications/dates';
import { anAccount, aRun, NOW } from './support';

const SKU = 'DEVELOPERPACK_E5';

/** What is told day by day while Graph answers a date; `undefined` where it is not read. */
function told(
  endsAt: (day: number) => number | undefined,
  days: number,
  account: Account = anAccount(),
): string[] {
  const said: string[] = [];
  let current = account;
  for (let day = 0; day < days; day += 1) {
    const date = endsAt(day);
    const reading: SubscriptionReading | undefined =
      date === undefined ? undefined : { sku: SKU, status: 'Enabled', endsAt: date };
    const after = watchDates(current, reading, { id: `r${day}` }, NOW + day * DAY_MS);
    current = after.account;
    said.push(
      ...after.notices.map(({ change, days: mark }) => `${day} ${change} ${mark ?? ''}`.trim()),
    );
  }
  return said;
}

test('the end of a subscription is told at 30, 15, 5 and 1 days, and when it has passed, each once', () => {
  expect(told(() => NOW + 40 * DAY_MS, 45)).toEqual([
    '10 subscription-ends 30',
    '25 subscription-ends 15',
    '35 subscription-ends 5',
    '39 subscription-ends 1',
    '40 subscription-ended 0',
  ]);
  expect(told(() => NOW + 4 * DAY_MS, 2)).toEqual(['0 subscription-ends 5']);
});

test('a date that is not read again is counted down all the same', () => {
  expect(told((day) => (day === 0 ? NOW + 31 * DAY_MS : undefined), 40)).toEqual([
    '1 subscription-ends 30',
    '16 subscription-ends 15',
    '26 subscription-ends 5',
    '30 subscription-ends 1',
    '31 subscription-ended 0',
  ]);
});

test('a renewal is told once, and the countdown begins anew; a date that moves with the calendar is none', () => {
  expect(told((day) => NOW + (day < 2 ? 4 : 94) * DAY_MS, 66)).toEqual([
    '0 subscription-ends 5',
    '2 subscription-renewed',
    '64 subscription-ends 30',
  ]);
  expect(told((day) => NOW + (day + 60) * DAY_MS, 10)).toEqual([]);
  expect(told((day) => NOW + (day < 1 ? 4 : 24) * DAY_MS, 11)).toEqual([
    '0 subscription-ends 5',
    '1 subscription-renewed',
    '9 subscription-ends 15',
  ]);
});

test('its history has each change, and what may not be read names the permission', () => {
  const reading = { sku: SKU, status: 'Enabled', endsAt: NOW + 50 * DAY_MS };
  const first = watchDates(anAccount(), reading, { id: 'r' }, NOW).account;
  const same = watchDates(first, reading, { id: 'r' }, NOW + DAY_MS).account;
  const warned = watchDates(same, { ...reading, status: 'Warning' }, { id: 'r' }, NOW + 2 * DAY_MS);
  expect(warned.account.subscription).toMatchObject({
    status: 'Warning',
    readAt: NOW + 2 * DAY_MS,
    history: [
      { at: NOW, status: 'Enabled' },
      { at: NOW + 2 * DAY_MS, status: 'Warning' },
    ],
  });
  const missing = watchDates(first, { missing: 'Organization.Read.All' }, { id: 'r' }, NOW);
  expect(missing.account.subscription).toEqual({ missing: 'Organization.Read.All', readAt: NOW });
  const other = { sku: 'OTHER', status: 'Enabled' };
  expect(watchDates(first, other, { id: 'r' }, NOW).notices).toEqual([]);
  expect(watchDates(missing.account, reading, { id: 'r' }, NOW).notices).toEqual([]);
  const without = watchDates(anAccount(), { ...other, sku: SKU }, { id: 'r' }, NOW).account;
  expect(watchDates(without, reading, { id: 'r' }, NOW).notices).toEqual([]);
  const again = watchDates(without, { ...other, sku: SKU }, { id: 'r' }, NOW + DAY_MS).account;
  expect(again.subscription).toMatchObject({ history: [{ at: NOW }] });
  expect(wantsSubscription(undefined, NOW)).toBe(true);
  expect(wantsSubscription(NOW, NOW + DAY_MS - 1)).toBe(false);
  expect(wantsSubscription(NOW, NOW + DAY_MS)).toBe(true);
});

test('a credential ends when the directory says, by what it is told by there, and is looked up once a day', () => {
  const { credential } = anAccount();
  const secret = { ...credential, kind: 'clientSecret', expiresAt: NOW + 90 * DAY_MS };
  const ends = [
    { marks: ['abc'], endsAt: NOW + 20 * DAY_MS },
    { marks: ['0a', 'abc'], endsAt: NOW + 10 * DAY_MS },
    { marks: ['xyz'], endsAt: NOW + DAY_MS },
    { marks: ['abc'] },
  ];
  expect(endInDirectory(ends, ['ff', 'abc'])).toBe(NOW + 10 * DAY_MS);
  expect(endInDirectory(ends, ['Abc'])).toBeUndefined();
  expect(wantsDirectory(secret, NOW)).toBe(true);
  const read = { ...secret, directory: { endsAt: NOW + 10 * DAY_MS, readAt: NOW } };
  expect(wantsDirectory(read, NOW + DAY_MS - 1)).toBe(false);
  expect(wantsDirectory(read, NOW + DAY_MS)).toBe(true);
  expect(lifeOf(read)).toMatchObject({ lapsesAt: NOW + 10 * DAY_MS, expiryFrom: 'directory' });
  expect([expiryOf(read), expiryOf(secret)]).toEqual([NOW + 10 * DAY_MS, NOW + 90 * DAY_MS]);
  const unnamed = { ...secret, directory: { readAt: NOW } };
  expect(lifeOf(unnamed)).toMatchObject({ lapsesAt: NOW + 90 * DAY_MS, expiryFrom: 'entered' });
  const account = anAccount({ credential: secret });
  const { directory } = read;
  const after = (revision: number) =>
    complete(account, aRun(account, { revision }), { now: NOW, directory }).account.credential;
  expect(after(account.revision).directory).toEqual(directory);
  // The secret may be another one by then.
  expect(after(account.revision - 1).directory).toBeUndefined();
});

test.each([
  ['made here, and ends soon', { madeHere: true, expiresAt: NOW + 30 * DAY_MS }, true],
  ['made here, and ended', { madeHere: true, expiresAt: NOW - 1 }, true],
  ['made here, and ends later', { madeHere: true, expiresAt: NOW + 30 * DAY_MS + 1 }, false],
  ['made here, and of no known end', { madeHere: true }, false],
  ['brought, and ends soon', { expiresAt: NOW + DAY_MS }, false],
] as const)('a key that was %s is offered anew or not', (_, credential, expected) => {
  expect(isRenewable(credential, NOW)).toBe(expected);
});

test('of several accounts of a tenant, one that may read its subscription reads it for all', () => {
  const read = { sku: SKU, status: 'Enabled', endsAt: NOW + 50 * DAY_MS };
  const known = { ...read, readAt: NOW };
  const missing = { missing: 'Organization.Read.All' };
  expect(subscriptionForAccount(read, known, NOW + DAY_MS)).toBe(read);
  expect(subscriptionForAccount(missing, known, NOW + DAY_MS)).toBe(known);
  expect(subscriptionForAccount(undefined, known, NOW + DAY_MS)).toBe(known);
  expect(subscriptionForAccount(missing, known, NOW + 3 * DAY_MS)).toBe(missing);
  expect(subscriptionForAccount(missing, undefined, NOW)).toBe(missing);
  const { account } = watchDates(anAccount(), known, { id: 'r' }, NOW + DAY_MS - 1);
  expect(account.subscription).toMatchObject({ readAt: NOW, history: [{ at: NOW }] });
});

test('a credential that lapses is told at 30, 7 and 1 days; what lapses unused is known by its last use', () => {
  const { credential } = anAccount();
  const entered = { ...credential, givenAt: NOW, expiresAt: NOW + 31 * DAY_MS };
  expect(told(() => undefined, 40, anAccount({ credential: entered }))).toEqual([
    '1 credential-lapses 30',
    '24 credential-lapses 7',
    '30 credential-lapses 1',
  ]);
  expect(lifeOf(entered)).toEqual({
    renewedAt: NOW,
    lapsesAt: NOW + 31 * DAY_MS,
    expiryFrom: 'entered',
  });
  const certificate = { ...entered, secrets: { pem: 'name' } };
  expect(lifeOf(certificate).expiryFrom).toBe('certificate');
  const rotation = { reuse: 'accepted', storedAt: NOW } as const;
  expect(lifeOf({ ...credential, rotation })).toEqual({
    renewedAt: NOW,
    lapsesAt: NOW + 90 * DAY_MS,
  });
  expect(lifeOf(credential)).toEqual({});
});

test('dates have causes of their own, and concern nobody once they are told', () => {
  const { notices } = watchDates(
    anAccount(),
    { sku: SKU, status: 'Enabled', endsAt: NOW + 4 * DAY_MS },
    { id: 'r' },
    NOW,
  );
  const [first] = notices;
  if (!first) throw new Error('nothing is told');
  const notice = { id: 'n', accountId: 'a', ...first };
  const cause = causeOf(notice);
  expect(cause).toBe('subscription-ends 2026-11-25 5');
  const recipient = { channel: 'mail', to: 'me@contoso.example' };
  const incident = addNotice(openIncident('i', recipient, { cause, since: NOW }), notice);
  expect(incident.accounts).toEqual([]);
  expect(incident.news).toHaveLength(1);
  expect(subjectOfDate(notice, 'en')).toBe('has 4 days left: its subscription ends on 2026-11-25');
  expect(causeOf({ ...notice, days: undefined })).toBe('subscription-ends 2026-11-25 ');
  expect(daysUntil(NOW - DAY_MS / 2, NOW)).toBeCloseTo(0);
});
