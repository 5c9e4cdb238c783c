import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { HOUR_MS } from '../../src/durations';
import { startAzureStandIn } from '../infra/azure-stand-in';
import { terminal } from './support';
import { listenHttp } from '../support/listen';

type Answers = Record<string, unknown>;
interface Raw {
  readonly raw: readonly [status: number, headers: Record<string, string>, text?: string];
}

const raw = (...answer: Raw['raw']): Raw => ({ raw: answer });
const account = '0a1b2c3d';
const failing = {
  code: 'AADSTS7000222',
  title: 'The client secret has expired',
  fix: 'Make a new one.',
};
const need = (kind: string, more: object = {}) => ({
  '/api/overview': {
    needs: [{ account, kind, tone: 'fail', title: failing.title, ...more }],
    accounts: [{ id: account, name: 'Contoso' }],
  },
});
const health = (changes: object) => ({ '/api/health': { ...healthy['/api/health'], ...changes } });

/** An installation of which nothing is to be said. */
const healthy = {
  '/api/me': { id: 'operator', name: 'operator', role: 'operator' },
  '/api/health': {
    status: 'ok',
    version: '0.1.0',
    lastTick: { at: '2026-11-28T06:00:00.000Z', ageSeconds: 41 },
    storage: 'reachable',
    configuration: [],
    alerts: { pending: 0 },
    due: { waiting: 0, oldestAgeSeconds: 0 },
    poisoned: { runs: 0, alerts: 0 },
    damagedRows: 0,
    overdueLedger: 0,
    cappedAccounts: 0,
  },
  '/api/overview': { needs: [], accounts: [{ id: account, name: 'Contoso' }] },
  [`/api/accounts/${account}`]: { id: account, name: 'Contoso', failure: failing },
};

let answers: Answers;
let origin: string;
let shift = 0;
let seen: IncomingHttpHeaders;
const server = createServer((request, response) => {
  seen = request.headers;
  response.setHeader('date', new Date(Date.now() + shift).toUTCString());
  const answer = answers[request.url?.split('?')[0] ?? ''];
  if (answer === undefined)
    response.writeHead(404, { 'content-type': 'application/problem+json' }).end('{}');
  else if (isRaw(answer)) {
    const [status, headers, text = ''] = answer.raw;
    response.writeHead(status, headers).end(text);
  } else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
});
const isRaw = (answer: unknown): answer is Raw =>
  typeof answer === 'object' && answer !== null && 'raw' in answer;

beforeAll(async () => {
  origin = await listenHttp(server);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answers = { ...healthy };
  shift = 0;
});

const typed = (env: Record<string, string> = {}, ...flags: string[]) =>
  terminal({ PERENNIAL_URL: origin, PERENNIAL_KEY: 'key', ...env })('doctor', ...flags);

test('of a healthy installation nothing is said', async () => {
  expect(await typed()).toEqual({ code: 0, out: '\n', notes: '' });
  expect(JSON.parse((await typed({}, '--json')).out)).toEqual({ findings: [] });
});

const setting = (name: string, message: string) =>
  health({ configuration: [{ setting: name, message }] });

test.each<[string, Answers, string, RegExp]>([
  ['a key of nobody', { '/api/me': raw(401, {}, '{}') }, 'no-answer', /does not take this key/],
  [
    'Microsoft’s sign-in, by a redirect',
    { '/api/me': raw(302, { location: 'https://login.microsoftonline.com/x/authorize' }) },
    'sign-in-in-front',
    /sign-in stands in front/,
  ],
  [
    'Microsoft’s sign-in, by a challenge',
    {
      '/api/me': raw(401, {
        'www-authenticate': 'Bearer authorization_uri="https://login.windows.net/x"',
      }),
    },
    'sign-in-in-front',
    /sign-in stands in front/,
  ],
  [
    'Microsoft’s sign-in, which lets others pass',
    { '/api/me': raw(403, { 'content-type': 'text/html' }, 'You do not have permission') },
    'sign-in-in-front',
    /does not let you pass/,
  ],
  [
    'another service at the address',
    { '/api/me': raw(200, { 'content-type': 'text/html' }, '<html>') },
    'no-answer',
    /is it Perennial\?/,
  ],
  ['an app that does not start', { '/api/me': raw(503, {}, '') }, 'no-answer', /answered 503/],
  ['no vault', setting('KEY_VAULT_URL', 'is missing'), 'setting-wrong', /KEY_VAULT_URL is missing/],
  [
    'no storage',
    setting('AzureWebJobsStorage', 'is missing'),
    'setting-wrong',
    /AzureWebJobsStorage is missing/,
  ],
  [
    'nobody mails',
    health({ alerts: { pending: 0, silence: 'no-sender' } }),
    'no-sender',
    /Nobody can be told/,
  ],
  [
    'a setting that is no number',
    setting('TICK_MINUTES', 'must be a divisor of 60'),
    'setting-wrong',
    /TICK_MINUTES/,
  ],
  [
    'storage without a role',
    health({ status: 'unknown', storage: 'unreachable' }),
    'storage-unreachable',
    /Storage does not answer/,
  ],
  [
    'a timer that never ticked',
    health({ status: 'unknown', lastTick: null }),
    'never-ticked',
    /never looked/,
  ],
  [
    'a timer that is late',
    health({ status: 'degraded', lastTick: { ageSeconds: 7200 } }),
    'tick-late',
    /120 min ago/,
  ],
  [
    'a queue that nobody reads',
    health({ due: { waiting: 9, oldestAgeSeconds: 3600 } }),
    'runs-late',
    /9 accounts are due/,
  ],
  [
    'a mail that was refused',
    health({ alerts: { pending: 2, lastError: 'mail-refused' } }),
    'mail-refused',
    /2 notices/,
  ],
  [
    'a mail service that does not answer',
    health({ alerts: { pending: 1, lastError: 'mail-unreachable' } }),
    'mail-unreachable',
    /1 notices/,
  ],
  [
    'no sender',
    health({ alerts: { pending: 1, lastError: 'mail-not-configured' } }),
    'mail-not-configured',
    /1 notices/,
  ],
  [
    'a poisoned run',
    health({ poisoned: { runs: 3, alerts: 0 } }),
    'poisoned-runs',
    /3 messages lie in runs-poison/,
  ],
  [
    'a poisoned notice',
    health({ poisoned: { runs: 0, alerts: 1 } }),
    'poisoned-alerts',
    /alerts-poison/,
  ],
  ['a damaged row', health({ damagedRows: 1 }), 'damaged-rows', /1 rows cannot be read/],
  ['leftovers', health({ overdueLedger: 4 }), 'leftovers', /4 items/],
  [
    'an account that is capped',
    health({ cappedAccounts: 1 }),
    'capped',
    /1 accounts make nothing more/,
  ],
  [
    'an expired secret',
    need('failing', { code: 'AADSTS7000222' }),
    'failing',
    /Contoso: The client secret has expired \(AADSTS7000222\)/,
  ],
  [
    'a sign-in that has lapsed',
    need('needs-sign-in', { code: 'AADSTS700082' }),
    'needs-sign-in',
    /AADSTS700082/,
  ],
  ['a credential that is not there', need('needs-credential'), 'needs-credential', /Contoso/],
  [
    'a check that keeps failing',
    need('degraded', { check: 'mail.page-inbox' }),
    'degraded',
    /in mail\.page-inbox/,
  ],
  [
    'a credential that lapses',
    need('credential-lapses', { until: '2026-12-01T00:00:00Z' }),
    'credential-lapses',
    /until 2026-1/,
  ],
  [
    'a permission that was taken back',
    need('permission-missing', { code: 'Mail.Read' }),
    'permission-missing',
    /Mail\.Read/,
  ],
  [
    'accounts that cannot be read',
    { '/api/overview': raw(503, {}, '{}') },
    'accounts-unreadable',
    /answered 503/,
  ],
])('%s is found', async (_, planted, id, problem) => {
  answers = { ...answers, ...planted };
  const { code, out } = await typed({}, '--json');
  const { findings } = JSON.parse(out) as {
    findings: { id: string; problem: string; fix: string }[];
  };
  expect([code, findings.map((one) => one.id)]).toEqual([1, [id]]);
  expect(findings[0]?.problem).toMatch(problem);
  expect(findings[0]?.fix).toMatch(/\w/);
  // For people: a line with the problem, and a line with what to do.
  expect((await typed()).out.trim().split('\n')).toHaveLength(2);
});

test('an address where nobody answers is found', async () => {
  const { code, out } = await typed({ PERENNIAL_URL: 'http://127.0.0.1:9' });
  expect([code, out]).toEqual([1, expect.stringContaining('does not answer')]);
});

test.each([
  [HOUR_MS, /60 min slow/],
  [-HOUR_MS, /60 min fast/],
])('a clock that is %i ms apart is found', async (ms, problem) => {
  shift = ms;
  expect((await typed()).out).toMatch(problem);
});

test.each([
  ['v0.2.0', 1, /0\.1\.0 is deployed, and v0\.2\.0 is there/],
  ['v0.1.0', 0, /^\n$/],
  ['v0.0.9', 0, /^\n$/],
])('the newest release %s is asked for on request alone', async (tag, code, out) => {
  answers = { ...answers, '/feed/releases/latest': { tag_name: tag } };
  const feed = { PERENNIAL_RELEASES: `${origin}/feed` };
  expect(await typed(feed)).toMatchObject({ code: 0 });
  expect(await typed(feed, '--check-version')).toMatchObject({
    code,
    out: expect.stringMatching(out) as string,
  });
});

const CLIENT = '99999999-9999-9999-9999-999999999999';

test('behind Microsoft’s sign-in the key goes beside the owner’s own token, which is asked for once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'entra-'));
  const calls = join(folder, 'calls');
  writeFileSync(
    join(folder, 'az'),
    `#!/bin/sh\necho "$@" >> ${calls}\necho '{"accessToken":"eyJ.for.it"}'\n`,
    { mode: 0o755 },
  );
  writeFileSync(join(folder, 'azd'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const path = { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
  expect(await typed({ ...path, PERENNIAL_ENTRA: CLIENT })).toMatchObject({ code: 0 });
  expect(seen).toMatchObject({ authorization: 'Bearer eyJ.for.it', 'x-api-key': 'key' });
  const wanted = `account get-access-token --output json --scope api://${CLIENT}/.default\n`;
  expect(readFileSync(calls, 'utf8')).toBe(wanted);
  expect((await typed({ ...path, PERENNIAL_ENTRA: 'x & y' })).out).toContain('is no client id');
  rmSync(folder, { recursive: true });
});

describe('where it is deployed', () => {
  const SUBSCRIPTION = '/subscriptions/sub';
  const values = {
    AZURE_SUBSCRIPTION_ID: 'sub',
    AZURE_LOCATION: 'westeurope',
    AZURE_ENV_NAME: 'mine',
  };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Stand-ins for the deployer's tools, in front of all others on the path. */
  function tools(scripts: Readonly<Record<string, string>>): { PATH: string } {
    for (const [name, script] of Object.entries(scripts)) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    return { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
  }

  test('Azure is asked with the deployer’s own token, and what would fail a deployment is found', async () => {
    const path = tools({ az: 'echo \'{"accessToken":"e30.e30.s"}\'', azd: 'exit 1' });
    const azure = await startAzureStandIn();
    const permissions = `GET ${SUBSCRIPTION}/resourceGroups/rg-mine/providers/Microsoft.Authorization/permissions`;
    azure.answers.set(permissions, [
      200,
      { value: [{ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] }] },
    ]);
    azure.answers.set(`GET ${SUBSCRIPTION}/providers/Microsoft.Web`, [
      200,
      { registrationState: 'NotRegistered' },
    ]);
    const { out } = await typed(
      {
        ...values,
        ...path,
        PERENNIAL_MAX_INSTANCES: '20',
        PERENNIAL_INSTANCE_MEMORY_MB: '4096',
        PERENNIAL_ARM_ORIGIN: azure.origin,
      },
      '--json',
    );
    await azure.stop();
    const { findings } = JSON.parse(out) as { findings: { id: string }[] };
    expect(findings.map(({ id }) => id)).toEqual(['quota', 'deployer-roles', 'provider']);
  });

  test('without a token that is said, and nothing is claimed', async () => {
    const path = tools({ az: 'exit 1', azd: 'exit 1' });
    const { code, notes } = await typed({ ...values, ...path });
    expect([code, notes]).toEqual([0, expect.stringContaining('neither az nor azd gives a token')]);
  });
});
