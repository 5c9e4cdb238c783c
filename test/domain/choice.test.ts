import fc from 'fast-check';
import { presetNames } from '../../src/domain/account';
import type { Selection } from '../../src/domain/account';
import { isAlways, isDrawn, weightOf } from '../../src/domain/choice';
import type { CheckTraits } from '../../src/domain/choice';

const read: CheckTraits = { id: 'mail.read', workload: 'mail', kind: 'read', reserved: false };
const write: CheckTraits = { id: 'mail.write', workload: 'mail', kind: 'write', reserved: false };
const usage: CheckTraits = { id: 'reports.use', workload: 'reports', kind: 'read', reserved: true };
const all = [read, write, usage];
const selection = (changes: Partial<Selection> = {}): Selection => ({
  always: [],
  random: ['*'],
  ...changes,
});
const drawn = (changes: Partial<Selection>) =>
  all.filter((check) => isDrawn(check, selection(changes))).map(({ id }) => id);

test.each([
  ['read-only', ['mail.read', 'reports.use']],
  ['balanced', ['mail.read', 'mail.write']],
  ['everything', ['mail.read', 'mail.write', 'reports.use']],
  [undefined, ['mail.read', 'mail.write', 'reports.use']],
] as const)('the preset %s leaves %j', (preset, left) => {
  expect(drawn(preset ? { preset } : {})).toEqual(left);
});

test('names choose within the preset: an id, a workload, or all of it', () => {
  expect(drawn({ preset: 'balanced', random: ['mail.write', 'reports'] })).toEqual(['mail.write']);
  expect(drawn({ random: ['reports'] })).toEqual(['reports.use']);
  expect(drawn({ random: [] })).toEqual([]);
});

test('what always runs may need more than the preset, but a read-only account has no writes', () => {
  const always = ['mail.write', 'reports.use'];
  const run = (preset: Selection['preset'] & string) =>
    all.filter((check) => isAlways(check, selection({ preset, always }))).map(({ id }) => id);
  expect(run('balanced')).toEqual(always);
  expect(run('read-only')).toEqual(['reports.use']);
  expect(drawn({ preset: 'read-only', always })).toEqual(['mail.read']);
});

test('a check’s own weight goes before its workload’s', () => {
  const weights = { mail: 2, 'mail.write': 0.5 };
  expect(all.map((check) => weightOf(check, selection({ weights })))).toEqual([2, 0.5, 1]);
  expect(weightOf(read, selection())).toBe(1);
});

test('no check is both drawn and always run', () => {
  const names = fc.subarray(['*', 'mail', 'reports', ...all.map(({ id }) => id)]);
  const ids = fc.subarray(all.map(({ id }) => id));
  fc.assert(
    fc.property(fc.constantFrom(...presetNames), ids, names, (preset, always, random) => {
      for (const check of all) {
        const chosen = { preset, always, random };
        expect(isDrawn(check, chosen) && isAlways(check, chosen)).toBe(false);
        if (preset === 'read-only' && check.kind === 'write') {
          expect(isDrawn(check, chosen) || isAlways(check, chosen)).toBe(false);
        }
      }
    }),
  );
});
