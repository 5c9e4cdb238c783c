import fc from 'fast-check';
import { briefOf } from '../../src/domain/brief';
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
import {
  claimDigest,
  digestDueSince,
  digestOf,
  digestSeverity,
  refusedDigest,
  sumOfCheck,
} from '../../src/domain/digest';
import type { DigestClaim } from '../../src/domain/digest';
import { weekdays } from '../../src/domain/local-time';
import { DAY_MS, HOUR_MS } from '../../src/durations';
import { anAccount, NOW } from './support';

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
    expect(state(owed, NOW + HOUR_MS)).toBe('not-asked');
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
    const again = withOwed([asked], asked.email, NOW + HOUR_MS);
    expect(again).toEqual([{ ...asked, owedSince: NOW + HOUR_MS }]);
    expect(withOwed(again, asked.email, NOW + 3_600_001)).toBe(again);
    const others = ['a', 'b'].map((name) => ({ ...asked, email: `${name}@example.com` }));
    const full = [asked, ...others];
    expect(withOwed(full, 'new@example.com', NOW + 86_399_999)).toBe(full);
    expect(withOwed(full, 'new@example.com', NOW + DAY_MS)).toHaveLength(4);
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

describe('the weekly digest', () => {
  // NOW is a Saturday at noon.
  const time = { day: 'saturday', at: '08:00', timeZone: 'UTC' } as const;

  test('is due for a day from its hour on, in its zone', () => {
    expect(digestDueSince(time, NOW)).toBe(NOW - 4 * HOUR_MS);
    expect(digestDueSince(time, NOW + 20 * HOUR_MS - 1)).toBe(NOW - 4 * HOUR_MS);
    expect(digestDueSince(time, NOW + 20 * HOUR_MS)).toBeUndefined();
    expect(digestDueSince(time, NOW - 4 * HOUR_MS - 1)).toBeUndefined();
    expect(digestDueSince({ ...time, at: '12:30' }, NOW)).toBeUndefined();
    const shanghai = { ...time, at: '20:00', timeZone: 'Asia/Shanghai' };
    expect(digestDueSince(shanghai, NOW)).toBe(NOW);
    expect(digestDueSince({ ...time, day: 'friday', at: '23:00' }, NOW)).toBe(NOW - 13 * HOUR_MS);
  });

  test('whatever clocks, settings and refusals do, nobody has two within a week', () => {
    const step = fc.record({
      hours: fc.integer({ min: 0, max: 40 }),
      day: fc.constantFrom(...weekdays),
      refused: fc.boolean(),
      dies: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let now = NOW;
        let claim: DigestClaim | undefined;
        const sent: number[] = [];
        for (const { hours, day, refused, dies } of steps) {
          now += hours * HOUR_MS;
          const due = digestDueSince({ day, at: '02:30', timeZone: 'Europe/Berlin' }, now);
          const next = due === undefined ? undefined : claimDigest(claim, due, now);
          if (due === undefined || !next) continue;
          claim = next;
          if (dies || !refused) sent.push(claim.due);
          else claim = refusedDigest(claim, now);
        }
        const gaps = sent.slice(1).map((at, index) => at - (sent[index] ?? 0));
        expect(gaps.every((gap) => gap >= 7 * DAY_MS - HOUR_MS)).toBe(true);
      }),
    );
  });

  test('one that was refused is tried again, later and later', () => {
    const first = claimDigest(undefined, NOW, NOW);
    expect(first).toEqual({ due: NOW, attempts: 1 });
    const refused = refusedDigest({ due: NOW, attempts: 1 }, NOW);
    expect(claimDigest(refused, NOW, NOW + 59_999)).toBeUndefined();
    expect(claimDigest(refused, NOW, NOW + 60_000)).toEqual({ due: NOW, attempts: 2 });
    expect(claimDigest(first, NOW + 7 * DAY_MS, NOW + 7 * DAY_MS)).toMatchObject({ attempts: 1 });
  });

  test('has needs by urgency, days left, what passed by workload and what was left out', () => {
    const brief = briefOf(anAccount());
    const ends = { subscription: { endsAt: NOW + 10 * DAY_MS } };
    const lapses = { credential: { kind: 'pem', expiresAt: NOW + HOUR_MS } };
    const over = { subscription: { endsAt: NOW - DAY_MS } };
    const briefs = [
      { ...brief, name: 'A', ...ends },
      { ...brief, name: 'B', ...lapses },
      { ...brief, name: 'C', ...over },
      { ...brief, name: 'D', subscription: { missing: 'Organization.Read.All' } },
    ];
    const none = { passed: 0, failed: 0, skipped: 0 };
    const digest = digestOf(
      briefs,
      [
        { check: 'mail.b', workload: 'mail', ...none, passed: 2, skipped: 1 },
        { check: 'mail.a', workload: 'mail', ...none, failed: 1, skipped: 1 },
        { check: 'files.a', workload: 'files', ...none, passed: 1, skipped: 3 },
        { check: 'notes.a', workload: 'notes', ...none },
        { check: 'teams.a', workload: 'teams', ...none, passed: 1, skipped: 1 },
      ],
      NOW,
    );
    expect(digest.needs.map(({ name, kind }) => [name, kind])).toEqual([
      ['C', 'subscription-ended'],
      ['B', 'credential-lapses'],
      ['A', 'subscription-ends'],
    ]);
    expect(digest.ends.map(({ name, days }) => [name, days])).toEqual([
      ['C', 0],
      ['A', 10],
    ]);
    expect(digest).toMatchObject({
      accounts: 4,
      runs: [0, 0, 0, 0],
      workloads: [
        { workload: 'files', passed: 1, failed: 0 },
        { workload: 'mail', passed: 2, failed: 1 },
        { workload: 'teams', passed: 1, failed: 0 },
      ],
      skipped: [
        { check: 'files.a', count: 3 },
        { check: 'mail.a', count: 1 },
        { check: 'mail.b', count: 1 },
        { check: 'teams.a', count: 1 },
      ],
    });
    expect(digestSeverity(digest)).toBe('critical');
    expect(digestSeverity({ needs: digest.needs.slice(2) })).toBe('warning');
    expect(digestSeverity({ needs: [] })).toBe('info');
    const one = { check: 'mail.a', workload: 'mail', passed: 1, failed: 2, skipped: 3 };
    expect(sumOfCheck(one, one)).toEqual({ ...one, passed: 2, failed: 4, skipped: 6 });
  });
});
