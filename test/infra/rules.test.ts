import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settings } from '../../src/config';
import { at, find, ofKind, readBicep, textOf, typeOf } from '../support/bicep';
import type { BicepFile, Declaration, Value } from '../support/bicep';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What the host reads for itself, and why each is set. docs/deploy.md carries the same list. */
const HOST_SETTINGS: Readonly<Record<string, string>> = {
  AzureWebJobsStorage__blobServiceUri: 'locks, timer state and host keys are blobs',
  AzureWebJobsStorage__credential: 'storage is reached with the app’s identity: there are no keys',
  AzureWebJobsStorage__clientId: 'which identity',
  AzureWebJobsDisableHomepage: 'the root page is ours',
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: 'the default of 100 MB is too much for 512 MB of memory',
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: 'vouches for the registration of a sign-in in front',
  APPLICATIONINSIGHTS_CONNECTION_STRING: 'where logs go',
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'logs are taken with an Entra token only',
};

/** How mail is sent. docs/deploy.md carries the same list. */
const MAIL_SETTINGS = ['MAIL_PROVIDER', 'ACS_ENDPOINT', 'SENDGRID_ORIGIN'];

/** Refused or ignored by Flex Consumption (https://learn.microsoft.com/azure/azure-functions/functions-app-settings). */
const FORBIDDEN =
  /^(FUNCTIONS_EXTENSION_VERSION|FUNCTIONS_WORKER_RUNTIME.*|FUNCTIONS_MAX_HTTP_CONCURRENCY|WEBSITE_.*|SCM_DO_BUILD_DURING_DEPLOYMENT|ENABLE_ORYX_BUILD|TZ|AzureWebJobsStorage)$/;

/** The roles given, by the type of the one resource they are given on. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  'Microsoft.Storage/storageAccounts': [
    'b7e6dc6d-f1e8-4753-8033-0f276bb0955b', // Storage Blob Data Owner
    '974c5e8b-45b9-4653-ba55-5f855dd0fb88', // Storage Queue Data Contributor
    '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3', // Storage Table Data Contributor
  ],
  'Microsoft.KeyVault/vaults': [
    'b86a8fe4-44ce-4948-aee5-eccb2c155cd7', // Key Vault Secrets Officer: the app
    '4633458b-17de-408a-b874-0445c86b69e6', // Key Vault Secrets User: who deploys
  ],
  'Microsoft.Insights/components': [
    '3913510d-42f4-4e42-8a64-420c390055eb', // Monitoring Metrics Publisher
  ],
  'Microsoft.Communication/communicationServices': [
    '09976791-48a7-449e-bb21-39d1a415f350', // Communication and Email Service Owner
  ],
};

let files: readonly BicepFile[];
beforeAll(async () => {
  files = await readBicep(root, 'infra');
});

const inModule = (name: string, symbol: string) =>
  find(files, `infra/modules/${name}.bicep`, symbol);
const resources = () => files.flatMap(ofKind('resource')).filter(({ existing }) => !existing);
const settingNames = (list: Declaration) =>
  (list.value as readonly Value[]).map((setting) => textOf(at(setting, 'name')));

test('no keys are listed, and storage takes none', () => {
  for (const { text } of files) expect(text).not.toMatch(/\blist(keys|\w*sas|secrets)\b/i);
  expect(at(inModule('storage', 'account').value, 'properties')).toMatchObject({
    allowSharedKeyAccess: false,
    allowBlobPublicAccess: false,
    defaultToOAuthAuthentication: true,
    minimumTlsVersion: 'TLS1_2',
    supportsHttpsTrafficOnly: true,
  });
});

test('the vault is closed by roles, audited, and cannot be emptied in a hurry', () => {
  expect(at(inModule('vault', 'vault').value, 'properties')).toMatchObject({
    enableRbacAuthorization: true,
    enableSoftDelete: true,
    enablePurgeProtection: true,
    softDeleteRetentionInDays: 7,
  });
  const audit = inModule('vault', 'audit');
  expect(textOf(at(audit.value, 'scope'))).toBe('vault');
  expect(at(audit.value, 'properties', 'logs')).toEqual([
    { categoryGroup: 'audit', enabled: true },
  ]);
  expect(at(audit.value, 'properties', 'logAnalyticsDestinationType')).toBe('Dedicated');
});

test('logs are taken with Entra tokens only, and a day’s amount is capped', () => {
  const workspace = at(inModule('monitoring', 'workspace').value, 'properties');
  expect(at(workspace, 'features', 'disableLocalAuth')).toBe(true);
  expect(textOf(at(workspace, 'workspaceCapping', 'dailyQuotaGb'))).toBe('json(dailyCapGb)');
  const component = at(inModule('monitoring', 'component').value, 'properties');
  expect(at(component, 'DisableLocalAuth')).toBe(true);
});

test('the app takes https only, and no password publishes to it', () => {
  const site = at(inModule('function-app', 'site').value, 'properties');
  expect(at(site, 'httpsOnly')).toBe(true);
  expect(at(site, 'siteConfig', 'minTlsVersion')).toBe('1.2');
  for (const name of ['ftpPublishing', 'scmPublishing']) {
    expect(at(inModule('function-app', name).value, 'properties', 'allow')).toBe(false);
  }
});

test('each role is a data role on one resource, by its id', () => {
  const given = files.flatMap((file) =>
    ofKind('resource')(file)
      .filter((resource) => typeOf(resource) === 'Microsoft.Authorization/roleAssignments')
      .flatMap((assignment) => rolesOf(file, assignment)),
  );
  const expected = Object.entries(ROLES).flatMap(([on, roles]) =>
    roles.map((role) => `${role} on ${on}`),
  );
  expect(given.sort()).toEqual(expected.sort());
});

/** The roles of an assignment, or of a loop over them, with the type of the resource they are on. */
function rolesOf({ declarations }: BicepFile, { value, loop }: Declaration): string[] {
  const named = (name: string) => declarations.find((declaration) => declaration.name === name);
  const scope = named(textOf(at(value, 'scope')));
  const definition = textOf(at(value, 'properties', 'roleDefinitionId'));
  const [, symbol = ''] =
    /^subscriptionResourceId\('Microsoft\.Authorization\/roleDefinitions', (\w+)\)$/.exec(
      definition,
    ) ?? [];
  const symbols = Array.isArray(loop) ? (loop as readonly Value[]).map(textOf) : [symbol];
  return symbols.map(
    (name) => `${textOf(named(name)?.value)} on ${scope ? typeOf(scope) : 'no resource'}`,
  );
}

test('the settings are those config.ts reads, and a named list of the host’s own', () => {
  const app = settingNames(inModule('function-app', 'appSettings'));
  const reads = Object.entries(settings).filter(([, { scope }]) => scope === 'azure');
  const mail = settingNames(inModule('function-app', 'mailSettings'));
  expect(mail.sort()).toEqual([...MAIL_SETTINGS].sort());
  const read = new Set([...reads.map(([name]) => name), ...MAIL_SETTINGS]);
  expect([...app, ...mail].sort()).toEqual([...read].sort());
  const host = settingNames(inModule('function-app', 'hostSettings'));
  expect(host.sort()).toEqual(Object.keys(HOST_SETTINGS).sort());
  expect([...app, ...mail, ...host].filter((name) => FORBIDDEN.test(name))).toEqual([]);
  const site = at(inModule('function-app', 'site').value, 'properties', 'siteConfig');
  expect(textOf(at(site, 'appSettings'))).toBe('concat(appSettings, mailSettings, hostSettings)');
});

test('the queues and the table are those the code uses, each queue with its poison twin', () => {
  const queues = (inModule('storage', 'queueNames').value as readonly Value[]).map(textOf);
  const used = readdirSync(join(root, 'functions')).flatMap((name) =>
    [...read(`functions/${name}`).matchAll(/queueName: '([\w-]+)'/g)].map(([, queue]) => queue),
  );
  expect([...queues].sort()).toEqual(used.sort());
  const isTwin = (name: string) => name.endsWith('-poison');
  const twins = queues.filter((name) => !isTwin(name)).map((name) => `${name}-poison`);
  expect(queues.filter(isTwin)).toEqual(twins);
  const tables = resources().filter((resource) => typeOf(resource).endsWith('/tables'));
  const [, table] = /table = '(\w+)'/.exec(read('src/azure/tables/table.ts')) ?? [];
  expect(tables.map(({ value }) => at(value, 'name'))).toEqual([table]);
});

test('the alerts ask for functions that exist, and the host writes what they ask for', () => {
  const queries = (inModule('alerts', 'rules').value as readonly Value[]).map((rule) =>
    textOf(at(rule, 'query')),
  );
  const conditions = queries.flatMap((query) => query.match(/\bName (==|in) [^|]+/g) ?? []);
  const named = conditions.flatMap((condition) => condition.match(/(?<=")[a-zA-Z]+(?=")/g) ?? []);
  const registrations = readdirSync(join(root, 'functions')).map((name) =>
    read(`functions/${name}`),
  );
  expect(named.length).toBe(3);
  for (const name of named) expect(registrations.join()).toContain(`('${name}',`);
  // AppRequests are written in this category, at this level
  // (https://learn.microsoft.com/azure/azure-functions/configure-monitoring#configure-categories).
  const host = JSON.parse(read('host.json')) as { logging: { logLevel: Record<string, string> } };
  expect(host.logging.logLevel['Host.Results']).toBe('Information');
});

test('of a function only what it says itself is logged, and not that it began and ended', () => {
  const { logging } = JSON.parse(read('host.json')) as {
    logging: {
      logLevel: Record<string, string>;
      applicationInsights: { enableDependencyTracking: boolean };
    };
  };
  const own = Object.entries(logging.logLevel).flatMap(([category, level]) => {
    const [, name] = /^Function\.(.+)\.User$/.exec(category) ?? [];
    return name === undefined ? [] : [`${name} ${level}`];
  });
  const names = readdirSync(join(root, 'functions')).flatMap((file) =>
    [...read(`functions/${file}`).matchAll(/app\.\w+\('(\w+)'/g)].map(([, name = '']) => name),
  );
  expect(own).toEqual(names.sort().map((name) => `${name} Information`));
  expect(logging.logLevel['Function']).toBe('Warning');
  // Each request to storage, vault and Graph would be a line of its own.
  expect(logging.applicationInsights.enableDependencyTracking).toBe(false);
});

test('an alert survives a workspace without tables, and what a client without a key can cause rings none', () => {
  const text = files.find(({ path }) => path.endsWith('/alerts.bicep'))?.text ?? '';
  const queries = (inModule('alerts', 'rules').value as readonly Value[]).map((rule) =>
    textOf(at(rule, 'query')),
  );
  expect(queries.filter((query) => !/union isfuzzy=true|\$\{requests\}/.test(query))).toEqual([]);
  expect(textOf(inModule('alerts', 'requests').value)).toContain('union isfuzzy=true (datatable(');
  // The two halves of the query for errors: what was thrown, and what was logged.
  for (const half of ['exceptions', 'errors']) {
    expect(text).toContain(`(\${${half}} | project TimeGenerated, ItemCount)`);
    expect(textOf(inModule('alerts', half).value)).toContain('has_any ${causedByClients}');
  }
  expect(textOf(inModule('alerts', 'causedByClients').value)).toContain('BadHttpRequestException');
});

test('docs/deploy.md names every type of resource and every setting, and no other', () => {
  const rows = (heading: string) => {
    const section = read('docs/deploy.md').split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
    return [...section.matchAll(/^\| `([\w./]+)`/gm)].map(([, name]) => name);
  };
  expect(rows('Resources').sort()).toEqual([...new Set(resources().map(typeOf))].sort());
  const app = settingNames(inModule('function-app', 'appSettings'));
  expect(rows('Settings of the app').sort()).toEqual(app.sort());
  expect(rows('Settings for mail').sort()).toEqual([...MAIL_SETTINGS].sort());
  expect(rows('Settings of the host').sort()).toEqual(Object.keys(HOST_SETTINGS).sort());
});
