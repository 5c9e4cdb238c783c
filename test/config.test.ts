import { ncrontabOf, parseOrigin, publicOriginOf, readConfig, settings } from '../src/config';

const complete = {
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  KEY_VAULT_URL: 'https://v.vault.azure.net/',
};

test('a complete environment has no problems, and defaults where nothing is said', () => {
  const config = readConfig(complete);
  expect(config.problems).toEqual([]);
  expect(config).toMatchObject({
    TICK_MINUTES: 5,
    RETENTION_DAYS: 30,
    KEY_VAULT_URL: 'https://v.vault.azure.net',
  });
});

test('with only the host’s own storage setting the app still reads its configuration, and names what is missing', () => {
  const { problems } = readConfig({ AzureWebJobsStorage: 'UseDevelopmentStorage=true' });
  expect(problems.map(({ setting }) => setting)).toEqual(['KEY_VAULT_URL']);
});

test.each([
  ['TICK_MINUTES', '7'],
  ['TICK_MINUTES', '0'],
  ['TICK_MINUTES', '-5'],
  ['TICK_MINUTES', 'five'],
  ['TICK_MINUTES', '60'],
  ['RETENTION_DAYS', '0'],
  ['KEY_VAULT_URL', 'http://evil.example'],
  ['KEY_VAULT_URL', 'x'],
  ['AZURE_CLIENT_ID', 'me'],
  ['IDENTITY_TENANT_ID', 'contoso.example'],
  ['IDENTITY_OBJECT_ID', 'me'],
  ['OPERATOR_EMAIL', 'nobody'],
  ['GRAPH_ORIGIN', 'https://graph.example/v1.0'],
  ['SENDGRID_KEY_SECRET', 'a/b'],
  ['PUBLIC_ORIGIN', 'https://checks.example/path'],
  ['WEBSITE_HOSTNAME', 'a/b'],
])(
  'a wrong %s (%s) is a named problem, never an exception, and its default holds',
  (name, value) => {
    const config = readConfig({ ...complete, [name]: value });
    expect(config.problems.map(({ setting }) => setting)).toContain(name);
    const { fallback } = settings[name as keyof typeof settings];
    expect(config[name as keyof typeof settings]).toBe(fallback);
  },
);

test('Graph and login origins are replaced together', () => {
  expect(readConfig({ ...complete, GRAPH_ORIGIN: 'http://127.0.0.1:1' }).problems).toHaveLength(1);
  expect(
    readConfig({
      ...complete,
      GRAPH_ORIGIN: 'http://127.0.0.1:1',
      LOGIN_ORIGIN: 'https://login.example',
    }).problems,
  ).toEqual([]);
});

test.each([
  'https://graph.example',
  'https://graph.example:8443',
  'http://127.0.0.1:8080',
  'http://localhost:1',
  'http://[::1]:2',
  'https://graph.example/',
])('an origin: %s', (origin) =>
  expect(parseOrigin(origin)).toEqual({ value: new URL(origin).origin }),
);

test.each([
  '',
  'graph.example',
  'http://graph.example',
  'https://graph.example/v1.0',
  'https://a@graph.example',
  'https://graph.example?x',
  'ftp://127.0.0.1',
])('no origin: %j', (origin) => expect(parseOrigin(origin)).toMatch(/^must be an origin/));

test('the timer’s schedule is derived from the period', () => {
  expect(ncrontabOf(5)).toBe('0 */5 * * * *');
});

describe('where people reach the app', () => {
  const origin = (environment: Record<string, string>) =>
    publicOriginOf(readConfig({ ...complete, ...environment }));

  test('is what was set, else where Azure put it, else unknown', () => {
    const WEBSITE_HOSTNAME = 'app-1.azurewebsites.net';
    expect(origin({ PUBLIC_ORIGIN: 'https://checks.example/', WEBSITE_HOSTNAME })).toBe(
      'https://checks.example',
    );
    expect(origin({ WEBSITE_HOSTNAME })).toBe('https://app-1.azurewebsites.net');
    expect(origin({})).toBeUndefined();
  });
});
