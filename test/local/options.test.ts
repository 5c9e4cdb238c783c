import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { appEnvironment } from '../../local/environment';
import { parseOptions } from '../../local/options';

const parse = (line: string, environment = {}) =>
  parseOptions(line === '' ? [] : line.split(' '), environment);

test('without flags: everything simulated, in memory, on port 7071', () => {
  expect(parse('')).toEqual({
    port: 7071,
    microsoft: 'simulated',
    mail: 'sendgrid',
    history: 'week',
  });
});

test('flags and environment are taken as they are given', () => {
  const environment = { PORT: '7171', OPERATOR_KEY: ' key ', PERENNIAL_VAULT_KEY: 'word' };
  expect(parse('--data kept --record=traffic.jsonl', environment)).toEqual({
    port: 7171,
    microsoft: 'simulated',
    mail: 'sendgrid',
    history: 'none',
    dataDir: resolve('kept'),
    recordFile: resolve('traffic.jsonl'),
    operatorKey: 'key',
    vaultKey: 'word',
  });
  expect(parse('--live')).toMatchObject({ microsoft: 'live', dataDir: resolve('.data') });
  expect(parse('--live --data elsewhere')).toMatchObject({ dataDir: resolve('elsewhere') });
  expect(parse('--graph http://127.0.0.1:81 --login https://login.test/')).toMatchObject({
    microsoft: { graph: 'http://127.0.0.1:81', login: 'https://login.test' },
  });
  expect(parse('', { PORT: '', OPERATOR_KEY: '' })).toEqual({
    port: 7071,
    microsoft: 'simulated',
    mail: 'sendgrid',
    history: 'week',
  });
});

test.each([
  ['--lively', 'There is no flag --lively: there are --data DIR, --live,'],
  ['-x', 'There is no flag -x'],
  ['--constructor', 'There is no flag --constructor'],
  ['more', '“more” is not expected'],
  ['--mail pigeon', '--mail is acs or sendgrid, and “pigeon” is neither.'],
  ['--data', '--data needs a value, as in --data .data.'],
  ['--data --live', '--data needs a value'],
  ['--live=yes', '--live takes no value.'],
  ['--live --live', '--live is given twice.'],
  ['--graph http://127.0.0.1:1', '--graph and --login go together: give both or neither.'],
  ['--login http://127.0.0.1:1', '--graph and --login go together'],
  ['--graph http://graph.test --login https://a.test', '--graph must be an origin'],
  ['--graph https://a.test/v1.0 --login https://a.test', '--graph must be an origin'],
  ['--graph https://a.test --login https://u:p@a.test', '--login must be an origin'],
  ['--graph https://a.test --login a.test', '--login must be an origin'],
  ['--graph ftp://a.test --login https://a.test', '--graph must be an origin'],
  [
    '--live --graph https://a.test --login https://a.test',
    '--live is for Microsoft’s own endpoints',
  ],
])('%s is refused in one sentence', (line, start) => {
  expect.assertions(2);
  try {
    parse(line);
  } catch (thrown) {
    expect(thrown).toMatchObject({
      name: 'LocalProblem',
      message: expect.stringContaining(start) as string,
    });
    expect((thrown as Error).message).not.toContain('\n');
  }
});

test('demo accounts have a past where nothing is kept and Microsoft is the simulator, and nowhere else', () => {
  const elsewhere = '--graph http://127.0.0.1:1 --login http://127.0.0.1:1';
  expect(['', '--demo'].map((line) => parse(line).history)).toEqual(['week', 'fleet']);
  for (const line of ['--data kept', '--live', elsewhere]) {
    expect(parse(line).history).toBe('none');
    expect(() => parse(`--demo ${line}`)).toThrow(/^--demo goes with none of/);
  }
});

test.each(['70000', '-1', '80a', '7.5'])('PORT=%s is refused', (PORT) => {
  expect(() => parse('', { PORT })).toThrow(/^PORT must be a number between 0 and 65535/);
});

const [mail, history] = ['sendgrid', 'none'] as const;
const local = {
  storage: 'storage',
  vaultUrl: 'vault',
  vaultToken: 'token',
  mailOrigin: 'mail',
  controlOrigin: 'control',
  operatorKey: 'key',
};

describe('the configuration of the app', () => {
  test('nothing from the shell reaches the app but what is meant to', () => {
    const outside = {
      GRAPH_ORIGIN: 'https://elsewhere.test',
      KEY_VAULT_URL: 'https://elsewhere.test',
      AZURE_CLIENT_ID: 'elsewhere',
      SENDGRID_KEY_SECRET: 'elsewhere',
      OPERATOR_EMAIL: 'me@home.test',
      TICK_MINUTES: '10',
    };
    const values = appEnvironment({ port: 1, microsoft: 'live', mail, history }, local, outside);
    expect(values).toMatchObject({
      OPERATOR_EMAIL: 'me@home.test',
      TICK_MINUTES: '10',
      KEY_VAULT_URL: 'vault',
    });
    for (const name of [
      'GRAPH_ORIGIN',
      'LOGIN_ORIGIN',
      'AZURE_CLIENT_ID',
      'MIN_GAP_SECONDS',
    ] as const) {
      expect(values).toHaveProperty(name, undefined);
    }
    expect(JSON.stringify(values)).not.toContain('elsewhere');
  });

  test('the simulator, or whoever was named, stands in Microsoft’s place', () => {
    const simulated = { ...local, simulatorOrigin: 'simulator' };
    expect(
      appEnvironment({ port: 1, microsoft: 'simulated', mail, history }, simulated, {}),
    ).toMatchObject({
      GRAPH_ORIGIN: 'simulator',
      LOGIN_ORIGIN: 'simulator',
    });
    const microsoft = { graph: 'g', login: 'l' };
    expect(appEnvironment({ port: 1, microsoft, mail, history }, local, {})).toMatchObject({
      GRAPH_ORIGIN: 'g',
      LOGIN_ORIGIN: 'l',
      SIMULATOR_ORIGIN: 'control',
    });
  });
});

test('V17: mail goes outward with --live and a key for it only, by the settings of a deployment', () => {
  const outside = {
    PERENNIAL_SENDGRID_API_KEY: ' SG.key ',
    SENDGRID_ORIGIN: 'https://api.eu.sendgrid.com',
    MAIL_FROM: 'perennial@contoso.example',
  };
  const mailOf = (line: string, environment: Record<string, string>) => {
    const { SENDGRID_ORIGIN, MAIL_FROM } = appEnvironment(
      parse(line, environment),
      { ...local, mailOrigin: 'http://127.0.0.1:5' },
      environment,
    );
    return [SENDGRID_ORIGIN, MAIL_FROM];
  };
  expect(parse('--live', outside).outward).toEqual({ key: 'SG.key' });
  expect(mailOf('--live', outside)).toEqual([outside.SENDGRID_ORIGIN, outside.MAIL_FROM]);
  expect(mailOf('--live', { PERENNIAL_SENDGRID_API_KEY: 'SG.key' })[0]).toBeUndefined();
  for (const line of ['', '--graph https://a.test --login https://a.test']) {
    expect(parse(line, outside).outward).toBeUndefined();
    expect(mailOf(line, outside)[0]).toBe('http://127.0.0.1:5');
  }
  expect(mailOf('--live', {})[0]).toBe('http://127.0.0.1:5');
});

describe('Azure Communication Services', () => {
  const PERENNIAL_ACS_CONNECTION_STRING =
    'endpoint=https://mine.communication.azure.com/;accesskey=a2V5==';
  const environment = { PERENNIAL_ACS_CONNECTION_STRING };
  const settingsOf = (line: string, outside = {}) => {
    const values = appEnvironment(
      parse(line, outside),
      { ...local, mailOrigin: 'mailbox' },
      outside,
    );
    const { MAIL_PROVIDER, ACS_ENDPOINT, ACS_KEY_SECRET } = values;
    return { MAIL_PROVIDER, ACS_ENDPOINT, ACS_KEY_SECRET };
  };

  test('take mail out with --live and an access key, and else the mailbox speaks as they do', () => {
    const mailbox = { MAIL_PROVIDER: 'acs', ACS_ENDPOINT: 'mailbox', ACS_KEY_SECRET: undefined };
    expect(settingsOf('--mail acs', environment)).toEqual(mailbox);
    expect(settingsOf('--live --mail acs')).toEqual(mailbox);
    expect(settingsOf('--live --mail acs', environment)).toEqual({
      MAIL_PROVIDER: 'acs',
      ACS_ENDPOINT: 'https://mine.communication.azure.com',
      ACS_KEY_SECRET: 'communication-services-key',
    });
    expect(parse('--live --mail acs', environment).outward?.key).toBe('a2V5==');
  });

  test.each(['', 'accesskey=a', 'endpoint=https://a.test', 'endpoint=http://a.test;accesskey=a'])(
    'a connection string %j is none',
    (text) => {
      const given = { PERENNIAL_ACS_CONNECTION_STRING: text };
      if (text === '') expect(parse('--live --mail acs', given).outward).toBeUndefined();
      else
        expect(() => parse('--live --mail acs', given)).toThrow(
          /as the portal shows it under Keys/,
        );
    },
  );
});

test('every flag is in the help, which nothing has to be bundled for', () => {
  const list = resolve(__dirname, '../../local/flags.json');
  const start = resolve(__dirname, '../../scripts/start.mjs');
  const help = execFileSync(process.execPath, [start, '--help'], { encoding: 'utf8' });
  for (const flag of Object.keys(JSON.parse(readFileSync(list, 'utf8')) as object))
    expect(help).toContain(`--${flag}`);
});
