import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { HOUR_MS } from '../../src/durations';
import { find, ofKind, readBicep, typeOf, at } from '../support/bicep';
import { startAzureStandIn } from './azure-stand-in';
import type { AzureStandIn } from './azure-stand-in';

const root = join(__dirname, '../..');
const hooks = join(root, 'scripts/hooks');
const run = promisify(execFile);
const SUBSCRIPTION = '/subscriptions/sub';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-mine`;
const VAULT = `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-example`;
const BUDGET = `${GROUP}/providers/Microsoft.Consumption/budgets/perennial`;
const person = { oid: 'a-person', scp: 'user_impersonation' };
let folder: string;
let calls: string;
let azure: AzureStandIn;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hooks-'));
  calls = join(folder, 'calls');
  azure = await startAzureStandIn();
  signIn(person);
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await azure.stop();
});

/** A stand-in for azd that gives out a token with these claims, and writes down what else it is called for. */
function signIn(claims: object): void {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const azd = join(folder, 'azd');
  writeFileSync(
    azd,
    `#!/bin/sh
if [ "$1" = auth ]; then echo '{"token":"e30.${payload}.s"}'; exit; fi
printf '%s|' "$@" >> '${calls}'
echo >> '${calls}'
`,
  );
  chmodSync(azd, 0o755);
}

const hook = (name: string, values: Record<string, string> = {}) =>
  run(process.execPath, [join(hooks, `${name}.mjs`)], {
    env: {
      PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
      PERENNIAL_ARM_ORIGIN: azure.origin,
      ...values,
    },
  });
const azdCalls = () =>
  existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n').filter(Boolean) : [];
const paths = () => azure.asked.map(({ method, url }) => `${method} ${url.split('?')[0] ?? ''}`);

test('azd runs each hook on every system, and shows what the last one prints', () => {
  const text = readFileSync(join(root, 'azure.yaml'), 'utf8');
  for (const name of ['preprovision', 'predeploy', 'postdeploy']) {
    const command = `run: node scripts/hooks/${name}.mjs`;
    const [, posix = '', windows = ''] =
      new RegExp(`^  ${name}:\n    posix: (.*)\n    windows: (.*)$`, 'm').exec(text) ?? [];
    expect([posix.includes(command), windows.includes(command)]).toEqual([true, true]);
    expect(posix.includes('interactive: true')).toBe(name === 'postdeploy');
    expect(windows.includes('interactive: true')).toBe(name === 'postdeploy');
    expect(existsSync(join(hooks, `${name}.mjs`))).toBe(true);
  }
});

describe('before a deployment', () => {
  const values = {
    AZURE_ENV_NAME: 'Mine',
    AZURE_SUBSCRIPTION_ID: 'sub',
    AZURE_LOCATION: 'westeurope',
  };
  const deletedVaults = `GET ${SUBSCRIPTION}/providers/Microsoft.KeyVault/deletedVaults`;
  const deleted = (group: string) => ({
    properties: { vaultId: `${SUBSCRIPTION}/resourceGroups/${group}/providers/x/vaults/kv-old` },
  });
  const nodeVersions = (...versions: string[]) => ({
    value: versions.map((version) => ({
      properties: {
        majorVersions: [
          {
            minorVersions: [
              {
                stackSettings: {
                  linuxRuntimeSettings: {
                    Sku: [
                      {
                        skuCode: 'FC1',
                        functionAppConfigProperties: { runtime: { version } },
                      },
                    ],
                  },
                },
              },
            ],
          },
        ],
      },
    })),
  });
  const stacks = 'GET /providers/Microsoft.Web/locations/westeurope/functionAppStacks';

  beforeEach(() => azure.answers.set(deletedVaults, [200, { value: [] }]));

  test('a first one needs no salt, so that every machine makes the same names', async () => {
    await hook('preprovision', values);
    expect(azdCalls()).toEqual([]);
    expect(paths()).toContain(`GET ${SUBSCRIPTION}/resourceGroups/rg-mine`);
  });

  test('after the group was deleted a salt is drawn, because the old vault keeps its name', async () => {
    azure.answers.set(deletedVaults, [200, { value: [deleted('rg-mine')] }]);
    await hook('preprovision', { ...values, PERENNIAL_NAME_SALT: 'old' });
    expect(azdCalls()).toEqual([
      expect.stringMatching(/^env\|set\|PERENNIAL_NAME_SALT\|[0-9a-f]{8}\|$/),
    ]);
  });

  test('a deleted vault of another group changes nothing', async () => {
    azure.answers.set(deletedVaults, [200, { value: [deleted('rg-mine-too')] }]);
    await hook('preprovision', values);
    expect(azdCalls()).toEqual([]);
  });

  test('later ones take the salt of the group, on a machine that has never deployed as well', async () => {
    azure.answers.set(`GET ${GROUP}`, [200, { tags: { 'perennial-name-salt': 'kept' } }]);
    await hook('preprovision', values);
    await hook('preprovision', { ...values, PERENNIAL_NAME_SALT: 'kept' });
    expect(azdCalls()).toEqual(['env|set|PERENNIAL_NAME_SALT|kept|']);
  });

  test('names are not guessed where Azure does not say which group there is', async () => {
    azure.answers.set(`GET ${GROUP}`, [403, { error: { message: 'No right.\nTrace' } }]);
    await expect(hook('preprovision', values)).rejects.toMatchObject({
      code: 1,
      stderr: 'The group rg-mine cannot be read: No right.\n',
    });
    expect(azdCalls()).toEqual([]);
  });

  test.each([
    ['a trailing dot', { AZURE_ENV_NAME: 'mine.' }, /ends with a dot/],
    [
      'more memory than a subscription has',
      { PERENNIAL_MAX_INSTANCES: '20', PERENNIAL_INSTANCE_MEMORY_MB: '4096' },
      /573440 MB; a subscription has 512000 MB/,
    ],
  ])('%s is told before Azure is asked', async (_name, wrong, told) => {
    await expect(hook('preprovision', { ...values, ...wrong })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(told) as string,
    });
    expect(azure.asked).toEqual([]);
  });

  test('a region without this Node.js is told, with what it has', async () => {
    azure.answers.set(stacks, [200, nodeVersions('20', '22')]);
    await expect(hook('preprovision', values)).rejects.toMatchObject({
      stderr: expect.stringContaining('westeurope runs Node.js 20, 22 and not 24') as string,
    });
    await hook('preprovision', { ...values, PERENNIAL_NODE_VERSION: '22' });
  });

  test('what the subscription never used is registered, or who must do it is said', async () => {
    const state = (name: string) => `GET ${SUBSCRIPTION}/providers/${name}`;
    azure.answers.set(state('Microsoft.Web'), [200, { registrationState: 'NotRegistered' }]);
    azure.answers.set(state('Microsoft.Storage'), [200, { registrationState: 'Registered' }]);
    azure.answers.set(state('Microsoft.KeyVault'), [200, { registrationState: 'Unregistered' }]);
    azure.answers.set(`POST ${SUBSCRIPTION}/providers/Microsoft.Web/register`, [200, {}]);
    const { stdout } = await hook('preprovision', values);
    expect(stdout).toContain('Microsoft.Web is registered');
    expect(stdout).toContain('az provider register --namespace Microsoft.KeyVault');
    expect(stdout).not.toContain('Microsoft.Storage');
  });

  test('before azd has asked for a subscription nothing is looked up', async () => {
    const { stdout } = await hook('preprovision', { AZURE_ENV_NAME: 'mine' });
    expect(stdout).toContain('not chosen yet');
    expect(azure.asked).toEqual([]);
  });

  test('what is registered is what the templates ask for, and the groups that scale are counted', async () => {
    const files = await readBicep(root, 'infra');
    const url = pathToFileURL(join(hooks, 'preconditions.mjs')).href;
    const script = `import { PROVIDERS, SCALING_GROUPS } from '${url}';
      console.log(JSON.stringify({ PROVIDERS, SCALING_GROUPS }));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    const { PROVIDERS, SCALING_GROUPS } = JSON.parse(stdout) as {
      PROVIDERS: string[];
      SCALING_GROUPS: number;
    };
    const namespaces = files
      .flatMap(ofKind('resource'))
      .map((resource) => typeOf(resource).split('/')[0] ?? '')
      .filter((name) => name !== 'Microsoft.Resources');
    expect(PROVIDERS).toEqual([...new Set(namespaces)].sort());
    const queues = find(files, 'infra/modules/storage.bicep', 'queueNames')
      .value as readonly object[];
    const timers = ['schedule', 'upkeep'];
    for (const name of timers) {
      expect(readFileSync(join(root, `functions/${name}.ts`), 'utf8')).toContain('app.timer(');
    }
    expect(SCALING_GROUPS).toBe(1 + timers.length + queues.length);
  });
});

describe('before the package is copied', () => {
  const values = {
    AZURE_SUBSCRIPTION_ID: 'sub',
    AZURE_RESOURCE_GROUP: 'rg-mine',
    AZURE_STORAGE_NAME: 'st',
    SERVICE_APP_PRINCIPAL_ID: 'the-app',
    PERENNIAL_ROLE_SPREAD_MS: '1',
  };
  const roles = `GET ${GROUP}/providers/Microsoft.Storage/storageAccounts/st/providers/Microsoft.Authorization/roleAssignments`;
  const createdOn = (time: number) => [
    { properties: { createdOn: new Date(time - HOUR_MS).toISOString() } },
    { properties: { createdOn: new Date(time).toISOString() } },
  ];

  test('a new role is waited for, and no longer than roles take where this clock is behind', async () => {
    azure.answers.set(roles, [200, { value: createdOn(Date.now() + 7_200_000) }]);
    const { stdout } = await hook('predeploy', values);
    expect(stdout).toMatch(/^The app’s roles are new: waiting 1 s/);
    expect(decodeURIComponent(azure.asked[0]?.url ?? '')).toContain(
      "$filter=principalId+eq+'the-app'",
    );
  });

  test('an old one is not', async () => {
    azure.answers.set(roles, [200, { value: createdOn(Date.now() - HOUR_MS) }]);
    expect((await hook('predeploy', values)).stdout).toBe('');
  });
});

describe('after a deployment', () => {
  const values = (more: Record<string, string> = {}) => ({
    SERVICE_APP_URI: azure.origin,
    AZURE_KEY_VAULT_NAME: 'kv-example',
    AZURE_SUBSCRIPTION_ID: 'sub',
    AZURE_RESOURCE_GROUP: 'rg-mine',
    PERENNIAL_ALERT_EMAIL: 'me@example.org',
    PERENNIAL_HEALTH_TRIES: '1',
    ...more,
  });
  const roleAssignments = () =>
    azure.asked.filter(({ method, url }) => method === 'PUT' && url.includes('/roleAssignments/'));
  const answerAll = (status: number, body: unknown) => {
    azure.answers.set('GET /api/health', [200, { status: 'ok' }]);
    azure.answers.set(`PUT ${BUDGET}`, [201, {}]);
    azure.answers.set(`PUT ${VAULT}/`, [status, body]);
  };

  test('the way to the app and to its operator key is said, once it is well', async () => {
    answerAll(201, {});
    const { stdout } = await hook('postdeploy', values());
    expect(paths()).toContain('GET /api/health');
    expect(stdout).toContain(`Perennial is at ${azure.origin}`);
    expect(stdout).toContain('Its health: ok\n');
    expect(stdout).toContain('az keyvault secret show --vault-name kv-example');
    expect(stdout).toContain("tags.purpose=='operator-key'");
  });

  test.each(['degraded', 'unknown'])('health %s is told, with where to look', async (status) => {
    answerAll(201, {});
    azure.answers.set('GET /api/health', [200, { status }]);
    const { stdout } = await hook('postdeploy', values());
    expect(stdout).toContain(`Its health: ${status}. docs/operations.md`);
  });

  test('a person may read the vault, under the same id each time, whatever they are', async () => {
    answerAll(201, {});
    await hook('postdeploy', values());
    await hook('postdeploy', values());
    const [first, second] = roleAssignments();
    expect(first?.url).toBe(second?.url);
    expect(first?.url).toMatch(/\/roleAssignments\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\?/);
    expect(first?.body).toEqual({
      properties: {
        principalId: 'a-person',
        roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/4633458b-17de-408a-b874-0445c86b69e6`,
      },
    });
  });

  test('a role that was given by hand before is as good; one that is refused is told', async () => {
    answerAll(409, { error: { code: 'RoleAssignmentExists', message: 'It exists.' } });
    expect((await hook('postdeploy', values())).stdout).not.toContain('Secrets User');
    answerAll(403, { error: { code: 'AuthorizationFailed', message: 'No right.' } });
    expect((await hook('postdeploy', values())).stdout).toContain(
      'could not be given Key Vault Secrets User on the vault (No right.)',
    );
  });

  test('a pipeline gets neither a role nor a budget', async () => {
    answerAll(201, {});
    signIn({ oid: 'a-pipeline', roles: [] });
    const { stdout } = await hook('postdeploy', values());
    expect(azure.asked.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect(stdout).toContain('Its health: ok');
  });

  test('a budget keeps its first month; a subscription without budgets is told and stops nothing', async () => {
    answerAll(201, {});
    const timePeriod = { startDate: '2025-03-01T00:00:00Z' };
    azure.answers.set(`GET ${BUDGET}`, [200, { eTag: '"1"', properties: { timePeriod } }]);
    await hook('postdeploy', values({ PERENNIAL_BUDGET: '25' }));
    const put = azure.asked.find(({ method, url }) => method === 'PUT' && url.startsWith(BUDGET));
    expect(put?.body).toMatchObject({
      eTag: '"1"',
      properties: { amount: 25, timePeriod: { startDate: timePeriod.startDate } },
    });
    azure.answers.set(`PUT ${BUDGET}`, [400, { error: { message: 'Not for this offer.' } }]);
    const { stdout } = await hook('postdeploy', values());
    expect(stdout).toContain('There is no budget (Not for this offer.)');
    expect(stdout).toContain('Its health: ok');
  });

  test('a budget of 0 is none, and takes away the one that was there', async () => {
    answerAll(201, {});
    await hook('postdeploy', values({ PERENNIAL_BUDGET: '0' }));
    expect(paths().filter((path) => path.endsWith(BUDGET))).toEqual([`DELETE ${BUDGET}`]);
  });

  test('a first budget begins with this month, and is the one that the button makes', async () => {
    answerAll(201, {});
    await hook('postdeploy', values());
    const put = azure.asked.find(({ method, url }) => method === 'PUT' && url.startsWith(BUDGET));
    const properties = (put?.body as { properties: object }).properties;
    expect(properties).toMatchObject({
      timePeriod: { startDate: expect.stringMatching(/^\d{4}-\d{2}-01$/) as string },
    });
    const files = await readBicep(root, 'infra');
    const inTemplate = at(find(files, 'infra/modules/budget.bicep', 'budget').value, 'properties');
    const given = { amount: 10, startDate: '', alertEmail: 'me@example.org' };
    const filledIn = JSON.parse(
      JSON.stringify(inTemplate).replace(
        /\{"expression":"(\w+)"\}/g,
        (_all, name: keyof typeof given) => JSON.stringify(given[name]),
      ),
    ) as object;
    expect({ ...properties, timePeriod: undefined }).toEqual({
      ...filledIn,
      timePeriod: undefined,
    });
  });

  test('without what azd gives it says what is missing', async () => {
    await expect(hook('postdeploy')).rejects.toMatchObject({
      stderr: expect.stringContaining('SERVICE_APP_URI is not set') as string,
    });
  });
});
