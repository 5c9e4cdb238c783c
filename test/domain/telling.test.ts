import {
  afterDelivery,
  afterError,
  isBroken,
  othersToBeTold,
  UNUSED,
} from '../../src/domain/channel-status';
import {
  addNotice,
  afterReminding,
  afterTelling,
  isReminderDue,
  needsTelling,
  openIncident,
  postponedTo,
  stillHolding,
} from '../../src/domain/incident';
import {
  addressOfLink,
  confirmationOf,
  LINK_MS,
  withConfirmed,
  withLink,
  withOwed,
  withStopped,
} from '../../src/domain/mail-address';
import type { MailAddress } from '../../src/domain/mail-address';
import type { Notice } from '../../src/domain/incident';
import { silenceOf } from '../../src/domain/silence';
import { NOW } from './support';

const DAY_MS = 86_400_000;
const error = { at: NOW, code: 'channel-unreachable' };
const aNotice = (id: string, change: Notice['change'], at = NOW): Notice => ({
  id,
  accountId: 'a1',
  change,
  runId: 'r1',
  at,
  since: at,
});

test('a channel is broken when it is refused, or by the third try in vain; others are told once a day', () => {
  const one = afterError(UNUSED, error, false);
  const two = afterError(one, error, false);
  const three = afterError(two, error, false);
  expect([one, two, three].map(isBroken)).toEqual([false, false, true]);
  expect(isBroken(afterError(UNUSED, error, true))).toBe(true);
  expect(othersToBeTold(two, NOW)).toBe(false);
  expect(othersToBeTold(three, NOW)).toBe(true);
  const told = { ...three, othersToldAt: NOW };
  expect(othersToBeTold(told, NOW + DAY_MS - 1)).toBe(false);
  expect(othersToBeTold(told, NOW + DAY_MS)).toBe(true);
  const well = afterDelivery(three, NOW + 1);
  expect(well).toMatchObject({ lastDeliveryAt: NOW + 1, failures: 0 });
  expect(well.lastError).toBeUndefined();
  expect(othersToBeTold(well, NOW)).toBe(false);
});

test('somebody can be told while one channel leads somewhere and gets through', () => {
  const works = { broken: false };
  const cases = [
    [[], 'no-channel'],
    [[{ lacks: 'no-sender', broken: false }], 'no-sender'],
    [[{ lacks: 'no-address', broken: true }], 'no-address'],
    [[{ lacks: 'no-address', broken: false }, works], undefined],
    [[{ lacks: 'no-address', broken: false }, { broken: true }], 'all-broken'],
    [[{ broken: true }, { broken: true }], 'all-broken'],
    [[{ broken: true }, works], undefined],
  ] as const;
  for (const [ways, why] of cases) expect(silenceOf(ways)).toBe(why);
});

test('what lasts is told again after one day, three and then every seven', () => {
  const opened = openIncident('i1', { channel: 'mail', to: 'x' }, { cause: 'c', since: NOW });
  expect(isReminderDue(opened, NOW + DAY_MS)).toBe(false);
  const withNews = addNotice(opened, aNotice('n1', 'failing'));
  expect(isReminderDue(withNews, NOW + DAY_MS)).toBe(false);
  let incident = afterTelling(withNews, withNews.news, NOW);
  expect(isReminderDue({ ...incident, troubleToldAt: undefined }, NOW + DAY_MS)).toBe(false);
  let at = NOW;
  for (const days of [1, 3, 7, 7]) {
    expect(isReminderDue(incident, at + days * DAY_MS - 1)).toBe(false);
    at += days * DAY_MS;
    expect(isReminderDue(incident, at)).toBe(true);
    expect(needsTelling(incident, at)).toBe(true);
    expect(isReminderDue(postponedTo(incident, at + 1), at)).toBe(false);
    incident = afterReminding(incident, at);
  }
  expect(incident).toMatchObject({ reminders: 4, remindedAt: at, attempts: 0 });
});

test('trouble that came in quiet hours and has gone is no news; all else is', () => {
  const news = [
    aNotice('n1', 'failing'),
    aNotice('n2', 'recovered', NOW + 1),
    aNotice('n3', 'degraded', NOW + 2),
    { ...aNotice('n4', 'failing'), accountId: 'a2' },
  ];
  const ids = (quiet: boolean) => stillHolding(news, () => quiet).map(({ id }) => id);
  expect(ids(true)).toEqual(['n3', 'n4']);
  expect(ids(false)).toEqual(['n1', 'n2', 'n3', 'n4']);
});

describe('a mail address that a member names', () => {
  const link = { tokenHash: 'hash', at: NOW };
  const asked: MailAddress = { email: 'mia@example.com', links: [link] };
  const at = (now: number, allowedDomains: readonly string[] = []) => ({ now, allowedDomains });

  test('is asked while a link is good or on its way, and says why nothing goes there', () => {
    const state = (addresses: readonly MailAddress[], now = NOW) =>
      confirmationOf(addresses, 'Mia@Example.com', at(now));
    expect(state([])).toBe('not-asked');
    const owed = withOwed([], 'Mia@Example.com', NOW);
    expect(state(owed)).toBe('asked');
    expect(state(owed, NOW + 3_600_000)).toBe('not-asked');
    expect(state([asked], NOW + LINK_MS - 1)).toBe('asked');
    expect(state([asked], NOW + LINK_MS)).toBe('not-asked');
    const confirmed = withConfirmed([asked], 'mia@example.com', NOW);
    expect(state(confirmed)).toBeUndefined();
    expect(withConfirmed(confirmed, 'mia@example.com', NOW + 1)).toBe(confirmed);
    expect(state(withConfirmed([], 'mia@example.com', NOW))).toBeUndefined();
    expect(state(withStopped(confirmed, asked, NOW))).toBe('stopped');
    expect(confirmationOf([], 'mia@example.com', at(NOW, ['example.com']))).toBeUndefined();
    expect(confirmationOf([], 'mia@a.example.com', at(NOW, ['example.com']))).toBe('not-asked');
  });

  test('is asked once an hour, three times a day with all others, never after it was stopped, and a hundred are kept', () => {
    expect(withOwed([asked], asked.email, NOW + 3_599_999)).toEqual([asked]);
    const again = withOwed([asked], asked.email, NOW + 3_600_000);
    expect(again).toEqual([{ ...asked, owedSince: NOW + 3_600_000 }]);
    expect(withOwed(again, asked.email, NOW + 3_600_001)).toBe(again);
    const others = ['a', 'b'].map((name) => ({ ...asked, email: `${name}@example.com` }));
    const full = [asked, ...others];
    expect(withOwed(full, 'new@example.com', NOW + 86_399_999)).toBe(full);
    expect(withOwed(full, 'new@example.com', NOW + 86_400_000)).toHaveLength(4);
    const owed = ['a', 'b', 'c', 'd'].reduce<readonly MailAddress[]>(
      (addresses, name) => withOwed(addresses, `${name}@example.com`, NOW),
      [],
    );
    expect(owed).toHaveLength(3);
    const stopped = withStopped([], asked, NOW);
    expect(withOwed(stopped, asked.email, NOW + LINK_MS)).toBe(stopped);
    const kept = Array.from({ length: 100 }, (_, number) => ({
      email: `${number}@example.com`,
      confirmedAt: NOW,
      links: [],
    }));
    expect(withOwed(kept, 'new@example.com', NOW)).toBe(kept);
    // One whose link is too old to confirm it is forgotten.
    expect(withOwed(full, 'new@example.com', NOW + LINK_MS)).toHaveLength(1);
  });

  test('keeps its last ten links, and is found by them', () => {
    const links = Array.from({ length: 12 }, (_, number) => ({ tokenHash: `h${number}`, at: NOW }));
    const address = links.reduce(withLink, { email: 'a@example.com', links: [], owedSince: NOW });
    expect(address).toEqual({ email: 'a@example.com', links: links.slice(2) });
    expect(addressOfLink([asked, address], 'h11')).toEqual({ address, link: links[11] });
    expect(addressOfLink([asked, address], 'h1')).toBeUndefined();
  });
});
