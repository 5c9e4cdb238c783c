import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { alwaysChecks, catalogue, catalogueOf, problemsOf } from '../../src/checks/catalogue';
import { defineCheck, workloads } from '../../src/checks/define';
import type { Check } from '../../src/checks/define';

const FOLDER = join(__dirname, '../../src/checks');

/** Every file below a workload's folder that holds a check, by the id its place gives it. */
async function checksOnDisk(): Promise<ReadonlyMap<string, Check>> {
  const found = new Map<string, Check>();
  for (const workload of workloads.filter((name) => existsSync(join(FOLDER, name)))) {
    for (const file of readdirSync(join(FOLDER, workload))) {
      const name = file.replace(/\.ts$/, '');
      const module = (await import(join(FOLDER, workload, name))) as { check?: Check };
      if (module.check) found.set(`${workload}.${name}`, module.check);
    }
  }
  return found;
}

const sound: Check = defineCheck({
  id: 'mail.do-something',
  workload: 'mail',
  kind: 'read',
  title: 'A title',
  proves: 'Something.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls: {
    list: {
      method: 'GET',
      path: '/me/messages',
      delegated: 'Mail.Read',
      page: 'https://learn.microsoft.com/graph/api/user-list-messages',
    },
  },
  run: async () => Promise.resolve(),
});

const creation = {
  what: 'a thing',
  removal: 'gone',
  find: async () => Promise.resolve([]),
  remove: async () => Promise.resolve(),
};

test('every check on disk is in the catalogue, under the id of its place, and the reverse', async () => {
  const disk = await checksOnDisk();
  expect([...disk.keys()].sort()).toEqual(catalogue.map(({ id }) => id));
  for (const check of catalogue) expect(disk.get(check.id)).toBe(check);
});

test('the checks that always run are reads of different workloads, usable in both modes', () => {
  const always = catalogue.filter(({ id }) => alwaysChecks.includes(id));
  expect(always.map(({ workload }) => workload).sort()).toEqual(['calendar', 'mail', 'profile']);
  for (const { kind, modes } of always) {
    expect(kind).toBe('read');
    expect([...modes].sort()).toEqual(['application', 'delegated']);
  }
});

test.each<[string, Partial<Check>]>([
  ['an id of another workload', { id: 'files.do-something' }],
  ['an id that is no words', { id: 'mail.DoSomething' }],
  ['a write without undo', { kind: 'write' }],
  ['a write with an empty undo', { kind: 'write', creates: {} }],
  ['a read that creates', { creates: { thing: creation } }],
  ['no mode', { modes: [] }],
  ['a call without a permission for a mode', { modes: ['delegated', 'application'] }],
])('the catalogue refuses %s', (_, changes) => {
  expect(problemsOf([sound])).toEqual([]);
  expect(problemsOf([{ ...sound, ...changes }])).toHaveLength(1);
  expect(() => catalogueOf([{ ...sound, ...changes }])).toThrow('the catalogue is not sound');
});

test('the catalogue refuses two checks of one id', () => {
  expect(problemsOf([sound, sound])).toEqual(['mail.do-something: two checks have this id']);
});

test('the catalogue is in the order of its ids, however it is written down', () => {
  const backwards = catalogueOf(catalogue.toReversed());
  expect(backwards).toEqual(catalogue);
});

test('every call names a page of Microsoft’s, and every title and sentence reads as one', () => {
  for (const { calls, title, proves } of catalogue) {
    expect(title).not.toMatch(/\.$/);
    expect(proves).toMatch(/^[A-Z].*\.$/);
    for (const { page, path } of Object.values(calls)) {
      expect(page).toMatch(/^https:\/\/learn\.microsoft\.com\/graph\/api\/[a-z0-9_-]+$/);
      expect(path).toMatch(/^\/[a-z]\w*\b/i);
    }
  }
});
