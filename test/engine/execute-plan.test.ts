import fc from 'fast-check';
import * as z from 'zod';
import { by, defineCreation, fail, finding, lookupIn, notApplicable } from '@perennial/checks';
import type { Check, CheckContext } from '@perennial/checks';
import { FailureError } from '../../src/domain/failure';
import type { Failure } from '../../src/domain/failure';
import { PARKED_MS } from '../../src/domain/leftovers';
import { UNDO_RESERVE_MS } from '../../src/domain/timing';
import type { GraphSession } from '../../src/ports';
import { serviceOf } from '../../src/domain/service';
import { executePlan, READS_AT_A_TIME } from '../../src/engine/execute-plan';
import { CHECK_MS } from '../../src/engine/outcome';
import type { PlanInput } from '../../src/engine/execute-plan';
import { renewingSession } from '../../src/engine/renewing-session';
import type { Renew } from '../../src/engine/renewing-session';
import type { Tenant } from '../../src/engine/tenant';
import {
  aCheck,
  aSession,
  contextInput,
  grammar,
  ledgerFor,
  MARKER,
  NOW,
  refusal,
  response,
  stillClock,
} from '../checks/support';
import type { Handler } from '../checks/support';

const DEADLINE = NOW + 240_000;
const STOP_AT = DEADLINE - UNDO_RESERVE_MS;

const shape = { id: z.string() };
const more = { permission: 'Mail.ReadWrite', status: [200, 201, 204] };

function aRead(name: string, run?: (context: CheckContext) => Promise<void>): Check {
  const read = grammar.get(`/me/${name}`, shape, { ...more, select: false });
  const send = async ({ graph }: CheckContext) => {
    await graph.send(read);
  };
  return aCheck(`mail.${name}`, { calls: [read], run: run ?? send });
}

/** Makes `/me/<name>`, reads it back, and is undone by id or by marker. */
function aWrite(name: string, options: { lateByMs?: number; announces?: boolean } = {}): Check {
  const make = grammar.post(`/me/${name}`, shape, more);
  const read = grammar.get(`/me/${name}/{id}`, shape, { ...more, select: false });
  const find = grammar.list(`/me/${name}`, shape, { ...more, select: false });
  const remove = grammar.del(`/me/${name}/{id}`, more);
  const { announces = true, ...late } = options;
  const thing = defineCreation({
    name: `${name}.thing`,
    what: 'a thing',
    removal: 'deleted',
    make,
    marker: 'name',
    find: finding([find], async ({ graph }) =>
      (await graph.all(find)).map(({ id }) => ({ id, at: {} })),
    ),
    remove: by(remove),
    ...late,
  });
  return aCheck(`mail.${name}`, {
    calls: [read],
    creates: [thing],
    async run({ graph, marker }) {
      if (announces) await graph.create(thing);
      else await graph.send(make, { body: { name: marker } });
      await graph.send(read, { at: { id: 'x1' } });
    },
  });
}

const readSlow = grammar.get('/me/slow', shape, { ...more, select: false });

const answerAll: Handler = ({ method, path }) => {
  if (method === 'DELETE') return response(204);
  if (method === 'GET' && !path.includes('/x1') && path.startsWith('/me/w'))
    return response(200, { value: [] });
  return response(method === 'POST' ? 201 : 200, { id: 'x1' });
};

function execute(
  checks: readonly Check[],
  session: GraphSession,
  changes: Partial<PlanInput> & Partial<Tenant> & { readonly renew?: Renew } = {},
) {
  const {
    plan = checks.map(({ id }) => id),
    ledger = ledgerFor(checks),
    renew,
    ...tenant
  } = changes;
  return executePlan({
    ...lookupIn(checks, []),
    tenant: contextInput(renew ? renewingSession(session, renew, { silent: false }) : session, {
      granted: ['Mail.ReadWrite'],
      deadline: DEADLINE,
      ...tenant,
    }),
    accountId: 'a1',
    slot: NOW,
    plan,
    ledger,
  });
}

/** A handler that refuses requests whose method and path begin so, and answers the rest. */
const refusing =
  (start: string, failure: Partial<Failure>): Handler =>
  (request) => {
    if (`${request.method} ${request.path}`.startsWith(start)) throw refusal(failure);
    return answerAll(request);
  };

test('a passed check says status and request id of its last answer, and how long it took', async () => {
  const { clock, advance } = stillClock();
  const session = aSession((request) => {
    advance(12.6);
    return answerAll(request);
  });
  const { outcomes } = await execute([aRead('r1')], session, { clock });
  expect(outcomes).toEqual([
    { check: 'mail.r1', result: 'passed', status: 200, requestId: 'request-200', ms: 13 },
  ]);
});

test('a missing permission is named, and nothing is sent', async () => {
  const session = aSession(answerAll);
  const { outcomes, ledgerRemove } = await execute([aWrite('w1')], session, {
    granted: ['User.Read'],
  });
  expect(session.asked).toEqual([]);
  expect(ledgerRemove).toEqual(['mail.w1/w1.thing']);
  expect(outcomes).toMatchObject([
    { result: 'skipped', failure: { kind: 'permission', facts: { permission: 'Mail.ReadWrite' } } },
  ]);
});

test.each<[string, Partial<Failure>, string]>([
  ['not provisioned', { kind: 'not-provisioned', status: 404 }, 'not-applicable'],
  ['not licensed', { kind: 'licence', status: 403 }, 'not-applicable'],
  ['a 403 although the permission is held', { kind: 'permission', status: 403 }, 'not-applicable'],
  ['throttled', { kind: 'throttled', status: 429 }, 'skipped'],
  ['a refused token', { kind: 'auth', status: 401 }, 'failed'],
  ['a fault of the service', { kind: 'service', status: 500 }, 'failed'],
  ['no network', { kind: 'network' }, 'failed'],
  ['a request that Graph does not take', { kind: 'bug', status: 400 }, 'failed'],
])('%s', async (_, failure, result) => {
  const session = aSession(refusing('GET /me/r1', { ...failure, requestId: 'theirs' }));
  const { outcomes } = await execute([aRead('r1'), aRead('r2')], session);
  expect(outcomes[0]).toMatchObject({
    result,
    requestId: 'theirs',
    failure: { ...failure, facts: { call: 'GET /me/r1' } },
  });
  expect(outcomes[0]?.status).toBe(failure.status);
  expect(outcomes[1]?.result).toBe('passed');
});

test('a 403 names the permission of the call and what no token shows', async () => {
  const session = aSession(refusing('GET', { kind: 'permission', status: 403 }));
  const check = { ...aRead('r1'), needs: ['the role Reports Reader'] };
  const { outcomes } = await execute([check], session);
  expect(outcomes[0]?.failure?.facts).toEqual({
    call: 'GET /me/r1',
    permission: 'Mail.ReadWrite',
    needs: 'the role Reports Reader',
    held: 'yes',
    mode: 'delegated',
  });
});

test('a 401 names no permission: what the token may do says nothing of it', async () => {
  const session = aSession(refusing('GET', { kind: 'auth', status: 401 }));
  const { outcomes } = await execute([{ ...aRead('r1'), needs: ['a role'] }], session);
  expect(outcomes[0]?.failure?.facts).toEqual({ call: 'GET /me/r1', mode: 'delegated' });
});

test('a 403 while the token’s permissions are not known may be a missing one: skipped', async () => {
  const session = aSession(refusing('GET', { kind: 'permission', status: 403 }));
  const { outcomes } = await execute([aRead('r1')], session, { granted: undefined });
  expect(outcomes[0]?.result).toBe('skipped');
});

test.each<[string, () => void, object]>([
  [
    'an assertion',
    () => fail('it holds', { expected: 1, actual: 2 }),
    { kind: 'assertion', facts: { what: 'it holds' } },
  ],
  [
    'not applicable',
    () => notApplicable('licence', 'no-drive'),
    { kind: 'licence', code: 'no-drive' },
  ],
  [
    'a bug',
    () => {
      throw new TypeError('a secret text');
    },
    { kind: 'bug', facts: { error: 'TypeError' } },
  ],
])('what a check throws is its outcome: %s', async (_, raise, failure) => {
  const check = aRead('r1', async () => {
    raise();
    return Promise.resolve();
  });
  const { outcomes } = await execute([check], aSession(answerAll));
  expect(outcomes[0]).toMatchObject({ failure });
  expect(JSON.stringify(outcomes)).not.toContain('secret');
});

test.each([
  ['another shape', response(200, { name: 'x' }), { code: 'bad-shape', facts: { what: 'id' } }],
  ['no body', response(200), { code: 'bad-shape', facts: { what: 'a body in JSON' } }],
  ['another status', response(202, { id: 'x1' }), { code: 'assertion', facts: { actual: '202' } }],
])('an answer with %s fails the check', async (_, answer, failure) => {
  const { outcomes } = await execute(
    [aRead('r1')],
    aSession(() => answer),
  );
  expect(outcomes[0]).toMatchObject({
    result: 'failed',
    status: answer.status,
    failure: { kind: 'assertion', ...failure },
  });
});

test('what the simulator does not have is an outcome of its own, and leaves nothing to look for', async () => {
  const missing = { kind: 'not-provisioned', code: 'notSimulated', status: 501 } as const;
  const session = aSession(refusing('POST', missing));
  const { outcomes, ledgerRemove } = await execute([aWrite('w1'), aRead('r1')], session);
  expect(outcomes.map(({ result }) => result)).toEqual(['not-simulated', 'passed']);
  expect(session.asked.filter((asked) => asked.includes('w1'))).toEqual(['POST /me/w1']);
  expect(ledgerRemove).toEqual(['mail.w1/w1.thing']);
});

test('a plan made by another version of the app skips what this one does not know', async () => {
  const appOnly: Check = { ...aRead('r2'), modes: ['application'] };
  const plan = ['mail.gone', 'mail.r2', 'mail.r1'];
  const { outcomes } = await execute([aRead('r1'), appOnly], aSession(answerAll), { plan });
  expect(outcomes.map(({ result }) => result)).toEqual(['skipped', 'skipped', 'passed']);
  expect(outcomes[0]?.failure?.code).toBe('check-unknown');
});

test('app-only, the calls are about the account’s user; without one, they do not apply', async () => {
  const session = aSession(answerAll);
  const app = { mode: 'application' as const };
  await execute([aRead('r1')], session, { ...app, user: 'adele@contoso.example' });
  expect(session.asked).toEqual(['GET /users/adele@contoso.example/r1']);
  const { outcomes } = await execute([aRead('r1')], session, app);
  expect(outcomes[0]).toMatchObject({ result: 'not-applicable', failure: { code: 'no-user' } });
});

test('services go side by side: in each four reads and of each workload a write at a time, and no write before a read has ended', async () => {
  const underWay = { read: 0, write: 0 };
  const most = { read: 0, write: 0, together: 0 };
  let readsDone = 0;
  const session = aSession(async (request) => {
    const kind = request.path.startsWith('/me/w') ? 'write' : 'read';
    if (kind === 'write') expect(readsDone).toBeGreaterThan(0);
    underWay[kind] += 1;
    most[kind] = Math.max(most[kind], underWay[kind]);
    most.together = Math.max(most.together, underWay.read + underWay.write);
    await new Promise(setImmediate);
    underWay[kind] -= 1;
    if (kind === 'read') readsDone += 1;
    return answerAll(request);
  });
  const reads = Array.from({ length: 9 }, (_, index) => aRead(`r${index}`));
  const checks = [aWrite('w1'), ...reads, aWrite('w2')];
  const { outcomes } = await execute(checks, session);
  const services = new Set(reads.map(({ id }) => serviceOf(id))).size;
  expect(most.read).toBeLessThanOrEqual(READS_AT_A_TIME * services);
  expect(most.write).toBe(1);
  expect(most.together).toBeGreaterThan(most.read);
  expect(outcomes.map(({ check }) => check)).toEqual(checks.map(({ id }) => id));
  expect(outcomes.every(({ result }) => result === 'passed')).toBe(true);
});

test('the same slot gives a check the same randomness, another check another', async () => {
  const drawn: number[] = [];
  const draw = async ({ random }: CheckContext) => {
    drawn.push(random.int(0, 1_000_000_000));
    return Promise.resolve();
  };
  const checks = [aRead('r1', draw), aRead('r2', draw)];
  await execute(checks, aSession(answerAll));
  await execute(checks, aSession(answerAll));
  expect(drawn[0]).toBe(drawn[2]);
  expect(drawn[1]).toBe(drawn[3]);
  expect(drawn[0]).not.toBe(drawn[1]);
});

describe('postponing', () => {
  test('a wait past the deadline postpones what is left, and says until when', async () => {
    const notBefore = STOP_AT + 1;
    const checks = [...Array.from({ length: 6 }, (_, index) => aRead(`r${index}`)), aWrite('w1')];
    const session = aSession(refusing('GET', { kind: 'throttled', status: 429, notBefore }));
    const result = await execute(checks, session);
    expect(session.asked).toHaveLength(READS_AT_A_TIME);
    expect(result.notBefore).toBe(notBefore);
    expect(result.ledgerRemove).toEqual(['mail.w1/w1.thing']);
    for (const { result: each, failure } of result.outcomes) {
      expect(each).toBe('skipped');
      expect(failure).toMatchObject({ kind: 'throttled', notBefore });
    }
  });

  test('throttling that ends before the deadline postpones only the check it hit', async () => {
    const session = aSession(refusing('GET /me/r0', { kind: 'throttled', notBefore: NOW + 1000 }));
    const { outcomes } = await execute([aRead('r0'), aRead('r1')], session);
    expect(outcomes.map(({ result }) => result)).toEqual(['skipped', 'passed']);
  });

  test('when the time is up, the rest is skipped and the last check still undone', async () => {
    const { clock, advance } = stillClock();
    const session = aSession((request) => {
      if (request.method === 'POST') advance(STOP_AT - NOW);
      return answerAll(request);
    });
    const result = await execute([aWrite('w1'), aWrite('w2')], session, { clock });
    expect(session.asked).toEqual(['POST /me/w1', 'GET /me/w1', 'DELETE /me/w1/x1']);
    expect(result.outcomes).toMatchObject([
      { result: 'failed', failure: { code: 'deadline' } },
      { result: 'skipped', failure: { code: 'deadline' } },
    ]);
    expect(result.ledgerRemove.toSorted()).toEqual(['mail.w1/w1.thing', 'mail.w2/w2.thing']);
  });

  test('a request that never comes back is given up with the signal', async () => {
    const controller = new AbortController();
    const session = aSession(async () => {
      controller.abort();
      return new Promise(() => undefined);
    });
    const { outcomes } = await execute([aRead('r1'), aRead('r2')], session, {
      signal: controller.signal,
    });
    expect(outcomes.map(({ failure }) => failure?.code)).toEqual(['deadline', 'deadline']);
  });
});

describe('undo', () => {
  test('what was made is removed, and its entry with it', async () => {
    const session = aSession(answerAll);
    const result = await execute([aWrite('w1')], session);
    expect(session.asked).toEqual(['POST /me/w1', 'GET /me/w1/x1', 'DELETE /me/w1/x1']);
    expect(result).toMatchObject({
      outcomes: [{ result: 'passed' }],
      ledgerRemove: ['mail.w1/w1.thing'],
      ledgerUpdate: [],
    });
  });

  test('what is gone already counts as removed, and is looked for once more later', async () => {
    const session = aSession(refusing('DELETE', { kind: 'assertion', status: 404 }));
    const { outcomes, ledgerRemove, ledgerUpdate } = await execute([aWrite('w1')], session);
    expect(outcomes[0]?.result).toBe('passed');
    expect(ledgerRemove).toEqual([]);
    expect(ledgerUpdate).toMatchObject([{ made: [{ id: 'x1', at: {} }], clearAt: NOW }]);
  });

  test('what was moved is removed where it lies now', async () => {
    const moved = aWrite('w1');
    const run = async ({ graph }: CheckContext) => {
      const [thing] = moved.creates;
      if (!thing) throw new Error('nothing to make');
      await graph.create(thing);
      graph.adopt(thing, 'x2', { inPlaceOf: 'x1' });
    };
    const session = aSession(answerAll);
    const { ledgerRemove } = await execute([{ ...moved, run }], session);
    expect(session.asked).toEqual(['POST /me/w1', 'DELETE /me/w1/x2']);
    expect(ledgerRemove).toEqual(['mail.w1/w1.thing']);
  });

  test('a failed undo is an outcome, and its entry stays with the id', async () => {
    const session = aSession(
      refusing('DELETE', { kind: 'permission', code: 'denied', status: 403 }),
    );
    const { outcomes, ledgerRemove, ledgerUpdate } = await execute([aWrite('w1')], session);
    expect(outcomes[0]).toMatchObject({
      result: 'undo-failed',
      status: 403,
      failure: { kind: 'permission', code: 'undo-failed', facts: { reason: 'denied' } },
    });
    expect(ledgerRemove).toEqual([]);
    expect(ledgerUpdate).toMatchObject([
      { id: 'mail.w1/w1.thing', made: [{ id: 'x1', at: {} }], sweeps: 0 },
    ]);
  });

  test('a check that fails on what it reads back is undone all the same', async () => {
    const session = aSession(refusing('GET /me/w1/x1', { kind: 'assertion', status: 404 }));
    const { outcomes, ledgerRemove } = await execute([aWrite('w1')], session);
    expect(session.asked).toContain('DELETE /me/w1/x1');
    expect(outcomes[0]).toMatchObject({ result: 'failed', status: 404 });
    expect(ledgerRemove).toEqual(['mail.w1/w1.thing']);
  });

  test.each<[string, Partial<Failure>]>([
    ['the network broke off', { kind: 'network', code: 'reset' }],
    ['there was a 5xx', { kind: 'service', status: 504 }],
    ['there was a 408', { kind: 'network', status: 408 }],
  ])(
    'V1: when a create’s answer was lost (%s), what carries the marker is removed, and looked for once more',
    async (_, failure) => {
      const session = aSession((request) => {
        if (request.method === 'POST') throw refusal(failure);
        if (request.path === '/me/w1') return response(200, { value: [{ id: 'found' }] });
        return answerAll(request);
      });
      const { outcomes, ledgerUpdate } = await execute([aWrite('w1')], session);
      expect(session.asked).toEqual(['POST /me/w1', 'GET /me/w1', 'DELETE /me/w1/found']);
      expect(outcomes[0]?.result).toBe('failed');
      expect(ledgerUpdate).toMatchObject([{ made: [], clearAt: NOW }]);
    },
  );

  test.each([
    [
      'no answer',
      () => {
        throw refusal({ kind: 'network', code: 'timeout' });
      },
    ],
    ['an answer without the id', () => response(201, {})],
  ])(
    'a create that came to %s and left nothing to find is looked for again later',
    async (_, post) => {
      const session = aSession((request) =>
        request.method === 'POST' ? post() : answerAll(request),
      );
      const { ledgerRemove, ledgerUpdate } = await execute([aWrite('w1')], session);
      expect(ledgerRemove).toEqual([]);
      expect(ledgerUpdate).toEqual(
        ledgerFor([aWrite('w1')]).map((entry) => ({ ...entry, clearAt: NOW })),
      );
    },
  );

  test('a create that was refused made nothing', async () => {
    const session = aSession(refusing('POST', { kind: 'bug', status: 400 }));
    const { ledgerRemove, ledgerUpdate } = await execute([aWrite('w1')], session);
    expect(ledgerRemove).toEqual(['mail.w1/w1.thing']);
    expect(ledgerUpdate).toEqual([]);
  });

  test.each([401, 403, 404, 410, 429])(
    'V1: a create that was refused with %i made nothing: no look, no entry, the refusal is the outcome',
    async (status) => {
      const kind = status === 429 ? 'throttled' : 'not-provisioned';
      const failure = { kind, code: 'gone', status } as const;
      const session = aSession(refusing('', failure));
      const late = aWrite('w2', { lateByMs: 60_000 });
      const checks = status === 429 ? [aWrite('w1')] : [aWrite('w1'), late];
      const { outcomes, ledgerRemove, ledgerUpdate } = await execute(checks, session);
      expect(session.asked).toEqual(checks.map(({ id }) => `POST /me/${id.slice(5)}`));
      expect(ledgerRemove).toHaveLength(checks.length);
      expect(ledgerUpdate).toEqual([]);
      const result = status === 429 ? 'skipped' : 'not-applicable';
      expect(outcomes.map((one) => [one.result, one.failure?.code])).toEqual(
        checks.map(() => [result, 'gone']),
      );
    },
  );

  test('V1: after another refusal there is one look, and a look that is refused changes nothing', async () => {
    const session = aSession((request) => {
      if (request.method === 'POST') throw refusal({ kind: 'bug', code: 'wrong', status: 409 });
      throw refusal({ kind: 'permission', code: 'denied', status: 403 });
    });
    const { outcomes, ledgerUpdate } = await execute([aWrite('w1')], session);
    expect(session.asked).toEqual(['POST /me/w1', 'GET /me/w1']);
    expect(outcomes).toMatchObject([{ result: 'failed', failure: { code: 'wrong' } }]);
    expect(ledgerUpdate).toEqual([]);
  });

  test('V1: a try without an answer is looked for again later, though the next one was answered', async () => {
    const session = aSession((request) =>
      request.method === 'POST'
        ? { ...response(201, { id: 'x1' }), unsettledTries: 1 }
        : answerAll(request),
    );
    const { outcomes, ledgerUpdate } = await execute([aWrite('w1')], session);
    expect(outcomes[0]?.result).toBe('passed');
    expect(session.asked).toContain('GET /me/w1');
    expect(ledgerUpdate).toMatchObject([{ made: [], clearAt: NOW }]);
  });

  test('V1: what may have been made where no look is let in is parked, and the outcome is the check’s', async () => {
    const session = aSession((request) => {
      if (request.method === 'POST') throw refusal({ kind: 'service', code: 'down', status: 503 });
      throw refusal({ kind: 'not-provisioned', code: 'no-mailbox', status: 404 });
    });
    const { outcomes, ledgerUpdate } = await execute([aWrite('w1')], session);
    expect(outcomes).toMatchObject([{ result: 'failed', failure: { code: 'down' } }]);
    expect(ledgerUpdate).toMatchObject([{ parkedUntil: NOW + PARKED_MS }]);
  });

  test('what has not turned up yet keeps its entry', async () => {
    const check = aWrite('w1', { lateByMs: 1000, announces: false });
    const session = aSession(refusing('GET /me/w1/x1', { kind: 'assertion', status: 404 }));
    const { ledgerUpdate } = await execute([check], session);
    expect(ledgerUpdate).toMatchObject([{ marker: MARKER, made: [] }]);
  });

  test('nothing is created that the ledger does not know of', async () => {
    const session = aSession(answerAll);
    const { outcomes } = await execute([aWrite('w1')], session, { ledger: [] });
    expect(session.asked).toEqual([]);
    expect(outcomes[0]).toMatchObject({ result: 'skipped', failure: { code: 'not-prepared' } });
  });

  test('entries of checks that are not in the plan are of no use any more', async () => {
    const { ledgerRemove } = await execute([aWrite('w1')], aSession(answerAll), { plan: [] });
    expect(ledgerRemove).toEqual(['mail.w1/w1.thing']);
  });
});

test('V7: when no token is to be had any more, what was not sent is skipped', async () => {
  const refused: Failure = { stage: 'token', kind: 'auth', code: 'AADSTS90002' };
  const session = aSession(refusing('GET', refused));
  const checks = Array.from({ length: READS_AT_A_TIME + 3 }, (_, index) => aRead(`r${index}`));
  const { outcomes } = await execute([...checks, aWrite('w1')], session);
  expect(session.asked).toHaveLength(READS_AT_A_TIME);
  expect(outcomes.map(({ result }) => result)).toEqual([
    ...checks.slice(0, READS_AT_A_TIME).map(() => 'failed'),
    ...['skipped', 'skipped', 'skipped', 'skipped'],
  ]);
  const silent: Failure = { stage: 'token', kind: 'network', code: 'timeout' };
  const lost = await execute([aRead('r1')], aSession(refusing('GET', silent)));
  expect(lost.outcomes).toMatchObject([{ result: 'skipped', failure: { code: 'timeout' } }]);
});

test('V10: what the run’s end cuts off is skipped, unless it had a check’s own time', async () => {
  const slow = aCheck('mail.slow', {
    calls: [readSlow],
    run: async ({ graph }) => {
      await graph.send(readSlow);
      await graph.send(readSlow);
    },
  });
  /** What a check comes to that begins so long before the end of all checks, and takes longer. */
  const begun = async (leftMs: number) => {
    const { clock, advance } = stillClock(STOP_AT - leftMs);
    const session = aSession(() => {
      advance(leftMs);
      return response(200, { id: 'x' });
    });
    return (await execute([slow], session, { clock })).outcomes[0];
  };
  const deadline = { failure: { code: 'deadline' } };
  expect(await begun(CHECK_MS - 1)).toMatchObject({ result: 'skipped', ...deadline });
  expect(await begun(CHECK_MS)).toMatchObject({ result: 'failed', ...deadline });
});

describe('a token that is refused in the middle', () => {
  const refused = () => aSession(refusing('GET', { kind: 'auth', status: 401 }));

  test('is replaced once for all requests, and what was refused is repeated', async () => {
    const [first, second] = [refused(), aSession(answerAll)];
    const renew = jest.fn(() => Promise.resolve<GraphSession>(second));
    const checks = Array.from({ length: 6 }, (_, index) => aRead(`r${index}`));
    const { outcomes } = await execute(checks, first, { renew });
    expect(renew).toHaveBeenCalledTimes(1);
    expect(first.asked.length).toBeLessThanOrEqual(READS_AT_A_TIME);
    expect(second.asked).toHaveLength(6);
    expect(outcomes.every(({ result }) => result === 'passed')).toBe(true);
  });

  test('a second refusal stands', async () => {
    const second = refused();
    const renew = jest.fn(() => Promise.resolve<GraphSession>(second));
    const { outcomes } = await execute([aRead('r1')], refused(), { renew });
    expect(renew).toHaveBeenCalledTimes(1);
    expect(outcomes[0]).toMatchObject({ result: 'failed', status: 401, failure: { kind: 'auth' } });
  });

  test('when no other token is to be had, that is why the checks failed', async () => {
    const failure: Failure = { stage: 'token', kind: 'permission', code: 'AADSTS65001' };
    const renew = () => Promise.reject(new FailureError(failure));
    const { outcomes } = await execute([aRead('r1')], refused(), { renew });
    expect(outcomes[0]).toMatchObject({ result: 'failed', failure: { code: 'AADSTS65001' } });
  });
});

test('whatever the far side does, every check has one outcome, and every entry one fate', async () => {
  const fates: readonly Handler[] = [
    answerAll,
    () => response(200, { wrong: true }),
    () => response(202),
    ...(['auth', 'permission', 'throttled', 'not-provisioned', 'network', 'service'] as const).map(
      (kind) => () => {
        throw refusal({ kind });
      },
    ),
    () => {
      throw refusal({ kind: 'throttled', status: 429, notBefore: DEADLINE + 1 });
    },
    () => {
      throw refusal({ kind: 'assertion', status: 404 });
    },
    () => {
      throw new Error('a bug');
    },
  ];
  const checks = [
    aRead('r1'),
    aWrite('w1'),
    aRead('r2'),
    aWrite('w2', { lateByMs: 1 }),
    aWrite('w3'),
  ];
  const indexes = fc.infiniteStream(fc.nat({ max: fates.length - 1 }));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(checks), indexes, async (planned, draws) => {
      const session = aSession((request) => {
        const draw = draws.next();
        return (fates[draw.done ? 0 : draw.value] ?? answerAll)(request);
      });
      const result = await execute(checks, session, { plan: planned.map(({ id }) => id) });
      expect(result.outcomes.map(({ check }) => check)).toEqual(planned.map(({ id }) => id));
      const fate = [...result.ledgerRemove, ...result.ledgerUpdate.map(({ id }) => id)];
      expect(fate.toSorted()).toEqual(
        ledgerFor(checks)
          .map(({ id }) => id)
          .toSorted(),
      );
      for (const { result: each, failure } of result.outcomes) {
        expect(failure === undefined).toBe(each === 'passed');
      }
    }),
  );
});

describe('V6: a token that one service refuses', () => {
  const unwanted = refusal({ kind: 'auth', code: 'InvalidAuthenticationToken', status: 401 });
  /** `mail.box` is refused; what else the plan reads is answered. */
  async function outcomeOf(plan: readonly string[], tokenNumber = () => 0) {
    const catalogue = plan.map((id) => ({ ...aRead(id.split('.')[1] ?? ''), id }));
    const session = aSession(({ path }) => {
      if (path.startsWith('/me/box')) throw unwanted;
      return response(200, { id: 'x' });
    });
    const { outcomes } = await executePlan({
      ...lookupIn(catalogue, []),
      tenant: contextInput(session, { deadline: DEADLINE, tokenNumber }),
      accountId: 'a1',
      slot: NOW,
      plan,
      ledger: [],
    });
    return outcomes.find(({ check }) => check === 'mail.box');
  }
  const elsewhere = { failure: { facts: { accepted: 'elsewhere' } } };
  // Four read at a time: the fifth begins when the first has ended.
  const others = ['mail.b', 'mail.c', 'mail.d'];

  test('was accepted elsewhere where another service takes it afterwards', async () => {
    const plan = ['mail.box', ...others, 'profile.me'];
    expect(await outcomeOf(plan)).toMatchObject({ result: 'failed', ...elsewhere });
  });

  test('says nothing of it before, for the same service, or for another token', async () => {
    expect(await outcomeOf(['profile.me', 'mail.box'])).not.toMatchObject(elsewhere);
    expect(await outcomeOf(['mail.box', ...others, 'calendar.e'])).not.toMatchObject(elsewhere);
    let number = 0;
    const plan = ['mail.box', ...others, 'profile.me'];
    expect(await outcomeOf(plan, () => (number += 1))).not.toMatchObject(elsewhere);
  });
});
