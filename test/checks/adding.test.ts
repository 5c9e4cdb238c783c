import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { problemsOf } from '@perennial/checks';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import type * as CatalogueModule from '../../src/checks/catalogue';
import type * as PrintModule from '../../src/checks/print';
import type * as RegistryModule from '../../src/checks/registry';
import type * as SettleModule from '../../src/accounts/resolve';
import type * as PlanModule from '../../src/engine/plan-run';
import type * as ExecuteModule from '../../src/engine/execute-plan';
import type * as ViewModule from '../../src/http/checks/check-view';
import * as views from '../http/views';
import { anAccount, NOW } from '../domain/support';
import { aSession, contextInput, response } from './support';

const root = join(__dirname, '../..');

/** The new file: a check as somebody would write it. */
const FILE = `
import { defineCheck } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';

const readManager = get('/me/manager', { id: z.string() }, {
  permission: 'User.Read.All',
  docs: 'user-list-manager',
});

export default defineCheck({
  title: 'Somebody manages the user',
  proves: 'The user has a manager who is somebody.',
  calls: [readManager],
  needs: ['a manager'],
  async run({ graph }) {
    await graph.send(readManager);
  },
});
`;

/** What \`npm run generate\` makes of it. */
const withCheck = (registry: string) =>
  `import throwAway from './profile/throw-away.check';\n${registry}`.replace(
    'checks: readonly Check[] = [',
    "checks: readonly Check[] = [checkOf('profile.throw-away', throwAway),",
  );

/** The source with the file in it, generated anew, and nothing else changed. */
const added: Plugin = {
  name: 'added',
  setup(bundler) {
    const path = join(root, 'src/checks/profile/throw-away.check.ts');
    bundler.onResolve({ filter: /\/throw-away\.check$/ }, () => ({ path }));
    bundler.onLoad({ filter: /\/throw-away\.check\.ts$/ }, () => ({
      contents: FILE,
      loader: 'ts',
      resolveDir: dirname(path),
    }));
    bundler.onLoad({ filter: /\/checks\/registry\.ts$/ }, async (found) => ({
      contents: withCheck(await readFile(found.path, 'utf8')),
      loader: 'ts',
    }));
  },
};

type App = typeof CatalogueModule &
  typeof PrintModule &
  typeof RegistryModule &
  typeof SettleModule &
  typeof PlanModule &
  typeof ExecuteModule &
  typeof ViewModule;

const modules = [
  'checks/catalogue',
  'checks/print',
  'checks/registry',
  'accounts/resolve',
  'engine/plan-run',
  'engine/execute-plan',
  'http/checks/check-view',
];

type Wrapped = (module: object, exports: object, require: NodeJS.Require) => void;

async function load(): Promise<App> {
  const { outputFiles } = await build({
    stdin: {
      contents: modules.map((name) => `export * from './src/${name}';`).join('\n'),
      resolveDir: root,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The very zod that the schemas of this test are made with.
    external: ['zod', 'pure-rand/*'],
    plugins: [added],
  });
  const module = { exports: {} };
  const [{ text } = { text: '' }] = outputFiles;
  const wrapped = runInThisContext(`(function (module, exports, require) {${text}\n})`) as Wrapped;
  wrapped(module, module.exports, createRequire(__filename));
  return module.exports as App;
}

const ID = 'profile.throw-away';
let app: App;
beforeAll(async () => {
  app = await load();
});

test('one file: the check is in the catalogue, sound, and in its print', () => {
  expect(app.catalogue.map(({ id }) => id)).toContain(ID);
  expect(problemsOf(app.catalogue, app.creations)).toEqual([]);
  const entries = app.catalogueEntries().filter(({ id }) => id.startsWith(ID));
  expect(entries.map(({ id, path }) => [id, path])).toEqual([
    [`${ID}#GET /me/manager#app`, '/users/{user}/manager'],
    [`${ID}#GET /me/manager`, '/me/manager'],
  ]);
});

test('in the docs, with what it proves, its calls, permissions and needs', () => {
  const page = app.catalogueMarkdown();
  const section = page.slice(page.indexOf(`### ${ID}`)).split('\n### ')[0];
  expect(section).toContain('The user has a manager who is somebody.');
  expect(section).toContain('[`GET /me/manager`]');
  expect(section).toContain('- Signed in: `User.Read.All`.');
  expect(section).toContain('- Also needs: a manager');
});

test('in the API', () => {
  const check = app.catalogue.find(({ id }) => id === ID);
  const view = check && app.checkView(check, app.alwaysChecks, 'en');
  expect(views.check.parse(view)).toEqual(view);
  expect(view).toMatchObject({ id: ID, needs: ['a manager'], always: false });
});

test('in what accounts may choose, and in plans', () => {
  const offer = { catalogue: app.catalogue, credentialKinds: [], defaultAlways: [] };
  const input = { always: [], random: ['profile'], weights: { [ID]: 10 } };
  const checks = app.resolveSelection({ ...offer, minGapSeconds: 60 }, 'application', input);
  const account = anAccount({ checks, checksPerRun: { min: 1, max: 1 } });
  const plans = Array.from({ length: 50 }, (_, slot) =>
    app.planFor(app.catalogue, { ...account, slot }),
  );
  expect(plans.flat()).toContain(ID);
});

test.each([
  ['what its schema asks for', { id: 'megan' }, { result: 'passed', status: 200 }],
  [
    'anything else',
    { name: 'Megan' },
    { result: 'failed', failure: { kind: 'assertion', code: 'bad-shape', facts: { what: 'id' } } },
  ],
])('run, and held to its schema: %s', async (_, answer, outcome) => {
  const session = aSession(() => response(200, answer));
  const { outcomes } = await app.executePlan({
    findCheck: app.findCheck,
    tenant: contextInput(session, { granted: ['User.Read.All'], deadline: NOW + 240_000 }),
    accountId: 'a1',
    slot: NOW,
    plan: [ID],
    ledger: [],
  });
  expect(session.asked).toEqual(['GET /me/manager?$select=id']);
  expect(outcomes).toMatchObject([{ check: ID, ...outcome }]);
});
