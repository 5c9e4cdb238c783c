import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import { dayOf } from '../../src/domain/day';
import type { Outcome, Run } from '../../src/domain/run';
import { DAY_MS } from '../../src/durations';
import { keepStatistics } from '../../src/maintenance/statistics';
import { joined, registered, startApi } from './support';
import type { TestApi } from './support';
import { worker } from './worker';

let api: TestApi;
let id = '';
const { stored, claimed, completed } = worker(() => api);

/** A run of the account with these outcomes. */
async function ran(result: Run['result'], ...outcomes: Outcome[]): Promise<void> {
  await api.call('POST', `/api/accounts/${id}/run`);
  await claimed(id);
  await completed(id, { result, outcomes, endedAt: api.core.clock() });
  api.pass(60_000);
}
const passed = (check: string): Outcome => ({ check, result: 'passed', ms: 1 });
const failed = (check: string): Outcome => ({
  check,
  result: 'failed',
  ms: 1,
  failure: { stage: 'request', kind: 'service', code: 'serviceNotAvailable' },
});

beforeAll(async () => {
  api = await startApi();
  id = await registered(api, { name: 'Contoso <&> "Dev"' });
  await ran('passed', passed('mail.page-inbox'));
  await ran('degraded', failed('mail.page-inbox'), failed('files.list-root'));
  api.pass(DAY_MS);
  await ran('degraded', passed('mail.page-inbox'), failed('files.list-root'));
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

const get = (path: string, headers = {}, key?: string) => api.call('GET', path, { headers, key });
const report = (headers = {}, query = '') => get(`/api/accounts/${id}/report${query}`, headers);

describe('the report', () => {
  test('says what was tested, how often, what was broken and when it was mended', async () => {
    const { status, json } = await report();
    expect(status).toBe(200);
    const today = new Date(api.core.clock()).toISOString().slice(0, 10);
    const yesterday = new Date(api.core.clock() - DAY_MS).toISOString().slice(0, 10);
    expect(json).toMatchObject({
      to: today,
      runs: { passed: 1, degraded: 2, failed: 0, abandoned: 0 },
      passRate: 40,
      workloads: [
        { workload: 'files', passed: 0, failed: 2, passRate: 0 },
        { workload: 'mail', passed: 2, failed: 1, passRate: 66 },
      ],
      checks: [
        { check: 'files.list-root', broken: [{ from: yesterday }] },
        { check: 'mail.page-inbox', broken: [{ from: yesterday, mended: today }] },
      ],
    });
    expect((await report({}, `?from=${today}`)).json).toMatchObject({ runs: { passed: 0 } });
    for (const query of ['?from=2026-02-30', '?from=9999-01-01', '?from=2020-01-01', '?day=1']) {
      expect([query, (await report({}, query)).status]).toEqual([query, 400]);
    }
  });

  test('is a page to print, without a script, in the reader’s language', async () => {
    const { text, headers } = await report({ accept: 'text/html', 'accept-language': 'zh-CN' });
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-language')).toBe('zh-CN');
    expect(text).toContain('测试报告：Contoso &lt;&amp;&gt; &quot;Dev&quot;');
    expect(text).not.toMatch(/<script|onload|src=/);
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  });

  test('is JUnit XML, with what is still broken as a failure', async () => {
    const { text, headers } = await report({ accept: 'application/xml' });
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites [^>]*tests="2" failures="1"/,
    );
    expect(text).toMatch(/classname="files.list-root"[^>]*><failure message="broken since /);
    expect(text).toMatch(/classname="mail.page-inbox"[^>]*><system-out>.*mended /);
    expect(text).toContain('Contoso &lt;&amp;&gt;');
  });

  test.each([
    ['application/xml;q=0, text/html;q=0.1', 'text/html'],
    ['application/json;q=0.2, text/xml;q=0.9', 'application/xml'],
    ['text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8', 'text/html'],
    ['image/png, */*;q=0.1', 'application/json'],
  ])('asked for as %s it is %s', async (accept, type) => {
    const { headers } = await report({ accept });
    expect(headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  });

  test('is JUnit XML by its published schema, and a parser finds in it what was tested', async () => {
    await ran('passed', { ...passed('notes.read-notebooks'), result: 'not-applicable' });
    const { text } = await report({ accept: 'application/xml' });
    const child = spawn(process.execPath, [join(__dirname, 'junit-check.mjs')]);
    child.stdin.end(text);
    const { complaint, parsed } = (await json(child.stdout)) as JUnitChecked;
    expect(complaint).toBeUndefined();
    expect(parsed).toMatchObject({ tests: 3, failures: 1, errors: 0 });
    expect(parsed.testsuite.map(({ name, tests, skipped }) => [name, tests, skipped])).toEqual([
      ['files', 1, 0],
      ['mail', 1, 0],
      ['notes', 1, 1],
    ]);
    expect(parsed.testsuite[0]?.testcase).toMatchObject([
      { classname: 'files.list-root', failure: [{}] },
    ]);
  });
});

/** What `junit-check.mjs` prints. */
interface JUnitChecked {
  readonly complaint?: string;
  readonly parsed: {
    readonly testsuite: readonly {
      readonly name: string;
      readonly tests: number;
      readonly skipped: number;
      readonly testcase: readonly object[];
    }[];
  };
}

test('the numbers are told by day, and a day that is over is kept', async () => {
  const { key } = await joined(api, 'Rita', 'reader');
  const { json } = await get('/api/stats?days=3', {}, key);
  const overview = (await get('/api/overview', {}, key)).json;
  // The same words mean the same wherever they are added up.
  expect(json['accounts']).toEqual(overview['totals']);
  expect(json).toMatchObject({
    accounts: { accounts: 1 },
    days: [
      { runs: [0, 0, 0, 0], failures: {} },
      { runs: [1, 1, 0, 0], failures: { service: 2 } },
      { runs: [1, 1, 0, 0], failures: { service: 1 } },
    ],
    queue: { poisoned: { runs: 0, alerts: 0 } },
  });
  expect(await keepStatistics(api.core)).toEqual({ done: 6, failed: 0 });
  expect(await keepStatistics(api.core)).toEqual({ done: 0, failed: 0 });
  const today = dayOf(api.core.clock());
  expect(await api.core.statistics.list(today - 1, today)).toEqual([
    { day: today - 1, runs: [1, 1, 0, 0], failures: { service: 2 } },
  ]);
  expect((await get('/api/stats?days=3', {}, key)).json['days']).toEqual(json['days']);
  const { key: member } = await joined(api, 'Mia', 'member');
  expect((await get('/api/stats', {}, member)).status).toBe(403);
});

test('the metrics are OpenMetrics text: every family typed, each sample of its family, an end', async () => {
  const { text, headers } = await get('/api/metrics');
  expect(headers.get('content-type')).toBe(
    'application/openmetrics-text; version=1.0.0; charset=utf-8',
  );
  const lines = text.split('\n');
  expect(lines.slice(-2)).toEqual(['# EOF', '']);
  let family = '';
  const seen: string[] = [];
  for (const line of lines.slice(0, -2)) {
    const type = /^# TYPE (\w+) gauge$/.exec(line)?.[1];
    if (type !== undefined) {
      expect(seen).not.toContain(type);
      seen.push((family = type));
    } else if (line.startsWith('# UNIT')) {
      expect(line).toBe(`# UNIT ${family} ${/_(\w+)$/.exec(family)?.[1]?.split('_').at(-1)}`);
    } else if (!line.startsWith(`# HELP ${family} `)) {
      expect(line).toMatch(
        new RegExp(`^${family}(\\{\\w+="[^"]*"(,\\w+="[^"]*")*\\})? -?\\d+(\\.\\d+)?$`),
      );
    }
  }
  expect(text).toContain('perennial_runs_today{result="degraded"} 1');
  const parsed = parsePrometheusTextFormat(text);
  expect(parsed.map(({ name }) => name)).toEqual(seen);
  const runs = parsed.find(({ name }) => name === 'perennial_runs_today');
  expect(runs).toMatchObject({ type: 'GAUGE' });
  expect(runs?.metrics).toContainEqual({ labels: { result: 'degraded' }, value: '1' });
  expect(text).toContain('perennial_accounts{state="degraded"}');
});

describe('a share link', () => {
  const share = async (body?: object) => {
    const { status, json } = await api.call('POST', `/api/accounts/${id}/share`, { body });
    expect(status).toBe(201);
    return json as { link: string; badge: string };
  };
  const open = (address: string) => api.call('GET', new URL(address).pathname, { key: '' });

  test('shows that the account lives, and neither name, tenant, user nor id', async () => {
    const { link, badge } = await share();
    for (const address of [link, badge]) {
      const { status, text, headers } = await open(address);
      expect(status).toBe(200);
      for (const told of [id, 'contoso', 'Contoso', 'adele']) expect(text).not.toContain(told);
      expect(headers.get('x-robots-tag')).toBe('noindex');
      expect(text).not.toContain('<script');
    }
    const picture = await open(badge);
    expect(picture.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await stored(id)).share?.tokenHash).not.toBe(new URL(link).pathname.slice(3));
  });

  test('shows what its owner says so of', async () => {
    const { link } = await share({ shows: ['name', 'tenant'] });
    const { text } = await open(link);
    expect(text).toContain('Contoso &lt;&amp;&gt;');
    expect(text).toContain('contoso.example');
    expect(text).not.toContain('adele');
    expect((await get(`/api/accounts/${id}`)).json).toMatchObject({
      share: { shows: ['name', 'tenant'] },
    });
    const wrong = await api.call('POST', `/api/accounts/${id}/share`, { body: { shows: ['id'] } });
    expect(wrong.status).toBe(400);
  });

  test('opens nothing once there is another, once it is revoked, or when it was never given', async () => {
    const first = await share();
    const second = await share();
    expect((await open(first.link)).status).toBe(404);
    expect((await open(second.link)).status).toBe(200);
    expect((await api.call('DELETE', `/api/accounts/${id}/share`)).status).toBe(204);
    expect((await open(second.link)).status).toBe(404);
    expect((await open(second.badge)).status).toBe(404);
    for (const token of ['x', '0'.repeat(64)]) {
      expect((await api.call('GET', `/s/${token}`, { key: '' })).status).toBe(404);
    }
    expect((await api.call('DELETE', `/api/accounts/${id}/share`)).status).toBe(204);
  });
});
