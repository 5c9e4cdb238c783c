import fc from 'fast-check';
import {
  MOST_POSTPONED,
  POSTPONED_CODE,
  POSTPONED_MS,
  postponementsAfter,
} from '../../src/domain/postponement';
import type { Outcome } from '../../src/domain/run';
import { NOW } from './support';

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

test('a refusal although the permission is held waits until the same time tomorrow, with what is needed', () => {
  expect(postponementsAfter([], [outcome()], NOW)).toEqual([
    {
      check: 'reports.usage',
      until: NOW + POSTPONED_MS,
      code: 'Authorization_RequestDenied',
      permission: 'Reports.Read.All',
      needs: 'the role Reports Reader',
    },
  ]);
});

test('nothing else postpones, and not having been tried does not prolong', () => {
  const { failure } = outcome();
  const others = [
    outcome({ result: 'passed' }),
    outcome({ result: 'skipped' }),
    outcome({ failure: { ...failure!, kind: 'licence' } }),
    outcome({ failure: { ...failure!, code: POSTPONED_CODE } }),
  ];
  expect(postponementsAfter([], others, NOW)).toEqual([]);
  const before = postponementsAfter([], [outcome()], NOW);
  expect(postponementsAfter(before, others, NOW + 1)).toEqual(before);
});

test('the need is named as far as it is known', () => {
  const bare = outcome({ failure: { stage: 'request', kind: 'permission', code: 'x' } });
  expect(postponementsAfter([], [bare], NOW)).toEqual([
    { check: 'reports.usage', until: NOW + POSTPONED_MS, code: 'x' },
  ]);
});

test('each check once, none that has ended, and never more than fit', () => {
  const days = fc.array(fc.array(fc.nat(300), { maxLength: 250 }), { maxLength: 6 });
  fc.assert(
    fc.property(days, fc.nat(POSTPONED_MS), (runs, stepMs) => {
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
