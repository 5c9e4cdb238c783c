import fc from 'fast-check';
import { ThrottleGate, sleep } from '../../src/microsoft/throttle-gate';
import type { GateKey, Sleep } from '../../src/microsoft/throttle-gate';
import { FailureError } from '../../src/domain/failure';
import { NOW } from '../domain/support';

const KEY = { tenantId: 'contoso.example', clientId: '11111111-1111-1111-1111-111111111111' };

/** A clock that only moves while somebody sleeps, and sleepers that wake in the order of their times. */
class Time {
  now = NOW;
  readonly #sleepers: { at: number; wake: () => void }[] = [];

  readonly clock = () => this.now;
  readonly sleep: Sleep = (ms) =>
    new Promise((wake) => {
      this.#sleepers.push({ at: this.now + Math.max(0, ms), wake });
    });

  /** Runs until nobody sleeps any more. */
  async run(): Promise<void> {
    for (let steps = 0; steps < 10_000; steps += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#sleepers.sort((a, b) => a.at - b.at);
      const next = this.#sleepers.shift();
      if (!next) return;
      this.now = Math.max(this.now, next.at);
      next.wake();
    }
    throw new Error('somebody sleeps for ever');
  }
}

const gateOf = (time: Time, random = () => 0.5) => new ThrottleGate(time.clock, time.sleep, random);
const passage = { stage: 'request', deadline: NOW + 240_000 } as const;

test('an open gate lets pass in the same turn', async () => {
  const gate = gateOf(new Time());
  let begun = false;
  const started = gate.start(KEY, passage, () => {
    begun = true;
    return Promise.resolve('done');
  });
  expect(begun).toBe(true);
  expect(await started).toBe('done');
});

test('nothing starts before a Retry-After has passed, over random schedules of concurrent callers', async () => {
  const event = fc.record({
    at: fc.integer({ min: 0, max: 20_000 }),
    tenant: fc.constantFrom('contoso.example', 'CONTOSO.example', 'fabrikam.example'),
    /** How long the call takes, and the Retry-After it is answered with. */
    ms: fc.integer({ min: 0, max: 2000 }),
    retryAfter: fc.option(fc.integer({ min: 0, max: 9000 }), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      const time = new Time();
      const gate = gateOf(time);
      const closedUntil = new Map<string, number>();
      let started = 0;
      const calls = events.map(async ({ at, tenant, ms, retryAfter }) => {
        await time.sleep(at);
        await gate.start(
          { ...KEY, tenantId: tenant },
          { ...passage, deadline: Infinity },
          async () => {
            started += 1;
            const name = tenant.toLowerCase();
            expect(time.now).toBeGreaterThanOrEqual(closedUntil.get(name) ?? 0);
            await time.sleep(ms);
            if (retryAfter === undefined) return;
            const until = time.now + retryAfter;
            gate.close({ ...KEY, tenantId: tenant }, until);
            closedUntil.set(name, Math.max(until, closedUntil.get(name) ?? 0));
          },
        );
      });
      await Promise.all([time.run(), ...calls]);
      expect(started).toBe(events.length);
    }),
    { numRuns: 60 },
  );
});

test('another app and another tenant pass a closed gate', async () => {
  const gate = gateOf(new Time());
  gate.close(KEY, NOW + 60_000);
  const others = [
    { ...KEY, tenantId: 'fabrikam.example' },
    { ...KEY, clientId: '22222222-2222-2222-2222-222222222222' },
  ];
  for (const other of others) {
    expect(await gate.start(other, passage, () => Promise.resolve(1))).toBe(1);
  }
});

test('a wait that would reach the deadline is refused at once, and says until when', async () => {
  const gate = gateOf(new Time());
  gate.close(KEY, NOW + 60_000);
  const begin = jest.fn();
  const late = gate.start(KEY, { stage: 'token', deadline: NOW + 60_000 }, begin);
  await expect(late).rejects.toMatchObject({
    failure: { stage: 'token', kind: 'throttled', code: 'throttled', notBefore: NOW + 60_000 },
  });
  expect(begin).not.toHaveBeenCalled();
});

test('a wait that the signal cuts short is refused as well', async () => {
  const gate = new ThrottleGate(Date.now);
  const until = Date.now() + 60_000;
  gate.close(KEY, until);
  const controller = new AbortController();
  const waiting = gate.start(
    KEY,
    { stage: 'request', deadline: until + 1, signal: controller.signal },
    () => Promise.resolve(),
  );
  controller.abort();
  await expect(waiting).rejects.toThrow(FailureError);
});

test('a longer wait replaces a shorter one and never the reverse', () => {
  const gate = gateOf(new Time());
  gate.close(KEY, NOW + 5000);
  gate.close(KEY, NOW + 2000);
  expect(gate.closedUntil(KEY)).toBe(NOW + 5000);
  gate.close(KEY, NOW + 9000);
  expect(gate.closedUntil(KEY)).toBe(NOW + 9000);
});

test('what has passed is forgotten', () => {
  const time = new Time();
  const gate = gateOf(time);
  for (let tenant = 0; tenant < 100; tenant += 1)
    gate.close({ ...KEY, tenantId: `t${tenant}.example` }, NOW + 1000);
  expect(gate.size).toBe(100);
  time.now = NOW + 1000;
  expect(gate.closedUntil({ ...KEY, tenantId: 't1.example' })).toBeUndefined();
  gate.close(KEY, NOW + 2000);
  expect(gate.size).toBe(1);
});

test('sleep ends with its signal, even one that was aborted before', async () => {
  const controller = new AbortController();
  const asleep = sleep(60_000, controller.signal);
  controller.abort();
  await asleep;
  await sleep(60_000, controller.signal);
});

describe('F8: one tenant under several names', () => {
  const tid = '8f5a2b1c-0000-4000-8000-0123456789ab';
  const [domain, other, byId] = ['contoso.example', 'contoso.onmicrosoft.com', tid].map(
    (tenantId) => ({ tenantId, clientId: 'c' }),
  ) as [GateKey, GateKey, GateKey];
  const gate = () => new ThrottleGate(() => 1000);

  test('closing one closes all, as soon as a token has told the id', () => {
    const one = gate();
    one.learn(domain, tid);
    one.close(domain, 9000);
    expect(one.closedUntil(byId)).toBe(9000);
    expect(one.closedUntil(other)).toBeUndefined();
    one.learn(other, tid);
    expect(one.closedUntil(other)).toBe(9000);
    expect(one.closedUntil({ tenantId: 'CONTOSO.example', clientId: 'C' })).toBe(9000);
  });

  test('a wait asked for before the id was known holds on', () => {
    const one = gate();
    one.close(domain, 9000);
    one.learn(domain, tid);
    expect(one.closedUntil(domain)).toBe(9000);
    expect(one.closedUntil(byId)).toBe(9000);
  });

  test('an id that the account’s row knows counts from the first request on', () => {
    const one = gate();
    one.close({ ...domain, tid }, 9000);
    expect(one.closedUntil(byId)).toBe(9000);
    expect(one.closedUntil({ ...byId, clientId: 'another' })).toBeUndefined();
  });
});
