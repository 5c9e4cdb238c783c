import fc from 'fast-check';
import {
  ALL_REFUSED_MS,
  MOST_POSTPONED,
  POSTPONED_CODE,
  POSTPONED_MS,
  postponementsAfter as allAfter,
  RUNS_LOOKED_FOR,
} from '../../src/domain/postponement';
import type { Postponement } from '../../src/domain/postponement';
import type { CheckMemory } from '../../src/domain/check-memory';
import type { Outcome } from '../../src/domain/run';
import { DAY_MS } from '../../src/durations';
import { NOW } from './support';

const postponementsAfter = (
  before: readonly Postponement[],
  outcomes: readonly Outcome[],
  now: number,
  { memory, regranted = false }: { memory?: readonly CheckMemory[]; regranted?: boolean } = {},
) => allAfter(before, outcomes, { memory, regranted, worked: true, now });

const outcome = (changes: Partial<Outcome> = {}): Outcome => ({
  check: 'reports.usage',
  result: 'not-applicable',
  ms: 1,
  failure: {
    stage: 'request',
    kind: 'permission',
    code: 'Authorization_RequestDenied',
    facts: { permission: 'Reports.Read.All', needs: 'the role Reports Reader' },
  },
  ...changes,
});

test('a refusal although the permission is held waits until permissions change, with what is needed', () => {
  expect(postponementsAfter([], [outcome()], NOW)).toEqual([
    {
      check: 'reports.usage',
      kind: 'permission',
      until: NOW + 7 * DAY_MS,
      code: 'Authorization_RequestDenied',
      permission: 'Reports.Read.All',
      needs: 'the role Reports Reader',
    },
  ]);
  const before = postponementsAfter([], [outcome()], NOW);
  expect(postponementsAfter(before, [], NOW + 6 * DAY_MS)).toEqual(before);
  expect(postponementsAfter(before, [], NOW + 1, { regranted: true })).toEqual([]);
});

describe('once a second run on end has had nothing but refusals', () => {
  const kinds = Object.keys(POSTPONED_MS) as (keyof typeof POSTPONED_MS)[];
  const refusals = kinds.map((kind) =>
    outcome({ check: kind, failure: { stage: 'request', kind, code: 'x' } }),
  );
  const first = postponementsAfter([], refusals, NOW);
  const after = (outcomes: readonly Outcome[], now = NOW + 1) =>
    allAfter(first, outcomes, { memory: [], regranted: false, worked: false, now });
  const skipped = refusals.map(({ check }): Outcome => ({ check, result: 'skipped', ms: 0 }));

  test('all is tried again within the hour, also what the first had put off for days', () => {
    expect(first.map(({ until }) => until)).toEqual(kinds.map((kind) => NOW + POSTPONED_MS[kind]));
    for (const outcomes of [refusals, skipped])
      expect(after(outcomes).map(({ until }) => until)).toEqual(
        kinds.map(() => NOW + 1 + ALL_REFUSED_MS),
      );
  });

  test('not where something passed or failed, nothing was asked, or a single check', () => {
    for (const result of ['passed', 'failed', 'undo-failed'] as const)
      expect(after([...skipped, outcome({ check: 'x', result })])).toEqual(first);
    expect(after([])).toEqual(first);
    expect(after(skipped.slice(0, 1))).toEqual(first);
  });
});

test('what is not set up or not licensed is put off for days, whatever permissions change', () => {
  const refusals = (['not-provisioned', 'licence'] as const).map((kind) =>
    outcome({ check: kind, failure: { stage: 'request', kind, code: 'x' } }),
  );
  const held = postponementsAfter([], refusals, NOW);
  expect(held.map(({ until }) => until)).toEqual([NOW + 3 * DAY_MS, NOW + 3 * DAY_MS]);
  expect(postponementsAfter(held, [], NOW + 1, { regranted: true })).toEqual(held);
});

test('what worked before is looked for in some runs, so that its return shows, then once a day', () => {
  const gone = outcome({ failure: { stage: 'request', kind: 'not-provisioned', code: 'x' } });
  const after = (runs: number) =>
    postponementsAfter([], [gone], NOW, {
      memory: [
        {
          check: gone.check,
          result: 'not-applicable',
          at: NOW,
          trouble: { since: NOW, runs, confirmed: true },
        },
      ],
    });
  expect(after(RUNS_LOOKED_FOR - 1)).toEqual([]);
  expect(after(RUNS_LOOKED_FOR)).toEqual([
    { check: gone.check, kind: 'not-provisioned', until: NOW + DAY_MS, code: 'x' },
  ]);
});

test('nothing else postpones, and not having been tried does not prolong', () => {
  const { failure } = outcome();
  const others = [
    outcome({ result: 'passed' }),
    outcome({ result: 'skipped' }),
    outcome({ failure: { ...failure!, kind: 'service' } }),
    outcome({ failure: undefined }),
    outcome({ failure: { ...failure!, code: POSTPONED_CODE } }),
  ];
  expect(postponementsAfter([], others, NOW)).toEqual([]);
  const before = postponementsAfter([], [outcome()], NOW);
  expect(postponementsAfter(before, others, NOW + 1)).toEqual(before);
});

test('the need is named as far as it is known', () => {
  const bare = outcome({ failure: { stage: 'request', kind: 'permission', code: 'x' } });
  expect(postponementsAfter([], [bare], NOW)).toEqual([
    { check: 'reports.usage', kind: 'permission', until: NOW + 7 * DAY_MS, code: 'x' },
  ]);
});

test('each check once, none that has ended, and never more than fit', () => {
  const days = fc.array(fc.array(fc.nat(300), { maxLength: 250 }), { maxLength: 6 });
  fc.assert(
    fc.property(days, fc.nat(POSTPONED_MS.permission), (runs, stepMs) => {
      let now = NOW;
      let held = postponementsAfter([], [], now);
      for (const names of runs) {
        now += stepMs;
        const outcomes = [...new Set(names)].map((name) => outcome({ check: `c${name}` }));
        held = postponementsAfter(held, outcomes, now);
        expect(new Set(held.map(({ check }) => check)).size).toBe(held.length);
        expect(held.length).toBeLessThanOrEqual(MOST_POSTPONED);
        for (const { until } of held) expect(until).toBeGreaterThan(now);
      }
    }),
  );
});
