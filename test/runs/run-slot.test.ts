import fc from 'fast-check';
import { parsePem } from '../../src/credentials/pem';
import { NEVER } from '../../src/domain/account';
import { lifeOf } from '../../src/domain/credential-watch';
import { claim, grantLease } from '../../src/domain/lease';
import { pause, requestRun } from '../../src/domain/lifecycle';
import { LEFTOVER_CAP } from '../../src/domain/leftovers';
import type { LedgerEntry } from '../../src/domain/run';
import { runIdOf } from '../../src/domain/run-id';
import { FailureError } from '../../src/domain/failure';
import { LEASE_MS, MAX_ATTEMPTS } from '../../src/domain/timing';
import { DAY_MS, HOUR_MS } from '../../src/durations';
import type { DueEntry } from '../../src/ports';
import { planFor } from '../../src/engine/plan-run';
import { runSlot } from '../../src/runs/run-slot';
import { UnderWay } from '../../src/under-way';
import { present } from '../contract/support';
import { NOW } from '../domain/support';
import { startAzurite } from '../support/azurite';
import type { Azurite } from '../support/azurite';
import { makeCertificate } from '../support/certificate';
import { MemoryTable } from '../../local/memory-table';
import { createWorld, readCheck, worldOn, writeCheck } from '../support/world';
import type { World } from '../support/world';

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

const catalogue = [readCheck('read-one'), readCheck('read-two'), writeCheck];
const newWorld = () => createWorld(azurite, catalogue);
const id = 'a1b2c3d4e5f60718';
const message = { accountId: id, slot: NOW };

const runsOf = async (world: World) => (await world.runs.list(id, { top: 100 })).value;
const accountOf = async (world: World) => (await world.accounts.get(id))?.value;
async function dueOf(world: World): Promise<DueEntry[]> {
  const entries: DueEntry[] = [];
  for await (const entry of world.accounts.due(NEVER)) entries.push(entry);
  return entries;
}

test('while a run is under way this instance knows which of its checks have ended, and forgets them with it', async () => {
  const world = await newWorld();
  await world.register();
  const known: (number | undefined)[] = [];
  jest.spyOn(world.underWay, 'note').mockImplementation((...ended) => {
    UnderWay.prototype.note.apply(world.underWay, ended);
    known.push(world.underWay.of(id)?.length);
  });
  await runSlot(world, message);
  expect(known).toEqual([1, 2, 3]);
  expect(world.underWay.of(id)).toBeUndefined();
});

test('a due account is run, recorded once, and due again after its gap', async () => {
  const world = await newWorld();
  await world.register();
  await runSlot(world, message);
  const [run, ...others] = await runsOf(world);
  expect(others).toEqual([]);
  expect(run).toMatchObject({ id: runIdOf(id, NOW), result: 'passed', attempt: 1 });
  expect(run?.outcomes.map(({ check, result }) => [check, result]).sort()).toEqual([
    ['mail.make-item', 'passed'],
    ['profile.read-one', 'passed'],
    ['profile.read-two', 'passed'],
  ]);
  const account = await accountOf(world);
  expect(account).toMatchObject({ state: 'active', verdict: { working: true } });
  expect(account?.lease).toBeUndefined();
  expect(await dueOf(world)).toMatchObject([
    { accountId: id, dueAt: account?.slot, slot: account?.slot },
  ]);
  expect(world.tenant.items.size).toBe(0);
  expect(await world.ledger.list(id)).toEqual([]);
});

test('however many workers get the message at once, one runs it', async () => {
  const world = await newWorld();
  await world.register();
  await Promise.all(Array.from({ length: 8 }, () => runSlot(world, message)));
  expect(await runsOf(world)).toHaveLength(1);
  expect(world.tenant.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  await runSlot(world, message);
  expect(await runsOf(world)).toHaveLength(1);
});

test('a message before its time goes back with the rest of its delay', async () => {
  const world = await newWorld();
  await world.register({ slot: NOW + 60_000, dueAt: NOW + 60_000 });
  await runSlot(world, { accountId: id, slot: NOW + 60_000 });
  expect(world.runMessages).toEqual([
    { message: { accountId: id, slot: NOW + 60_000 }, delayMs: 60_000 },
  ]);
});

describe('V5: a credential made minutes ago', () => {
  const code = 'AADSTS7000215';
  const refusedTimes = (world: World, times: number) => {
    let asked = 0;
    world.tokenEndpoint.acquire = () => {
      asked += 1;
      return asked > times
        ? Promise.resolve({ accessToken: 'token', expiresAt: world.now + HOUR_MS })
        : Promise.reject(new FailureError({ stage: 'token', kind: 'auth', code, status: 401 }));
    };
    return () => asked;
  };
  const young = {
    credential: {
      kind: 'clientSecret',
      id: 'young',
      secrets: { clientSecret: 'secret' },
      givenAt: NOW,
    },
  };
  /** Runs what the queue holds, each message at its time, until it holds nothing for the slot. */
  const drain = async (world: World) => {
    world.runMessages.push({ message, delayMs: 0 });
    for (let left = 10; left > 0 && world.runMessages.length > 0; left -= 1) {
      const next = world.runMessages.shift();
      if (next?.message.slot !== NOW) break;
      world.now += next.delayMs;
      await runSlot(world, next.message);
    }
  };

  test('that is known a minute later: the slot waits, and nobody is told', async () => {
    const world = await newWorld();
    await world.register(young);
    const asked = refusedTimes(world, 2);
    await drain(world);
    expect(asked()).toBe(3);
    expect(await runsOf(world)).toMatchObject([{ slot: NOW, result: 'passed', attempt: 1 }]);
    expect(world.alertMessages).toEqual([]);
    expect(world.now).toBe(NOW + 90_000);
    expect(await world.ledger.list(id)).toEqual([]);
  });

  test('that stays wrong: four requests, one run that says so, one notice', async () => {
    const world = await newWorld();
    await world.register(young);
    const asked = refusedTimes(world, 99);
    await drain(world);
    expect(asked()).toBe(4);
    expect(await runsOf(world)).toMatchObject([{ result: 'failed', failure: { code } }]);
    expect(world.alertMessages).toHaveLength(1);
    expect(world.now).toBe(NOW + 210_000);
  });
});

test('without a token the run fails with its reason, and one notice is owed and sent', async () => {
  const world = await newWorld();
  world.tokenFailure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' };
  await world.register();
  await runSlot(world, message);
  expect(await runsOf(world)).toMatchObject([
    { result: 'failed', failure: { code: 'AADSTS7000222' }, outcomes: [] },
  ]);
  expect(world.tenant.requests).toEqual([]);
  expect(await accountOf(world)).toMatchObject({
    state: 'failing',
    preflight: { failure: { code: 'AADSTS7000222' } },
  });
  expect(world.alertMessages).toHaveLength(1);
  expect(await world.ledger.list(id)).toEqual([]);
});

test('a Retry-After of the token endpoint that lies beyond the next gap moves the next slot', async () => {
  const world = await newWorld();
  const notBefore = NOW + 10_000_000;
  world.tokenFailure = { stage: 'token', kind: 'throttled', code: 'AADSTS90055', notBefore };
  await world.register();
  await runSlot(world, message);
  expect((await accountOf(world))?.slot).toBe(notBefore);
});

test('an error nobody foresaw is an outcome and a line in the log, and its text is nowhere', async () => {
  const world = await newWorld();
  await world.register();
  world.graph.open = () => {
    throw new RangeError('Bearer eyJ0-canary');
  };
  await runSlot(world, message);
  const [run] = await runsOf(world);
  expect(run).toMatchObject({ result: 'failed', failure: { kind: 'bug', code: 'unexpected' } });
  expect(world.events).toContain('error run.unexpected');
  expect(JSON.stringify(run)).not.toContain('canary');
});

describe('lost workers', () => {
  test('a slot whose worker was lost is run at the lease’s end, and what that worker left is swept', async () => {
    const world = await newWorld();
    const account = await world.register();
    const current = (await world.accounts.get(id))!;
    const plan = ['mail.make-item'];
    const marker = 'perennial-lost';
    await world.accounts.commit(
      current,
      claim(account, { attempt: 1, fencingToken: 'gone', plan }, NOW),
      {
        ledgerPut: [
          {
            id: 'l1',
            accountId: id,
            runId: runIdOf(id, NOW),
            check: 'mail.make-item',
            creation: 'mail.item',
            marker,
            made: [],
            tenantId: account.tenantId,
            mode: account.mode,
            user: account.user,
            createdAt: NOW,
            deadline: NOW + LEASE_MS,
            sweeps: 0,
          },
        ],
      },
    );
    world.tenant.items.set('left', marker);
    await runSlot(world, message);
    expect(await runsOf(world)).toEqual([]);
    world.now += LEASE_MS;
    await runSlot(world, message);
    expect(await runsOf(world)).toMatchObject([
      { attempt: 2, result: 'passed', outcomes: [{ check: 'mail.make-item' }] },
    ]);
    expect(world.tenant.items.size).toBe(0);
    expect(await world.ledger.list(id)).toEqual([]);
  });

  test('after three of them the slot is recorded as abandoned, and the account goes on', async () => {
    const world = await newWorld();
    const account = await world.register();
    const current = (await world.accounts.get(id))!;
    const lost = claim(account, { attempt: MAX_ATTEMPTS, fencingToken: 'gone', plan: [] }, NOW);
    await world.accounts.commit(current, lost);
    world.now += LEASE_MS;
    await runSlot(world, message);
    expect(await runsOf(world)).toMatchObject([
      { result: 'abandoned', failure: { code: 'abandoned' } },
    ]);
    expect((await accountOf(world))?.slot).toBeGreaterThan(world.now);
  });

  test('a stalled worker that comes back late overwrites nothing', async () => {
    const world = await newWorld();
    await world.register({ checks: { always: ['profile.read-one'], random: [] } });
    let goOn: () => void = () => undefined;
    const stalled = new Promise<void>((resolve) => (goOn = resolve));
    world.tenant.pause = () => stalled;
    const late = runSlot(world, message);
    while (world.tenant.requests.length === 0) await new Promise(setImmediate);
    world.now += LEASE_MS;
    world.tenant.pause = () => Promise.resolve();
    await runSlot(world, message);
    const recorded = await runsOf(world);
    const account = await accountOf(world);
    goOn();
    await late;
    expect(await runsOf(world)).toEqual(recorded);
    expect(recorded).toMatchObject([{ attempt: 2 }]);
    expect(await accountOf(world)).toEqual(account);
    expect(world.events).toContain('warn run.lease-lost');
  });

  test('a worker lost while its account was being paused: nothing is due any more', async () => {
    const world = await newWorld();
    const account = await world.register();
    const current = (await world.accounts.get(id))!;
    const claimed = claim(account, { attempt: 1, fencingToken: 'gone', plan: [] }, NOW);
    await world.accounts.commit(current, pause(claimed, { by: 'operator' }, NOW));
    world.now += LEASE_MS;
    await runSlot(world, message);
    expect(await dueOf(world)).toMatchObject([{ dueAt: NEVER }]);
    expect(await runsOf(world)).toEqual([]);
  });
});

describe('permissions', () => {
  const refused = { stage: 'request', kind: 'permission', code: 'denied', status: 403 } as const;
  const readOne = { checks: { always: ['profile.read-one'], random: [] } };
  /** A token endpoint that counts, and grants what it is told to. */
  function granting(world: World) {
    const state = { asked: 0, permissions: ['User.ReadBasic.All'] as string[] | undefined };
    world.tokenEndpoint.acquire = () => {
      state.asked += 1;
      const { permissions } = state;
      return Promise.resolve({
        accessToken: `token${state.asked}`,
        expiresAt: world.now + 24 * HOUR_MS,
        ...(permissions && { permissions }),
      });
    };
    return state;
  }
  /** Runs the account's next slot at its time, or `ms` after it. */
  async function next(world: World, ms = 0) {
    const slot = (await accountOf(world))!.slot;
    world.now = slot + ms;
    await runSlot(world, { accountId: id, slot });
    return (await runsOf(world))[0]!.outcomes;
  }

  test('a 403 although the token has the permission: not applicable, left alone for a week, then tried again', async () => {
    const world = await newWorld();
    granting(world);
    await world.register(readOne);
    world.tenant.failure = refused;
    const failure = { kind: 'permission', facts: { permission: 'User.ReadBasic.All' } };
    expect(await next(world)).toMatchObject([{ result: 'not-applicable', failure }]);
    const [postponement] = (await accountOf(world))!.postponed ?? [];
    expect(postponement).toMatchObject({ check: 'profile.read-one', code: 'denied' });
    world.tenant.failure = undefined;
    const requests = world.tenant.requests.length;
    const known = { reason: 'denied', permission: 'User.ReadBasic.All' };
    expect(await next(world)).toMatchObject([
      { result: 'not-applicable', failure: { code: 'postponed', facts: known } },
    ]);
    expect(world.tenant.requests).toHaveLength(requests);
    expect((await accountOf(world))!.postponed).toEqual([postponement]);
    expect(await next(world, 7 * 24 * HOUR_MS)).toMatchObject([{ result: 'passed' }]);
    expect((await accountOf(world))!.postponed).toBeUndefined();
  });

  test('an account refused everything in two runs on end works again within the hour once nothing refuses it', async () => {
    const world = await newWorld();
    granting(world);
    await world.register({
      checks: { always: ['profile.read-one', 'profile.read-two'], random: [] },
    });
    world.tenant.failure = refused;
    await next(world);
    await next(world);
    world.tenant.failure = undefined;
    const outcomes = await next(world, HOUR_MS);
    expect(outcomes.length).toBeGreaterThan(1);
    expect(outcomes.every(({ result }) => result === 'passed')).toBe(true);
  });

  test('plans draw nothing that is postponed, and all of it again afterwards', async () => {
    const world = await newWorld();
    granting(world);
    const count = { checksPerRun: { min: 1, max: 1 } };
    await world.register({ checks: { always: [], random: ['profile'] }, ...count });
    world.tenant.failure = refused;
    const [first] = await next(world);
    world.tenant.failure = undefined;
    for (let runs = 0; runs < 5; runs += 1) {
      expect((await next(world)).map(({ check }) => check)).not.toContain(first?.check);
    }
  });

  test('consent given since shows in a new token, which is fetched at most once an hour', async () => {
    const world = await newWorld();
    const granted = granting(world);
    granted.permissions = ['Mail.Read'];
    await world.register(readOne);
    expect(await next(world)).toMatchObject([{ failure: { code: 'missing-permission' } }]);
    expect(granted.asked).toBe(1);
    expect(await next(world)).toMatchObject([{ result: 'skipped' }]);
    expect(granted.asked).toBe(2);
    granted.permissions = ['User.ReadBasic.All'];
    expect(await next(world)).toMatchObject([{ result: 'skipped' }]);
    expect(granted.asked).toBe(2);
    expect(await next(world, HOUR_MS)).toMatchObject([{ result: 'passed' }]);
    expect(granted.asked).toBe(3);
  });

  test('a token that says nothing is replaced at a 403, at most once an hour, and the call repeated', async () => {
    const world = await newWorld();
    const granted = granting(world);
    granted.permissions = undefined;
    await world.register(readOne);
    world.tenant.failure = refused;
    world.tenant.pause = () => {
      if (granted.asked > 1) world.tenant.failure = undefined;
      return Promise.resolve();
    };
    expect(await next(world)).toMatchObject([{ result: 'passed' }]);
    expect(granted.asked).toBe(2);
    world.tenant.pause = () => Promise.resolve();
    world.tenant.failure = refused;
    expect(await next(world)).toMatchObject([{ result: 'skipped' }]);
    expect(granted.asked).toBe(2);
    await next(world, HOUR_MS);
    expect(granted.asked).toBe(3);
  });

  test('what cannot run is not recorded beforehand, and waits a run once it may', async () => {
    const world = await newWorld();
    const granted = granting(world);
    const ledgers: number[] = [];
    const commit = world.accounts.commit.bind(world.accounts);
    world.accounts.commit = (previous, account, step) => {
      if (account.lease) ledgers.push(step?.ledgerPut?.length ?? 0);
      return commit(previous, account, step);
    };
    const preflight = { at: NOW, granted: ['User.ReadBasic.All'] };
    await world.register({ checks: { always: ['mail.make-item'], random: [] }, preflight });
    granted.permissions = ['Mail.ReadWrite'];
    expect(await next(world)).toMatchObject([
      { result: 'skipped', failure: { code: 'not-prepared' } },
    ]);
    expect(await next(world)).toMatchObject([{ result: 'passed' }]);
    expect(ledgers).toEqual([0, 1]);
  });

  test.each([
    ['has outlived its time is replaced as often as it takes', -1, 'passed', 3],
    ['is refused before its time is replaced once', 1, 'degraded', 2],
  ])('a token that %s', async (_, msLeft, result, asked) => {
    const world = await newWorld();
    const granted = granting(world);
    granted.permissions = ['User.ReadBasic.All', 'Mail.ReadWrite'];
    const acquire = world.tokenEndpoint.acquire.bind(world.tokenEndpoint);
    world.tokenEndpoint.acquire = async (request) => ({
      ...(await acquire(request)),
      expiresAt: world.now + msLeft,
    });
    const open = world.graph.open.bind(world.graph);
    const unauthorised = { stage: 'request', kind: 'auth', code: 'expired', status: 401 } as const;
    const used = new Set<string>();
    world.graph.open = (session) => {
      const { accessToken } = session.token;
      const inner = open(session);
      return {
        ...inner,
        request: (request) => {
          // Good for one request.
          if (!used.has(accessToken)) {
            used.add(accessToken);
            return inner.request(request);
          }
          return Promise.reject(new FailureError(unauthorised));
        },
      };
    };
    await world.register({
      checks: { always: ['profile.read-one', 'mail.make-item'], random: [] },
    });
    await next(world);
    expect((await runsOf(world))[0]).toMatchObject({ result });
    expect(granted.asked).toBe(asked);
  });

  test('when no new token is to be had, the one at hand serves on', async () => {
    const world = await newWorld();
    const granted = granting(world);
    await world.register({
      checks: { always: ['profile.read-one', 'mail.make-item'], random: [] },
    });
    await next(world);
    world.tokenEndpoint.acquire = () =>
      Promise.reject(new FailureError({ stage: 'token', kind: 'service', code: 'AADSTS90033' }));
    const outcomes = await next(world);
    expect(outcomes.map(({ result }) => result).sort()).toEqual(['passed', 'skipped']);
    expect(world.events).toContain('warn token.permissions-not-asked');
    expect(granted.asked).toBe(1);
  });
});

describe('whether anything is made', () => {
  const skus = (world: World, ...names: string[]) => {
    const request = world.tenant.request.bind(world.tenant);
    world.tenant.request = (asked) => {
      if (!asked.path.startsWith('/subscribedSkus')) return request(asked);
      const json = { value: names.map((skuPartNumber) => ({ skuPartNumber })) };
      const bytes = new Uint8Array();
      return Promise.resolve({ status: 200, headers: new Headers(), json, bytes });
    };
  };
  const resultsOf = async (world: World) =>
    Object.fromEntries(
      (await runsOf(world))[0]!.outcomes.map(({ check, result }) => [check, result]),
    );

  test('not on a tenant with other licences: skipped, said, and left out of what is drawn', async () => {
    const world = await newWorld();
    await world.register();
    skus(world, 'ENTERPRISEPREMIUM');
    await runSlot(world, message);
    expect(await resultsOf(world)).toMatchObject({
      'mail.make-item': 'skipped',
      'profile.read-one': 'passed',
    });
    const account = (await accountOf(world))!;
    expect(account.licences).toEqual({ found: 'other', at: NOW });
    expect((await runsOf(world))[0]).toMatchObject({ result: 'passed' });
    expect(world.tenant.requests.map(({ method }) => method)).not.toContain('POST');
    const drawing = { ...account, checks: { always: [], random: ['*'] } };
    const wide = { ...drawing, checksPerRun: { min: 3, max: 3 } };
    expect([...planFor(catalogue, wide)].sort()).toEqual(['profile.read-one', 'profile.read-two']);
  });

  test('there too, where the owner says so; nowhere, where the owner says that', async () => {
    const allowed = await newWorld();
    await allowed.register({ allowWrites: true });
    skus(allowed, 'ENTERPRISEPREMIUM');
    await runSlot(allowed, message);
    expect(await resultsOf(allowed)).toMatchObject({ 'mail.make-item': 'passed' });
    const refused = await newWorld();
    await refused.register({ allowWrites: false });
    skus(refused, 'DEVELOPERPACK_E5');
    await runSlot(refused, message);
    expect(await resultsOf(refused)).toMatchObject({ 'mail.make-item': 'skipped' });
  });

  test('on a developer tenant, and where the licences cannot be read', async () => {
    const developer = await newWorld();
    await developer.register();
    skus(developer, 'DEVELOPERPACK_E5');
    await runSlot(developer, message);
    expect(await resultsOf(developer)).toMatchObject({ 'mail.make-item': 'passed' });
    const unread = await newWorld();
    await unread.register();
    await runSlot(unread, message);
    expect(await resultsOf(unread)).toMatchObject({ 'mail.make-item': 'passed' });
    expect((await accountOf(unread))?.licences?.found).toBe('unread');
  });
});

describe('when removing does not keep up', () => {
  const left = (index: number): LedgerEntry => ({
    id: `l${index}`,
    accountId: id,
    runId: 'earlier',
    check: 'mail.make-item',
    creation: 'mail.item',
    marker: `perennial-${index}`,
    made: [{ id: `kept${index}`, at: {} }],
    tenantId: 'contoso.example',
    mode: 'application',
    createdAt: NOW - LEASE_MS,
    deadline: NOW,
    sweeps: 3,
    stuck: true,
  });
  /** An account with so much left of earlier runs, in a tenant that refuses to remove it. */
  async function behind(entries: number) {
    const world = await newWorld();
    await world.register();
    const current = (await world.accounts.get(id))!;
    const ledgerPut = Array.from({ length: entries }, (_, index) => left(index));
    await world.accounts.commit(current, current.value, { ledgerPut });
    const request = world.tenant.request.bind(world.tenant);
    world.tenant.request = (asked) =>
      asked.method === 'DELETE' && asked.path.includes('kept')
        ? Promise.reject(
            new FailureError({ stage: 'request', kind: 'service', code: 'kept', status: 500 }),
          )
        : request(asked);
    await runSlot(world, message);
    return world;
  }

  test('nothing more is made, reads go on, and the account says so', async () => {
    const world = await behind(LEFTOVER_CAP + 1);
    const [run] = await runsOf(world);
    expect(run?.result).toBe('passed');
    expect(run?.outcomes.find(({ check }) => check === 'mail.make-item')).toMatchObject({
      result: 'skipped',
      failure: { code: 'leftover-cap', facts: { open: String(LEFTOVER_CAP + 1) } },
    });
    expect(world.tenant.requests.map(({ method }) => method)).not.toContain('POST');
    expect(await accountOf(world)).toMatchObject({ leftovers: { open: LEFTOVER_CAP + 1 } });
    expect(await world.ledger.list(id)).toHaveLength(LEFTOVER_CAP + 1);
  });

  test('up to the cap it is, and what a sweep has finished counts no more', async () => {
    const world = await behind(LEFTOVER_CAP);
    expect((await runsOf(world))[0]?.outcomes.map(({ result }) => result)).toEqual(
      Array.from({ length: 3 }, () => 'passed'),
    );
    expect(await accountOf(world)).toMatchObject({ leftovers: { open: LEFTOVER_CAP } });
  });
});

test('a change by a person during a run survives, and so does the run’s record', async () => {
  const world = await newWorld();
  await world.register({ checks: { always: ['profile.read-one'], random: [] } });
  world.tenant.pause = async () => {
    const current = await world.accounts.get(id);
    if (current?.value.name === 'Renamed' || !current) return;
    await world.accounts.commit(current, { ...current.value, name: 'Renamed', revision: 2 });
  };
  await runSlot(world, message);
  expect(await accountOf(world)).toMatchObject({
    name: 'Renamed',
    revision: 2,
    recentResults: [{ result: 'passed' }],
  });
  expect(await runsOf(world)).toMatchObject([{ revision: 1 }]);
});

test('an account that is deleted during its run stays deleted, and what the run made is removed', async () => {
  const world = await newWorld();
  await world.register({ checks: { always: ['mail.make-item'], random: [] } });
  world.tenant.pause = () => world.accounts.purge(id);
  await runSlot(world, message);
  expect(await accountOf(world)).toBeUndefined();
  expect(await runsOf(world)).toEqual([]);
  expect(world.tenant.items.size).toBe(0);
});

test('a slow account holds up no other', async () => {
  const world = await newWorld();
  await world.register({ checks: { always: ['profile.read-one'], random: [] } });
  await world.register({
    id: 'b000000000000001',
    checks: { always: ['profile.read-one'], random: [] },
  });
  let goOn: () => void = () => undefined;
  const stalled = new Promise<void>((resolve) => (goOn = resolve));
  let first = true;
  world.tenant.pause = () => {
    if (!first) return Promise.resolve();
    first = false;
    return stalled;
  };
  const slow = runSlot(world, message);
  while (world.tenant.requests.length === 0) await new Promise(setImmediate);
  await runSlot(world, { accountId: 'b000000000000001', slot: NOW });
  expect((await world.runs.list('b000000000000001', { top: 1 })).value).toHaveLength(1);
  goOn();
  await slow;
});

test('workers, crashes, pauses and late messages in any order: one due entry, each slot recorded at most once, never two runs at a time', async () => {
  const acts = fc.array(
    fc.record({
      act: fc.constantFrom('run', 'both', 'crash', 'pause', 'resume', 'hold'),
      passMs: fc.constantFrom(0, 1000, LEASE_MS, 2_000_000),
    }),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      const world = await createWorld(azurite, [readCheck('read-one')]);
      await world.register();
      for (const { act, passMs } of steps) {
        world.now += passMs;
        await perform(world, act);
        expect(await dueOf(world)).toHaveLength(1);
      }
      expect(world.tenant.most).toBeLessThanOrEqual(1);
      const slots = (await runsOf(world)).map(({ slot }) => slot);
      expect(new Set(slots).size).toBe(slots.length);
    }),
    { numRuns: 15 },
  );
});

async function perform(world: World, act: string): Promise<void> {
  const current = await world.accounts.get(id);
  if (!current) return;
  const { value: account } = current;
  const due = { accountId: id, slot: account.slot };
  if (act === 'run') await runSlot(world, due);
  if (act === 'both') await Promise.all([runSlot(world, due), runSlot(world, due)]);
  const free =
    account.lease === undefined && account.state !== 'paused' && account.slot <= world.now;
  if (act === 'crash' && free) {
    await world.accounts.commit(
      current,
      claim(account, { attempt: 1, fencingToken: 'gone', plan: ['profile.read-one'] }, world.now),
    );
  }
  if (act === 'hold' && account.lease === undefined)
    await world.accounts.commit(current, grantLease(account, 'gone', world.now));
  if (act === 'pause')
    await world.accounts.commit(current, pause(account, { by: 'operator' }, world.now));
  if (act === 'resume') {
    const { resume } = await import('../../src/domain/lifecycle');
    const resumed = resume(account, world.now);
    if (resumed !== account) await world.accounts.commit(current, resumed);
  }
}

test('what is watched daily is read with the token of a run: of a tenant once, by whichever account may, and at once by hand', async () => {
  const world = worldOn(new MemoryTable(), [readCheck('one')]);
  const asked: string[] = [];
  const endsAt = (days: number) => new Date(world.now + days * DAY_MS).toISOString();
  let permissions = ['User.ReadBasic.All'];
  const made = makeCertificate('watched');
  const pair = made.key + made.crt;
  const customKeyIdentifier = Buffer.from(parsePem(pair).thumbprintSha1, 'hex').toString('base64');
  const request = world.tenant.request.bind(world.tenant);
  world.tenant.request = async (one) => {
    if (!/^.(directory|applications)/.test(one.path)) return request(one);
    asked.push(one.path.split(/[/(]/)[1] ?? '');
    const subscription = { skuPartNumber: 'DEVELOPERPACK_E5', status: 'Enabled' };
    const secrets = [
      { hint: 'val', endDateTime: endsAt(20) },
      { hint: 'old', endDateTime: endsAt(1) },
    ];
    const json = one.path.startsWith('/directory')
      ? { value: [{ ...subscription, nextLifecycleDateTime: endsAt(40) }] }
      : {
          passwordCredentials: secrets,
          keyCredentials: [{ customKeyIdentifier, endDateTime: endsAt(60) }],
        };
    return { status: 200, headers: new Headers(), bytes: new Uint8Array(), json };
  };
  const tid = '5d0f9a3c-7be8-4c1f-9d2c-3a1e6b7f8091';
  world.tokenEndpoint.acquire = () =>
    Promise.resolve({ accessToken: 't', expiresAt: world.now + HOUR_MS, permissions, tid });
  const run = async (id: string) => {
    const { slot } = (await present(world, id)).value;
    world.now = Math.max(world.now, slot);
    world.tokenMemory.forget(id);
    await runSlot(world, { accountId: id, slot });
    return (await present(world, id)).value;
  };
  for (const id of ['a1', 'a2', 'a3']) {
    const credential = { kind: 'clientSecret', id, secrets: { clientSecret: 'secret' } };
    await world.register({ id, credential });
  }
  expect((await run('a1')).subscription).toMatchObject({ missing: 'Organization.Read.All' });
  expect(asked).toEqual([]);
  permissions = ['User.ReadBasic.All', 'Organization.Read.All', 'Application.Read.All'];
  const second = await run('a2');
  expect(asked).toEqual(['directory', 'applications']);
  expect(second.subscription).toMatchObject({ sku: 'DEVELOPERPACK_E5' });
  expect(second.credential.directory).toMatchObject({ endsAt: Date.parse(endsAt(20)) });
  const permitted = permissions;
  permissions = ['User.ReadBasic.All'];
  expect((await run('a3')).subscription).toMatchObject({ sku: 'DEVELOPERPACK_E5' });
  await run('a2');
  expect(asked).toEqual(['directory', 'applications']);
  permissions = permitted;
  const current = await present(world, 'a2');
  const next = requestRun(current.value, 'Mia', world.now + 1000).account;
  await world.accounts.commit(current, next);
  await run('a2');
  expect(asked).toEqual(['directory', 'applications', 'directory']);
  world.secrets.set('pem', pair);
  const expiresAt = parsePem(pair).notAfter;
  const certificate = { kind: 'certificate', id: 'c', secrets: { pem: 'pem' }, expiresAt };
  await world.register({ id: 'a4', credential: certificate });
  const { credential } = await run('a4');
  expect(lifeOf(credential)).toMatchObject({
    lapsesAt: Date.parse(endsAt(60)),
    expiryFrom: 'directory',
  });
});
