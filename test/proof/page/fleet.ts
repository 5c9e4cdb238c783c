import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Account } from '../../../src/domain/account';
import { once } from '../../../src/wiring/lazy';
import { readDashboard } from '../../../src/wiring/dashboard';
import { visitor } from '../../dashboard/browser';
import { anAccount } from '../../domain/support';
import { OPERATOR_KEY, startApi } from '../../http/support';

const ACCOUNTS = 500;
const RUNS = 30;
const RUN_EVERY_MS = 1_500_000;

/** One in seven has failed at times, so that the bar is no plain line. */
function fleetAccount(n: number, now: number): Account {
  const recentResults = Array.from({ length: RUNS }, (_, run) => ({
    runId: `run-${n}-${run}`,
    result: (n * 31 + run * 17) % 7 === 0 ? ('degraded' as const) : ('passed' as const),
    at: now - (RUNS - run) * RUN_EVERY_MS - n * 1000,
  }));
  const id = `${n.toString(16).padStart(4, '0')}${'0123456789abcdef'.repeat(2)}`.slice(0, 32);
  return anAccount({ id, name: `Tenant ${n}`, tenantId: `tenant${n}.example`, recentResults });
}

/** The real handlers over Azurite: what one look costs, and how long a browser takes to draw it. */
export async function measureFleet(browser: Browser) {
  const dashboard = once(() => readDashboard(join(process.cwd(), 'dist/assets')));
  const api = await startApi({ dashboard });
  try {
    const now = api.core.clock();
    for (let n = 0; n < ACCOUNTS; n += 1) await api.core.accounts.insert(fleetAccount(n, now));
    const ask = (headers: Record<string, string>) =>
      fetch(`${api.origin}/api/overview`, { headers: { 'x-api-key': OPERATOR_KEY, ...headers } });
    const first = await ask({ 'accept-encoding': 'identity' });
    const bytes = (await first.arrayBuffer()).byteLength;
    const [again, queries] = await countingQueries(async () => {
      const answer = await ask({ 'if-none-match': first.headers.get('etag') ?? '' });
      return answer.status;
    });
    const packed = await visitLength(browser, api.origin);
    return {
      accounts: ACCOUNTS,
      runsEach: RUNS,
      queries,
      bytes,
      gzipped: packed,
      again,
      milliseconds: {
        usual: await drawing(browser, api.origin, 1),
        cpuSlowedFourTimes: await drawing(browser, api.origin, 4),
      },
    };
  } finally {
    await api.close();
  }
}

/** Queries of account rows: requests to storage with a filter. */
async function countingQueries<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  let queries = 0;
  const count = (message: unknown) => {
    const { path } = (message as { request: ClientRequest }).request;
    if (path.includes('filter') && path.includes('brief')) queries += 1;
  };
  subscribe('http.client.request.start', count);
  try {
    return [await work(), queries];
  } finally {
    unsubscribe('http.client.request.start', count);
  }
}

/** Bytes of the overview as a browser gets it. */
async function visitLength(browser: Browser, origin: string): Promise<number> {
  const { page } = await visitor(browser, { key: OPERATOR_KEY });
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.url().endsWith('/api/overview')),
    page.goto(`${origin}/`),
  ]);
  const { responseBodySize } = await response.request().sizes();
  await page.context().close();
  return responseBodySize;
}

/** From the start of the visit: 60 rows there, all of them there; and the slowest of some keystrokes in the search. */
async function drawing(browser: Browser, origin: string, slower: number) {
  const { page } = await visitor(browser, {
    key: OPERATOR_KEY,
    viewport: { width: 1280, height: 900 },
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(watchRows);
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => 'allRows' in window);
  const { firstRows, allRows } = await page.evaluate(() => {
    const drawn = window as unknown as Drawn;
    return { firstRows: drawn.firstRows, allRows: drawn.allRows };
  });
  const keystroke = await slowestKey(page);
  await page.context().close();
  return {
    first60Rows: Math.round(firstRows),
    allRows: Math.round(allRows),
    slowestKeystroke: Math.round(keystroke),
  };
}

interface Drawn {
  firstRows: number;
  allRows: number;
}

/** Runs in the page, at its very beginning. */
function watchRows(): void {
  const drawn = window as unknown as Partial<Drawn>;
  const look = () => {
    const rows = document.querySelectorAll('tbody tr').length;
    if (rows >= 60) drawn.firstRows ??= performance.now();
    if (rows >= 500) drawn.allRows ??= performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Each key until the frame after it is painted. */
const slowestKey = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('input[type=search]');
    if (!input) return Infinity;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let slowest = 0;
    for (const typed of ['t', 'te', 'ten', 'tena', 'tenant 4', 'tenant 42', '']) {
      const before = performance.now();
      input.value = typed;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await frame();
      await frame();
      slowest = Math.max(slowest, performance.now() - before);
    }
    return slowest;
  });
