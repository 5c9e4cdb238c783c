import fc from 'fast-check';
import { CheckFailure, expect as assert } from '../src';

/** What of a failed comparison a person may be shown. */
function factsOf(compare: () => void): Readonly<Record<string, string>> {
  try {
    compare();
  } catch (thrown) {
    if (thrown instanceof CheckFailure) return thrown.facts;
    throw thrown;
  }
  throw new Error('it held');
}

test('times are newest first exactly when they never go up', () => {
  const from = Date.UTC(2026, 0, 1);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), (days) => {
      const iso = (list: readonly number[]) =>
        list.map((day) => new Date(from + day * 86_400_000).toISOString());
      const sorted = days.toSorted((a, b) => b - a);
      assert.newestFirst('times', iso(sorted));
      const inOrder = days.every((day, index) => day === sorted[index]);
      const compare = () => {
        assert.newestFirst('times', iso(days));
      };
      if (inOrder) compare();
      else expect(compare).toThrow('assertion');
    }),
  );
});

test('sets are the same exactly when sorted they are the same', () => {
  const few = fc.uniqueArray(fc.nat({ max: 4 }));
  fc.assert(
    fc.property(few, few, (actual, expected) => {
      const compare = () => {
        assert.sameSet('members', actual, expected);
      };
      const same = JSON.stringify([...actual].sort()) === JSON.stringify([...expected].sort());
      if (same) compare();
      else expect(compare).toThrow('assertion');
    }),
  );
});

test.each([
  ['equal', () => assert.equal('it', 1, 1)],
  ['different', () => assert.different('it', 1, 2)],
  ['among', () => assert.among('it', 1, [2, 1])],
  ['at most', () => assert.atMost('it', 2, 2)],
  ['at least', () => assert.atLeast('it', 2, 2)],
  ['matches', () => assert.matches('it', 'abc', /^a/)],
  ['holds', () => assert.holds('it', true)],
])('what holds passes: %s', (_, compare) => {
  expect(compare).not.toThrow();
});

test.each<[string, () => void, object]>([
  ['numbers', () => assert.equal('it', 2, 1), { expected: '1', actual: '2' }],
  ['enumeration members', () => assert.equal('it', 'busy', 'free'), { actual: 'busy' }],
  ['nothing', () => assert.equal('it', undefined, true), { actual: 'nothing' }],
  ['how many', () => assert.sameSet('it', ['a'], ['b', 'c']), { missing: '2', extra: '1' }],
  ['of how many', () => assert.among('it', 'a', ['b', 'c']), { of: '2' }],
  ['bounds', () => assert.atMost('it', 3, 2), { actual: '3', most: '2' }],
])('a failure says what it may: %s', (_, compare, facts) => {
  expect(factsOf(compare)).toMatchObject({ what: 'it', ...facts });
});

test('and shows nothing of a text that may be anybody’s content', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 5 }), fc.string({ minLength: 5 }), (a, b) => {
      const [actual, expected] = [`Dear ${a}`, `Dear ${b}!`];
      fc.pre(actual !== expected);
      const compare = () => {
        assert.equal('it', actual, expected);
      };
      expect(factsOf(compare)).toEqual({
        what: 'it',
        expected: `a text of ${expected.length} characters`,
        actual: `a text of ${actual.length} characters`,
      });
    }),
  );
});
