import {
  hasRoom,
  mayPresent,
  MOST_REFUSALS,
  REFUSAL_WINDOW_MS,
  spentUntil,
  withRefusal,
} from '../../src/domain/refusal-budget';
import type { AppRefusals } from '../../src/domain/refusal-budget';
import { NOW } from './support';

const unknown = { refused: false, proven: false, byHand: false };
const proven = { ...unknown, proven: true };
const spent: AppRefusals = { at: Array.from({ length: MOST_REFUSALS }, (_, index) => NOW + index) };
const LATER = NOW + 10;

test('F10: five refusals in a quarter of an hour spend the budget, and the oldest one gives it back', () => {
  expect(spentUntil({ at: spent.at.slice(1) }, LATER)).toBeUndefined();
  expect(spentUntil(spent, LATER)).toBe(NOW + REFUSAL_WINDOW_MS);
  expect(spentUntil(spent, NOW + REFUSAL_WINDOW_MS)).toBeUndefined();
  expect(mayPresent({ at: [] }, { ...unknown, refused: true }, LATER)).toBe('yes');
});

test('F10: with the budget spent, what was refused waits, and what a person has just given is tried once', () => {
  expect(mayPresent(spent, { ...proven, refused: true }, LATER)).toBe('no');
  expect(mayPresent(spent, unknown, LATER)).toBe('no');
  expect(mayPresent(spent, { ...unknown, byHand: true }, LATER)).toBe('as-newcomer');
  expect(mayPresent({ ...spent, newcomerAt: NOW }, { ...unknown, byHand: true }, LATER)).toBe('no');
});

test('F10: what works goes on, until one of those is refused as well', () => {
  expect(mayPresent(spent, proven, LATER)).toBe('yes');
  const others = withRefusal(spent, unknown, LATER);
  expect(mayPresent(others, proven, LATER)).toBe('yes');
  const one = withRefusal(spent, proven, LATER);
  expect(mayPresent(one, proven, LATER)).toBe('no');
  expect(withRefusal({ at: [] }, proven, LATER)).toEqual({ at: [LATER] });
});

test('F10: as many ask at a time as may still be refused', () => {
  expect(hasRoom({ at: [] }, MOST_REFUSALS - 1, NOW)).toBe(true);
  expect(hasRoom({ at: [] }, MOST_REFUSALS, NOW)).toBe(false);
  expect(hasRoom({ at: [NOW] }, MOST_REFUSALS - 1, NOW)).toBe(false);
});
