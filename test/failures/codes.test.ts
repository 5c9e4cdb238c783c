import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseOf, families } from '../../src/failures/catalogue';

const ROOT = join(__dirname, '../../src');
const sources = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.counterexamples.ts'))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
const code = sources.filter(
  ({ file }) => !file.startsWith('failures/') || file.endsWith('error.ts'),
);

/** Codes of ours, in lower case with hyphens, that a failure is built with. */
const built = [
  ...code.flatMap(({ text }) =>
    [...text.matchAll(/\bkind: '[a-z-]+',\s*code: '([a-z-]+)'/g)].map(([, found = '']) => found),
  ),
  ...code.flatMap(({ text }) =>
    [...text.matchAll(/new (?:WireError|CheckFailure)\('([a-z-]+)'/g)].map(
      ([, found = '']) => found,
    ),
  ),
];
const isOurs = (name: string) => /^[a-z]+(-[a-z]+)*$/.test(name);

test('every code that the program builds a failure with is explained', () => {
  expect(built.length).toBeGreaterThan(20);
  expect([...new Set(built)].filter((name) => !caseOf(name))).toEqual([]);
});

test('no explanation is for a code of ours that nothing produces', () => {
  const ours = families
    .filter(({ title }) => /vault|network|Perennial/.test(title.en))
    .flatMap(({ cases }) => Object.keys(cases))
    .filter(isOurs);
  const texts = [...code.map(({ text }) => text), grammar()].join('\n');
  expect(
    ours.filter((name) => !texts.includes(`'${name}'`) && !texts.includes(`\`${name}`)),
  ).toEqual([]);
});

/** The grammar of checks builds failures as well. */
function grammar(): string {
  const folder = join(ROOT, '../packages/checks/src');
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}
