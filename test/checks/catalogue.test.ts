import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { catalogueOf } from '@perennial/checks';
import { alwaysChecks, catalogue } from '../../src/checks/catalogue';
import { checks, creations } from '../../src/checks/registry';
import { counterexamplesById } from './counterexamples';

const ROOT = join(__dirname, '../..');

test('what is generated is current', () => {
  const stale = () =>
    execFileSync(process.execPath, ['scripts/generate.mjs', '--check'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  // It says which file is stale, and what to do.
  expect(stale).not.toThrow();
});

test('every check has counterexamples beside it', () => {
  const without = checks.filter(({ id }) => (counterexamplesById[id] ?? []).length === 0);
  expect(without.map(({ id }) => `${id} lacks ${id.replace('.', '/')}.counterexamples.ts`)).toEqual(
    [],
  );
});

test('every creation lies in the folder that its name says', () => {
  for (const { name } of creations) expect(name).toMatch(/^[a-z-]+\.[a-z]+(-[a-z]+)*$/);
});

test('the checks that always run are reads of different workloads, usable in both modes', () => {
  const always = catalogue.filter(({ id }) => alwaysChecks.includes(id));
  expect(always.map(({ workload }) => workload).sort()).toEqual(['calendar', 'mail', 'profile']);
  for (const { kind, modes } of always) {
    expect(kind).toBe('read');
    expect([...modes].sort()).toEqual(['application', 'delegated']);
  }
});

test('the catalogue is in the order of its ids, however it is written down', () => {
  const backwards = catalogueOf(catalogue.toReversed(), creations);
  expect(backwards).toEqual(catalogue);
});

test('every call names a page of Microsoft’s, and every title and sentence reads as one', () => {
  for (const { calls, title, proves } of catalogue) {
    expect(title).not.toMatch(/\.$/);
    expect(proves).toMatch(/^[A-Z].*\.$/);
    for (const { docs, path } of calls) {
      expect(docs).toMatch(/^https:\/\/learn\.microsoft\.com\/graph\/api\/[a-z0-9_-]+$/);
      expect(path).toMatch(/^\/[a-z]\w*\b/i);
    }
  }
});
