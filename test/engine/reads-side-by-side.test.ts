import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { ThrottleGate } from '../../src/microsoft/throttle-gate';
import { createGraph } from '../../src/microsoft/graph';
import { lookupIn } from '@perennial/checks';
import type { Check } from '@perennial/checks';
import { HOUR_MS } from '../../src/durations';
import { executePlan, READS_AT_A_TIME } from '../../src/engine/execute-plan';
import { aCheck, contextInput, grammar, NOW, stillClock } from '../checks/support';
import { listenHttp } from '../support/listen';

/** A GUID of its own for each answer, as Microsoft's ids are. */
const requestIdOf = (name: string, status: number): string =>
  createHash('md5')
    .update(`${name}-${status}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const aRead = (name: string): Check => {
  const call = grammar.get(`/me/${name}`, undefined, { permission: 'User.Read' });
  return aCheck(`profile.${name}`, {
    calls: [call],
    run: async ({ graph }) => {
      await graph.send(call);
    },
  });
};

type Reply = readonly [status: number, code?: string, retryAfter?: string];
/** What each path is answered, one after another; the last one again and again. */
const replies: Readonly<Record<string, readonly Reply[]>> = {
  fine: [[200]],
  throttled: [[429, 'TooManyRequests', '7'], [200]],
  missing: [[404, 'ResourceNotFound']],
  faulty: [[500, 'generalException'], [200]],
  denied: [[403, 'ErrorAccessDenied']],
  last: [[200]],
};

/** Graph, as far as these reads see it: the first answers come when so many requests wait side by side. */
async function farSide(clock: () => number) {
  const seen: { name: string; at: number }[] = [];
  const state = { underWay: 0, most: 0 };
  let release: () => void = () => undefined;
  const together = new Promise<void>((resolve) => (release = resolve));
  const answer = async (name: string): Promise<Reply> => {
    const before = seen.filter((one) => one.name === name).length;
    seen.push({ name, at: clock() });
    state.underWay += 1;
    state.most = Math.max(state.most, state.underWay);
    if (state.underWay === READS_AT_A_TIME) release();
    await together;
    state.underWay -= 1;
    const given = replies[name] ?? [];
    return given[Math.min(before, given.length - 1)] ?? [500];
  };
  const server = createServer((request, response) => {
    const name = (request.url ?? '').split('/').at(-1) ?? '';
    void answer(name).then(([status, code, retryAfter]) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'request-id': requestIdOf(name, status),
        ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
      });
      response.end(JSON.stringify(code === undefined ? { id: name } : { error: { code } }));
    });
  });
  const origin = await listenHttp(server);
  return {
    seen,
    state,
    origin,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

test('four reads are under way at once, each with its own status, Retry-After and retry', async () => {
  const { clock, sleep } = stillClock();
  const far = await farSide(clock);
  const { signal } = new AbortController();
  const deadline = NOW + 240_000;
  const graph = createGraph({
    origin: far.origin,
    userAgent: 'test',
    gate: new ThrottleGate(clock, sleep, () => 0),
    clock,
    sleep,
    random: () => 0,
  });
  const token = { accessToken: 'token', expiresAt: NOW + HOUR_MS };
  const identity = { tenantId: 'contoso.example', clientId: 'c', mode: 'delegated' } as const;
  const checks = Object.keys(replies).map(aRead);
  try {
    const { outcomes } = await executePlan({
      ...lookupIn(checks, []),
      tenant: contextInput(graph.open({ ...identity, token, deadline, signal }), {
        granted: ['User.Read'],
        clock,
        sleep,
        deadline,
        signal,
      }),
      accountId: 'a1',
      slot: NOW,
      plan: checks.map(({ id }) => id),
      ledger: [],
    });
    const told = outcomes.map(({ check, result, status, requestId }) => [
      check.slice('profile.'.length),
      result,
      status,
      requestId,
    ]);
    expect(told).toEqual([
      ['fine', 'passed', 200, requestIdOf('fine', 200)],
      ['throttled', 'passed', 200, requestIdOf('throttled', 200)],
      ['missing', expect.not.stringMatching('passed'), 404, requestIdOf('missing', 404)],
      ['faulty', 'passed', 200, requestIdOf('faulty', 200)],
      ['denied', 'not-applicable', 403, requestIdOf('denied', 403)],
      ['last', 'passed', 200, requestIdOf('last', 200)],
    ]);
    expect(far.state.most).toBe(READS_AT_A_TIME);
    const times = (name: string) => far.seen.filter((one) => one.name === name);
    expect(Object.keys(replies).map((name) => times(name).length)).toEqual([1, 2, 1, 2, 1, 1]);
    const [asked, again] = times('throttled');
    expect((again?.at ?? 0) - (asked?.at ?? 0)).toBeGreaterThanOrEqual(7000);
  } finally {
    await far.close();
  }
});
