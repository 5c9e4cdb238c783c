import type { Account } from '../../src/domain/account';
import { daysUntil } from '../../src/domain/countdown';
import { lifeOf } from '../../src/domain/credential-watch';
import { addNotice, causeOf, openIncident } from '../../src/domain/incident';
import type { SubscriptionReading } from '../../src/domain/subscription';
import { wantsSubscription } from '../../src/domain/subscription';
import { watchDates } from '../../src/domain/watch';
import { subjectOfDate } from '../../src/notifications/dates';
import { anAccount, NOW } from './support';

const DAY = 86_400_000;
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
    const after = watchDates(current, reading, { id: `r${day}` }, NOW + day * DAY);
    current = after.account;
    said.push(
      ...after.notices.map(({ change, days: mark }) => `${day} ${change} ${mark ?? ''}`.trim()),
    );
  }
  return said;
}

test('the end of a subscription is told at 30, 15, 5 and 1 days, and when it has passed, each once', () => {
  expect(told(() => NOW + 40 * DAY, 45)).toEqual([
    '10 subscription-ends 30',
    '25 subscription-ends 15',
    '35 subscription-ends 5',
    '39 subscription-ends 1',
    '40 subscription-ended 0',
  ]);
  expect(told(() => NOW + 4 * DAY, 2)).toEqual(['0 subscription-ends 5']);
});

test('a date that is not read again is counted down all the same', () => {
  expect(told((day) => (day === 0 ? NOW + 31 * DAY : undefined), 40)).toEqual([
    '1 subscription-ends 30',
    '16 subscription-ends 15',
    '26 subscription-ends 5',
    '30 subscription-ends 1',
    '31 subscription-ended 0',
  ]);
});

test('a renewal is told once, and the countdown begins anew; a date that moves with the calendar is none', () => {
  expect(told((day) => NOW + (day < 2 ? 4 : 94) * DAY, 66)).toEqual([
    '0 subscription-ends 5',
    '2 subscription-renewed',
    '64 subscription-ends 30',
  ]);
  expect(told((day) => NOW + (day + 60) * DAY, 10)).toEqual([]);
  expect(told((day) => NOW + (day < 1 ? 4 : 24) * DAY, 11)).toEqual([
    '0 subscription-ends 5',
    '1 subscription-renewed',
    '9 subscription-ends 15',
  ]);
});

test('its history has each change, and what may not be read names the permission', () => {
  const reading = { sku: SKU, status: 'Enabled', endsAt: NOW + 50 * DAY };
  const first = watchDates(anAccount(), reading, { id: 'r' }, NOW).account;
  const same = watchDates(first, reading, { id: 'r' }, NOW + DAY).account;
  const warned = watchDates(same, { ...reading, status: 'Warning' }, { id: 'r' }, NOW + 2 * DAY);
  expect(warned.account.subscription).toMatchObject({
    status: 'Warning',
    readAt: NOW + 2 * DAY,
    history: [
      { at: NOW, status: 'Enabled' },
      { at: NOW + 2 * DAY, status: 'Warning' },
    ],
  });
  const missing = watchDates(first, { missing: 'Organization.Read.All' }, { id: 'r' }, NOW);
  expect(missing.account.subscription).toEqual({ missing: 'Organization.Read.All', readAt: NOW });
  const other = { sku: 'OTHER', status: 'Enabled' };
  expect(watchDates(first, other, { id: 'r' }, NOW).notices).toEqual([]);
  expect(watchDates(missing.account, reading, { id: 'r' }, NOW).notices).toEqual([]);
  const without = watchDates(anAccount(), { ...other, sku: SKU }, { id: 'r' }, NOW).account;
  expect(watchDates(without, reading, { id: 'r' }, NOW).notices).toEqual([]);
  const again = watchDates(without, { ...other, sku: SKU }, { id: 'r' }, NOW + DAY).account;
  expect(again.subscription).toMatchObject({ history: [{ at: NOW }] });
  expect(wantsSubscription(undefined, NOW)).toBe(true);
  expect(wantsSubscription(NOW, NOW + DAY - 1)).toBe(false);
  expect(wantsSubscription(NOW, NOW + DAY)).toBe(true);
});

test('a credential that lapses is told at 30, 7 and 1 days; what lapses unused is known by its last use', () => {
  const { credential } = anAccount();
  const entered = { ...credential, givenAt: NOW, expiresAt: NOW + 31 * DAY };
  expect(told(() => undefined, 40, anAccount({ credential: entered }))).toEqual([
    '1 credential-lapses 30',
    '24 credential-lapses 7',
    '30 credential-lapses 1',
  ]);
  expect(lifeOf(entered)).toEqual({
    renewedAt: NOW,
    lapsesAt: NOW + 31 * DAY,
    expiryFrom: 'entered',
  });
  const certificate = { ...entered, secrets: { pem: 'name' } };
  expect(lifeOf(certificate).expiryFrom).toBe('certificate');
  const rotation = { reuse: 'accepted', storedAt: NOW } as const;
  expect(lifeOf({ ...credential, rotation })).toEqual({
    renewedAt: NOW,
    lapsesAt: NOW + 90 * DAY,
  });
  expect(lifeOf(credential)).toEqual({});
});

test('dates have causes of their own, and concern nobody once they are told', () => {
  const { notices } = watchDates(
    anAccount(),
    { sku: SKU, status: 'Enabled', endsAt: NOW + 4 * DAY },
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
  expect(daysUntil(NOW - DAY / 2, NOW)).toBeCloseTo(0);
});
