import fc from 'fast-check';
import {
  checkOfEntry,
  drawPlan,
  planEntry,
  selectAlways,
  selectRandom,
} from '../../src/domain/plan';
import type { Candidate } from '../../src/domain/plan';
import { randomFrom } from '../../src/domain/random';
import { anAccount, NOW } from './support';

const candidate = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  id,
  workload: id.split('.')[0] ?? id,
  kind: 'read',
  reserved: false,
  weight: 1,
  modes: ['application', 'delegated'],
  eligibleFrom: -Infinity,
  ...changes,
});
const ids = [
  'profile.me',
  'mail.list',
  'mail.draft',
  'calendar.list',
  'files.root',
  'files.upload',
  'tasks.lists',
];
const catalogue = ids.map((id) => candidate(id));
const account = (always: string[], random: string[], min = 2, max = 4) =>
  anAccount({ checks: { always, random }, checksPerRun: { min, max } });

test('always-members are in every plan, permitted or not; the rest only when chosen, usable and permitted', () => {
  const list = [
    candidate('mail.list', { eligibleFrom: Infinity }),
    candidate('mail.draft', { eligibleFrom: NOW + 1 }),
    candidate('notes.pages', { modes: ['delegated'] }),
    candidate('files.root', { eligibleFrom: NOW }),
    candidate('tasks.lists'),
  ];
  const selection = {
    always: ['mail.list', 'notes.pages'],
    random: ['mail', 'files.root', 'notes'],
  };
  expect(selectAlways(list, selection, 'application').map(({ id }) => id)).toEqual(['mail.list']);
  expect(selectRandom(list, selection, 'application', NOW).map(({ id }) => id)).toEqual([
    'files.root',
  ]);
  expect(
    selectRandom(list, { always: [], random: ['*'] }, 'delegated', NOW).map(({ id }) => id),
  ).toEqual(['notes.pages', 'files.root', 'tasks.lists']);
});

test('the same slot gives the same plan; another slot or account another one', () => {
  const wide = account([], ['*'], 3, 6);
  const plans = Array.from({ length: 50 }, (_, index) => drawPlan(wide, NOW + index, catalogue));
  expect(drawPlan(wide, NOW, catalogue)).toEqual(plans[0]);
  expect(new Set(plans.map((plan) => plan.join())).size).toBeGreaterThan(20);
  expect(drawPlan({ ...wide, id: 'another' }, NOW, catalogue)).not.toEqual(plans[0]);
});

test('a plan has no check twice, all always-members, and as many others as were asked for or are there', () => {
  fc.assert(
    fc.property(
      fc.subarray(ids),
      fc.nat(8),
      fc.nat(8),
      fc.integer(),
      (always, least, more, slot) => {
        const plan = drawPlan(account(always, ['*'], least, least + more), slot, catalogue);
        expect(new Set(plan).size).toBe(plan.length);
        expect(plan).toEqual(expect.arrayContaining(always));
        const others = plan.length - always.length;
        const there = ids.length - always.length;
        expect(others).toBeGreaterThanOrEqual(Math.min(least, there));
        expect(others).toBeLessThanOrEqual(Math.min(least + more, there));
      },
    ),
  );
});

test('checks are drawn as often as their weights say', () => {
  const weighted = [
    candidate('a.a', { weight: 3 }),
    candidate('b.b'),
    candidate('c.c', { weight: 0 }),
  ];
  const drawn = { 'a.a': 0, 'b.b': 0, 'c.c': 0 } as Record<string, number>;
  for (let slot = 0; slot < 4000; slot += 1) {
    for (const id of drawPlan(account([], ['*'], 1, 1), slot, weighted))
      drawn[id] = (drawn[id] ?? 0) + 1;
  }
  expect(drawn['a.a']).toBeGreaterThan(2850);
  expect(drawn['a.a']).toBeLessThan(3150);
  expect(drawn['c.c']).toBeLessThan(20);
});

describe('over 1,000 seeds', () => {
  const SEEDS = 1000;
  /** Five standard deviations: one in more than a million lies outside. */
  const spread = (rate: number) => 5 * Math.sqrt((rate * (1 - rate)) / SEEDS) + 1e-9;
  const weights = fc.array(fc.constantFrom(0.1, 0.5, 1, 2, 3, 10), {
    minLength: 2,
    maxLength: ids.length,
  });

  test('each permitted check is drawn at a rate within its weight’s bounds, always-members always', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 4 }), fc.nat(), (drawn, draws, from) => {
        const pool = drawn.map((weight, index) => candidate(ids[index] ?? '', { weight }));
        const always = candidate('teams.always', { eligibleFrom: Infinity });
        const ineligible = candidate('sites.ineligible', { eligibleFrom: Infinity });
        const chosen = account(['teams.always'], ['*'], draws, draws);
        const times = new Map<string, number>();
        for (let seed = 0; seed < SEEDS; seed += 1) {
          const plan = drawPlan(chosen, from + seed, [...pool, always, ineligible]);
          for (const id of plan) times.set(id, (times.get(id) ?? 0) + 1);
        }
        expect(times.get('teams.always')).toBe(SEEDS);
        expect(times.get('sites.ineligible')).toBeUndefined();
        const total = drawn.reduce((sum, weight) => sum + weight, 0);
        for (const { id, weight } of pool) {
          const [least, most] = bounds(weight, total, draws, drawn);
          const rate = (times.get(id) ?? 0) / SEEDS;
          expect(rate).toBeGreaterThanOrEqual(least - spread(least));
          expect(rate).toBeLessThanOrEqual(most + spread(most));
        }
      }),
      { numRuns: 40 },
    );
  });

  /**
   * Drawn without putting back: at least as often as with (the pool only shrinks), at most as if the
   * heaviest others had gone first each time.
   */
  function bounds(weight: number, total: number, draws: number, all: readonly number[]) {
    if (draws >= all.length) return [1, 1] as const;
    const least = 1 - (1 - weight / total) ** draws;
    const others = all.toSorted((a, b) => b - a);
    others.splice(others.indexOf(weight), 1);
    let missed = 1;
    let left = total;
    for (let draw = 0; draw < draws; draw += 1) {
      missed *= 1 - weight / left;
      left -= others[draw] ?? 0;
    }
    return [least, Math.min(1, 1 - missed)] as const;
  }
});

describe('random', () => {
  test('the same seed gives the same stream', () => {
    const [a, b] = [randomFrom('seed'), randomFrom('seed')];
    expect([a.int(0, 1e9), a.bytes(8), a.pick(ids)]).toEqual([
      b.int(0, 1e9),
      b.bytes(8),
      b.pick(ids),
    ]);
    expect(randomFrom('other').bytes(8)).not.toEqual(randomFrom('seed').bytes(8));
  });

  test('stays within its bounds', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.nat(1e6),
        (seed, min, span) => {
          const value = randomFrom(seed).int(min, min + span);
          expect(value).toBeGreaterThanOrEqual(min);
          expect(value).toBeLessThanOrEqual(min + span);
        },
      ),
    );
  });

  test('cannot pick from nothing', () => {
    expect(() => randomFrom('seed').pick([])).toThrow(RangeError);
  });
});

test.each([
  ['mail.page-inbox', { id: 'mail.page-inbox' }],
  ['own.check@3', { id: 'own.check', version: '3' }],
])('an entry %s names a check, and its version where it has one', (entry, check) => {
  expect(checkOfEntry(entry)).toEqual(check);
  expect(planEntry(check.id, 'version' in check ? check.version : undefined)).toBe(entry);
});

test('V3: a check in trouble comes after what was drawn, once, and only where it may be drawn', () => {
  const pool = [candidate('a.a'), candidate('b.b'), candidate('c.c', { eligibleFrom: Infinity })];
  const chosen = account([], ['*'], 1, 1);
  const [drawn = ''] = drawPlan(chosen, 1, pool);
  const other = drawn === 'a.a' ? 'b.b' : 'a.a';
  expect(drawPlan(chosen, 1, pool, [other, 'c.c'])).toEqual([drawn, other]);
  expect(drawPlan(chosen, 1, pool, [drawn])).toEqual([drawn]);
});
