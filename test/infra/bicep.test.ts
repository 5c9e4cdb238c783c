import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The compiler itself takes seconds to start: it runs in .ci/run (npm run bicep -- --prove), and the rules that its
// plans are held to are tried here on plans made by hand.

const root = join(__dirname, '../..');
const STORAGE = 'Microsoft.Storage/storageAccounts';
const ROLE = 'Microsoft.Authorization/roleAssignments';
const GROUP = '/subscriptions/0/resourceGroups/rg-a';
const account = {
  type: STORAGE,
  name: 'stabcdefghijklm',
  id: `${GROUP}/providers/${STORAGE}/stabcdefghijklm`,
};

/** What a function of scripts/bicep/ answers. */
function ask(module: string, name: string, argument: unknown): string[] {
  const url = pathToFileURL(join(root, `scripts/bicep/${module}.mjs`)).href;
  const script = `import { ${name} } from '${url}';
    console.log(JSON.stringify(${name}(${JSON.stringify(argument)})));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script]);
  return JSON.parse(output.toString()) as string[];
}

const nameProblems = (...plans: object[][]) =>
  ask(
    'names',
    'nameProblems',
    plans.map((resources) => ({ resources })),
  );

test('names that Azure would refuse, or that two share, are told', () => {
  const long = { ...account, name: 's'.repeat(25), id: 'long' };
  const dot = { type: 'Microsoft.Resources/resourceGroups', name: 'rg-a.', id: 'dot' };
  const unknown = { type: 'Microsoft.Sql/servers', name: 'a', id: 'unknown' };
  const maybe = { ...account, name: 'stmaybe', id: 'maybe', condition: '[parameters(1)]' };
  expect(nameProblems([account, long, dot, unknown, maybe], [account])).toEqual([
    `Azure does not take ${'s'.repeat(25)} for a name of ${STORAGE}`,
    'Azure does not take rg-a. for a name of Microsoft.Resources/resourceGroups',
    'there is no rule for names of Microsoft.Sql/servers',
    `whether there is ${STORAGE} stmaybe cannot be told before the deployment`,
    `${STORAGE} ${account.name} is there twice`,
  ]);
  expect(nameProblems([account, account])).toContain(`${account.id} is there twice`);
  expect(nameProblems([account])).toEqual([]);
});

test('a plan with a role too wide, a queue without its twin, or what the docs do not name is told', () => {
  const role = (scope: string, id: string) => ({
    type: ROLE,
    scope,
    properties: { roleDefinitionId: `/providers/roleDefinitions/${id}` },
  });
  const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
  const problems = ask('plan-rules', 'planProblems', [
    account,
    role(account.id, 'data'),
    role(GROUP, 'data'),
    role(account.id, owner),
    { type: `${STORAGE}/queueServices/queues`, name: 'st/default/runs' },
    { type: 'Microsoft.Sql/servers' },
    {
      type: 'Microsoft.Web/sites',
      properties: { siteConfig: { appSettings: [{ name: 'UNKNOWN' }] } },
    },
  ]);
  expect(problems).toEqual(
    expect.arrayContaining([
      `a role is given on ${GROUP}`,
      `the general role ${owner} is given on ${account.id}`,
      'st/default/runs has no poison twin',
      'types of resources: Microsoft.Sql/servers is not in docs/deploy.md',
      'types of resources: docs/deploy.md names Microsoft.KeyVault/vaults, the plan does not',
      'settings: UNKNOWN is not in docs/deploy.md',
      'settings: docs/deploy.md names TICK_MINUTES, the plan does not',
    ]),
  );
  expect(problems.filter((problem) => problem.includes('a role is given'))).toHaveLength(1);
  expect(ask('plan-rules', 'planProblems', [])).toEqual([
    'there is no plan, or it asks for nothing',
  ]);
});

test('each fault that is planted still has its place, and stands for a code of its own', () => {
  const url = pathToFileURL(join(root, 'scripts/bicep/planted.mjs')).href;
  const script = `import { FAULTS } from '${url}'; console.log(JSON.stringify(FAULTS));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script]);
  const faults = JSON.parse(output.toString()) as { code: string; file: string; from: string }[];
  expect(faults.map(({ code }) => code)).toEqual(['BCP033', 'BCP332', 'BCP335', 'BCP334']);
  for (const { file, from } of faults) {
    expect(readFileSync(join(root, file), 'utf8')).toContain(from);
  }
});

test('where the compiler cannot be had, one line says so; only a release needs it', () => {
  const empty = mkdtempSync(join(tmpdir(), 'no-compiler-'));
  const run = (...flags: string[]) =>
    spawnSync(process.execPath, [join(root, 'scripts/bicep.mjs'), ...flags], {
      env: { PATH: empty, HOME: empty },
      encoding: 'utf8',
    });
  const optional = run();
  expect([optional.status, optional.stderr]).toEqual([0, '']);
  expect(optional.stdout).toMatch(/^bicep skipped: [^\n]+\n$/);
  expect(run('--required').status).toBe(1);
  rmSync(empty, { recursive: true });
});

test('every rule of the linter is an error, but for two that say why', () => {
  const text = readFileSync(join(root, 'infra/bicepconfig.json'), 'utf8');
  const levels = [...text.matchAll(/"([a-z-]+)": \{ "level": "(\w+)" \}/g)];
  const lower = levels.filter(([, , level]) => level !== 'error').map(([, rule]) => rule);
  expect(levels.length).toBeGreaterThan(35);
  expect(lower).toEqual(['use-recent-api-versions', 'what-if-short-circuiting']);
});
