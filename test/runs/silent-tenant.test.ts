import type { Account } from '../../src/domain/account';
import { OPENS_AFTER } from '../../src/domain/circuit';
import type { Failure } from '../../src/domain/failure';
import { MOST_PUT_OFFS } from '../../src/domain/put-off';
import { HOUR_MS } from '../../src/durations';
import { deliverNotification } from '../../src/notifications/deliver';
import { runSlot } from '../../src/runs/run-slot';
import { anAccount } from '../domain/support';
import { MemoryTable } from '../../local/memory-table';
import { readCheck, worldOn, writeCheck } from '../support/world';
import type { World } from '../support/world';

const ID = 'a1b2c3d4e5f60718';
const ACCOUNT = anAccount();
const silent: Failure = { stage: 'request', kind: 'network', code: 'timeout' };

const accountOf = async (world: World) => {
  const account = (await world.accounts.get(ID))?.value;
  if (!account) throw new Error('no account');
  return account;
};
const runsOf = async (world: World) => (await world.runs.list(ID, { top: 100 })).value;

/** Whatever is due next, at its time. */
async function next(world: World) {
  const { slot, dueAt } = await accountOf(world);
  world.now = Math.max(world.now, dueAt);
  await runSlot(world, { accountId: ID, slot });
  for (const message of world.alertMessages.splice(0)) await deliverNotification(world, message);
}

function probeInVain(world: World, account: Account) {
  const entry = world.farSides.enter(account);
  if (entry.type === 'entered') entry.stay.end(silent);
}

test('V15: a tenant that does not answer is put off without a place, then recorded as failed, and told once', async () => {
  const world = worldOn(new MemoryTable(), [readCheck('read-one'), writeCheck]);
  await world.register();
  world.tenant.failure = silent;
  for (let runs = 0; runs < OPENS_AFTER; runs += 1) await next(world);
  expect(await runsOf(world)).toHaveLength(OPENS_AFTER);
  expect(world.mails).toHaveLength(1);
  const requests = world.tenant.requests.length;
  const { slot } = await accountOf(world);
  const other = world.farSides.enter({ ...(await accountOf(world)), tenantId: 'other.example' });
  expect(other.type).toBe('entered');

  // Whenever it would be this account’s turn to probe, another one of the tenant has just found it silent.
  for (let times = 0; times < MOST_PUT_OFFS; times += 1) {
    world.now = Math.max(world.now, (await accountOf(world)).dueAt);
    probeInVain(world, await accountOf(world));
    await next(world);
    const account = await accountOf(world);
    expect(account).toMatchObject({ slot, putOff: { times: times + 1 } });
    expect(account.lease).toBeUndefined();
    expect(account.dueAt).toBeGreaterThan(world.now);
  }
  world.now = (await accountOf(world)).dueAt;
  probeInVain(world, await accountOf(world));
  await next(world);
  expect(world.tenant.requests).toHaveLength(requests);
  const [last] = await runsOf(world);
  expect(last).toMatchObject({
    slot,
    result: 'failed',
    failure: { code: 'timeout' },
    outcomes: [],
  });
  expect(await accountOf(world)).toMatchObject({ state: 'failing' });
  expect(await world.ledger.list(ID)).toEqual([]);
  expect(world.mails).toHaveLength(1);

  world.tenant.failure = undefined;
  world.now += HOUR_MS;
  await next(world);
  expect(await accountOf(world)).toMatchObject({ state: 'active' });
  expect(world.mails.map(({ subject }) => subject)).toEqual([
    expect.stringContaining('failing'),
    expect.stringContaining('works again'),
  ]);
});

test('V15: a token endpoint that does not answer puts the slot off before it fails the account', async () => {
  const world = worldOn(new MemoryTable(), [readCheck('read-one'), writeCheck]);
  await world.register();
  world.tokenFailure = { ...silent, stage: 'token' };
  for (let times = 0; times < 2; times += 1) {
    await next(world);
    expect(await runsOf(world)).toEqual([]);
    expect(await world.ledger.list(ID)).toEqual([]);
  }
  world.tokenFailure = undefined;
  await next(world);
  expect((await runsOf(world)).map(({ result }) => result)).toEqual(['passed']);
  expect(world.mails).toEqual([]);
});

test('V15: a run whose far side is silent ends, and what was not sent is skipped', async () => {
  const reads = Array.from({ length: 8 }, (_, index) => readCheck(`read-${'abcdefgh'[index]}`));
  const world = worldOn(new MemoryTable(), [...reads, writeCheck]);
  await world.register();
  world.tenant.failure = silent;
  await next(world);
  const [run] = await runsOf(world);
  // The licences, and four reads side by side.
  expect(world.tenant.requests).toHaveLength(1 + 4);
  expect(run?.outcomes.map(({ result }) => result).toSorted()).toEqual([
    ...Array.from({ length: 4 }, () => 'failed'),
    ...Array.from({ length: 5 }, () => 'skipped'),
  ]);
  expect(run?.result).toBe('failed');
});

test('V15: of many runs of one tenant, some wait for a place, and are run when there is one', async () => {
  const world = worldOn(new MemoryTable(), [readCheck('read-one')]);
  await world.register();
  const stays = Array.from({ length: 4 }, () => world.farSides.enter({ ...ACCOUNT }));
  await runSlot(world, { accountId: ID, slot: ACCOUNT.slot });
  expect(await runsOf(world)).toEqual([]);
  const [waiting] = world.runMessages;
  expect(waiting?.message).toEqual({ accountId: ID, slot: ACCOUNT.slot });
  expect(waiting?.delayMs).toBeGreaterThan(0);
  for (const entry of stays) if (entry.type === 'entered') entry.stay.end(undefined);
  await runSlot(world, { accountId: ID, slot: ACCOUNT.slot });
  expect(await runsOf(world)).toHaveLength(1);
});
