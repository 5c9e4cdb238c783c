import fc from 'fast-check';
import {
  addNotice,
  afterFailing,
  afterTelling,
  beginTelling,
  causeOf,
  concerns,
  INSTALLATION_WINDOW_MS,
  isDue,
  isOfState,
  isOver,
  needsTelling,
  openIncident,
  WINDOW_MS,
  withoutAccount,
} from '../../src/domain/incident';
import type { Incident, Notice } from '../../src/domain/incident';
import { GIVE_UP_AFTER_MS, SENT_GRACE_MS } from '../../src/domain/outbox';
import { NOW } from './support';

const to = { channel: 'mail', to: 'owner@example.com' } as const;
const failure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' } as const;

const notice = (changes: Partial<Notice> = {}): Notice => ({
  id: 'n1',
  accountId: 'a1',
  change: 'failing',
  runId: 'r1',
  at: NOW,
  since: NOW,
  ...changes,
});
const opened = (...news: Notice[]): Incident =>
  news.reduce(addNotice, openIncident('i1', to, { cause: 'failing', since: NOW }));

test('a cause is the change with its failure, or its checks; working again has none', () => {
  expect(causeOf(notice({ failure }))).toBe('failing token auth AADSTS7000222');
  expect(causeOf(notice({ change: 'degraded', checks: ['mail.a', 'mail.b'] }))).toBe(
    'degraded mail.a mail.b',
  );
  expect(causeOf(notice({ change: 'degraded' }))).toBe('degraded');
  expect(causeOf(notice({ change: 'recovered', failure }))).toBe('recovered');
});

test('an incident knows whom it concerns: until that works again, or is taken out', () => {
  const two = opened(notice(), notice({ id: 'n2', accountId: 'a2' }), notice());
  expect(two.news).toHaveLength(2);
  expect(two.accounts.map(({ id }) => id)).toEqual(['a1', 'a2']);
  const back = addNotice(two, notice({ id: 'n3', change: 'recovered' }));
  expect(concerns(back, 'a1')).toBe(false);
  expect(concerns(back, 'a2')).toBe(true);
  expect(concerns(withoutAccount(back, 'a2'), 'a2')).toBe(false);
});

test('news while a mail is under way wait for the next one', () => {
  const underWay = beginTelling(opened(notice()), NOW);
  const late = addNotice(underWay, notice({ id: 'n2', accountId: 'a2', at: NOW + 1 }));
  expect(isDue(late, NOW + 1)).toBe(false);
  const told = afterTelling(late, underWay.news, NOW + 2);
  expect(told.news.map(({ id }) => id)).toEqual(['n2']);
  expect(isDue(told, NOW + 1 + WINDOW_MS)).toBe(false);
  expect(isDue(told, NOW + 2 + WINDOW_MS)).toBe(true);
});

test('a try in vain says why; what is too old is given up, and begins anew', () => {
  const tried = beginTelling(opened(notice()), NOW);
  const failed = afterFailing(tried, { code: 'mail-refused' }, NOW);
  expect(failed).toMatchObject({ attempts: 1, lastError: 'mail-refused', news: [{ id: 'n1' }] });
  const told = { code: 'mail-unreachable', notBefore: NOW + 7_200_000 };
  expect(afterFailing(tried, told, NOW).notBefore).toBe(told.notBefore);
  const old = afterFailing(tried, { code: 'mail-refused' }, NOW + GIVE_UP_AFTER_MS);
  expect(old).toMatchObject({ attempts: 0, news: [] });
});

test('the tick sends for what nobody has told of a moment later, and for a further try when it is due', () => {
  const fresh = opened(notice());
  expect(needsTelling(fresh, NOW + SENT_GRACE_MS - 1)).toBe(false);
  expect(needsTelling(fresh, NOW + SENT_GRACE_MS)).toBe(true);
  const tried = beginTelling(fresh, NOW);
  expect(needsTelling(tried, tried.notBefore - 1)).toBe(false);
  expect(needsTelling(tried, tried.notBefore)).toBe(true);
});

test('it is over when nobody is concerned, all is told, and the window has passed', () => {
  const working = notice({ id: 'n2', change: 'recovered' });
  const both = opened(notice(), working);
  expect(isOver(both, NOW + WINDOW_MS)).toBe(false);
  const told = afterTelling(both, both.news, NOW);
  expect(isOver(told, NOW + WINDOW_MS - 1)).toBe(false);
  expect(isOver(told, NOW + WINDOW_MS)).toBe(true);
  expect(isOver(opened(), NOW + WINDOW_MS)).toBe(true);
  const one = opened(notice());
  expect(isOver(afterTelling(one, one.news, NOW), NOW + WINDOW_MS)).toBe(false);
});

test('whatever happens when: each notice is told once, and two mails of a kind are a window apart', () => {
  const happening = fc.record({
    account: fc.integer({ min: 0, max: 3 }),
    change: fc.constantFrom<Notice['change']>('failing', 'degraded', 'recovered'),
    after: fc.integer({ min: 0, max: WINDOW_MS }),
  });
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
      let now = NOW;
      let incident = opened();
      const mails: { readonly at: number; readonly news: readonly Notice[] }[] = [];
      const tell = (until: number) => {
        while (incident.news.length > 0 && incident.notBefore <= until) {
          now = Math.max(now, incident.notBefore);
          const claimed = beginTelling(incident, now);
          mails.push({ at: now, news: claimed.news });
          incident = afterTelling(claimed, claimed.news, now);
        }
        now = Math.max(now, until);
      };
      for (const [number, { account, change, after }] of happenings.entries()) {
        tell(now + after);
        const told = { id: `n${number}`, accountId: `a${account}`, change, at: now };
        incident = addNotice(incident, notice(told));
      }
      tell(now + 3 * WINDOW_MS);
      expect(mails.flatMap(({ news }) => news.map(({ id }) => id))).toEqual(
        happenings.map((_, number) => `n${number}`),
      );
      // A mail is sent for what its window allows; what waits of the other kind goes with it.
      for (const [number, { at, news }] of mails.entries()) {
        const due = news.some(({ change }) => {
          const kind = change === 'recovered';
          const before = mails
            .slice(0, number)
            .filter((mail) => mail.news.some((one) => (one.change === 'recovered') === kind));
          return at - (before.at(-1)?.at ?? -Infinity) >= WINDOW_MS;
        });
        expect(due).toBe(true);
      }
    }),
  );
});

test('F13: what the installation itself lacks is told once a day while it lasts, and concerns no account', () => {
  const lacking = (at: number) =>
    notice({
      id: `n${at}`,
      change: 'installation',
      at,
      failure: { ...failure, code: 'vault-forbidden' },
    });
  const cause = causeOf(lacking(NOW));
  let incident = openIncident('i1', to, { cause, since: NOW });
  let mails = 0;
  for (let now = NOW; now < NOW + 3 * INSTALLATION_WINDOW_MS; now += 600_000) {
    incident = addNotice(incident, lacking(now));
    expect(incident.seenAt).toBe(now);
    if (!isDue(incident, now)) continue;
    mails += 1;
    expect(addNotice(incident, lacking(now + 1)).news).toHaveLength(1);
    incident = afterTelling(beginTelling(incident, now), incident.news, now);
  }
  expect(mails).toBe(3);
  expect(incident.accounts).toEqual([]);
  const told = incident.troubleToldAt ?? 0;
  expect(isOver(incident, told + INSTALLATION_WINDOW_MS - 1)).toBe(false);
  expect(isOver(incident, told + INSTALLATION_WINDOW_MS)).toBe(true);
});

test('what is held back because the tenant throttles has the cause of the throttling', () => {
  const notice = (code: string) => {
    const failure = { stage: 'request', kind: 'throttled', code } as const;
    return causeOf({
      id: 'n',
      accountId: 'a',
      change: 'failing',
      runId: 'r',
      at: 1,
      since: 1,
      failure,
    });
  };
  expect(notice('throttled')).toBe(notice('TooManyRequests'));
});

test('news of a state are those that an account works or does not', () => {
  const notice: Notice = {
    id: 'n',
    accountId: 'a',
    change: 'failing',
    runId: 'r',
    at: 1,
    since: 1,
  };
  expect(isOfState(notice)).toBe(true);
  expect(isOfState({ ...notice, change: 'installation' })).toBe(false);
  expect(isOfState({ ...notice, change: 'subscription-ends', until: 2 })).toBe(false);
});
