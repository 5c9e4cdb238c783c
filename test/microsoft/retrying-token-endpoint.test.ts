import fc from 'fast-check';
import { FailureError } from '../../src/domain/failure';
import type { Failure } from '../../src/domain/failure';
import { tokenRetryAfterMs } from '../../src/domain/retry';
import { retryingTokenEndpoint } from '../../src/microsoft/entra/retrying';
import type { Token, TokenRequest } from '../../src/ports';
import { NOW } from '../domain/support';

const token: Token = { accessToken: 'token', expiresAt: NOW };
const request: TokenRequest = { tenantId: 't', clientId: 'c', credential: {} };
const fault = (changes: Partial<Failure>): Failure => ({
  stage: 'token',
  kind: 'service',
  code: 'x',
  ...changes,
});

/** An endpoint that fails so often, each try taking so long; notes how long is slept between tries. */
function play(failure: Failure, times: number, takesMs = 0) {
  let now = NOW;
  let asked = 0;
  const pauses: number[] = [];
  const endpoint = retryingTokenEndpoint(
    {
      acquire: () => {
        asked += 1;
        now += takesMs;
        return asked > times ? Promise.resolve(token) : Promise.reject(new FailureError(failure));
      },
    },
    {
      clock: () => now,
      sleep: (ms) => {
        pauses.push(ms);
        now += ms;
        return Promise.resolve();
      },
    },
  );
  return {
    ask: (more: Partial<TokenRequest> = {}) =>
      endpoint.acquire({ ...request, deadline: NOW + 180_000, ...more }),
    pauses,
    asked: () => asked,
  };
}

test.each<[string, Partial<Failure>]>([
  ['a reset', { kind: 'network', code: 'reset' }],
  ['500', { status: 500 }],
  ['502', { status: 502 }],
  ['503', { status: 503, code: 'AADSTS90033' }],
  ['504', { status: 504 }],
  ['an answer that is none', { code: 'bad-token-answer', status: 200 }],
])('V4: after %s a token is asked for twice more, after 1 s and 4 s', async (_, changes) => {
  const good = play(fault(changes), 2);
  expect(await good.ask()).toBe(token);
  expect(good.pauses).toEqual([1000, 4000]);
  const bad = play(fault(changes), 9);
  await expect(bad.ask()).rejects.toMatchObject({ failure: changes });
  expect(bad.asked()).toBe(3);
});

test('V4: Retry-After is obeyed where it is longer', async () => {
  const late = play(fault({ status: 503, notBefore: NOW + 60_000 }), 1);
  await late.ask();
  expect(late.pauses).toEqual([60_000]);
  const tooLate = play(fault({ status: 503, notBefore: NOW + 180_000 }), 1);
  await expect(tooLate.ask()).rejects.toBeInstanceOf(FailureError);
  expect(tooLate.asked()).toBe(1);
});

test('V4: a silent endpoint is asked once more', async () => {
  const silent = play(fault({ kind: 'network', code: 'timeout' }), 9, 10_000);
  await expect(silent.ask()).rejects.toBeInstanceOf(FailureError);
  expect(silent.asked()).toBe(2);
});

test('V4: who has no deadline of its own waits no longer than one request may take', async () => {
  const silent = play(fault({ kind: 'network', code: 'timeout' }), 9, 10_000);
  await expect(silent.ask({ deadline: undefined })).rejects.toBeInstanceOf(FailureError);
  expect(silent.asked()).toBe(1);
});

test('V4: nothing is asked again for a caller that has given up', async () => {
  const gone = play(fault({ status: 503 }), 9);
  const signal = AbortSignal.abort();
  await expect(gone.ask({ signal })).rejects.toMatchObject({ failure: { status: 503 } });
  expect(gone.asked()).toBe(1);
});

test('V4: no 4xx is ever asked again, and nothing at or past the deadline', () => {
  const failures = fc.record({
    code: fc.constantFrom('AADSTS50196', 'reset', 'timeout', 'bad-token-answer', 'tls'),
    status: fc.integer({ min: 400, max: 499 }),
  });
  fc.assert(
    fc.property(failures, fc.nat(5), (failure, attempt) => {
      expect(tokenRetryAfterMs(failure, attempt, NOW, NOW + 999_999)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.nat(4000), fc.integer({ min: 1, max: 4 }), (left, attempt) => {
      const wait = tokenRetryAfterMs({ code: 'reset' }, attempt, NOW, NOW + left);
      if (wait !== undefined) expect(wait).toBeLessThan(left);
    }),
  );
});
