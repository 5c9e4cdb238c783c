import { deleteAccount } from '../../src/accounts/delete';
import type { LedgerEntry } from '../../src/domain/run';
import { HOUR_MS } from '../../src/durations';
import { aLedgerEntry, NOW } from '../contract/support';
import { MemoryTable } from '../../local/memory-table';
import { OPERATOR, worldOn, writeCheck } from '../support/world';
import type { World } from '../support/world';

const id = 'a1b2c3d4e5f60718';
const MARKER = 'perennial-00000000000000000000000000000000';

/** An account whose last run has left an item in its tenant. */
async function leftBehind(changes: Partial<LedgerEntry> = {}): Promise<World> {
  const world = worldOn(new MemoryTable(), [writeCheck]);
  await world.register();
  const current = await world.accounts.get(id);
  if (!current) throw new Error('no account');
  const deadline = NOW - HOUR_MS;
  const entry = aLedgerEntry(id, { creation: 'mail.item', deadline, marker: MARKER, ...changes });
  await world.accounts.commit(current, current.value, { ledgerPut: [entry] });
  world.tenant.items.set('item1', MARKER);
  return world;
}

async function expectGone(world: World) {
  expect(await world.accounts.get(id)).toBeUndefined();
  expect(await world.ledger.list(id)).toEqual([]);
  expect(world.secrets.has('secret')).toBe(false);
}

test('F4: what an account has left is removed before its secrets go', async () => {
  const world = await leftBehind();
  expect(await deleteAccount(world, OPERATOR, id)).toEqual([]);
  expect(world.tenant.items.size).toBe(0);
  await expectGone(world);
});

test('F4: one that waited for its day has its turn now; one of which nothing is found is gone', async () => {
  const world = await leftBehind({ parkedUntil: NOW + HOUR_MS });
  expect(await deleteAccount(world, OPERATOR, id)).toEqual([]);
  expect(world.tenant.items.size).toBe(0);
  const gone = await leftBehind();
  gone.tenant.items.clear();
  expect(await deleteAccount(gone, OPERATOR, id)).toEqual([]);
});

test('F4: without a token, and where the tenant refuses, it is deleted all the same, and what stays is named', async () => {
  const tokenless = await leftBehind();
  tokenless.tokenFailure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' };
  expect(await deleteAccount(tokenless, OPERATOR, id)).toMatchObject([
    { entry: { marker: MARKER }, failure: { code: 'AADSTS7000222' } },
  ]);
  expect(tokenless.events).toContain('warn account.left-behind');
  await expectGone(tokenless);
  const refusing = await leftBehind();
  refusing.tenant.failure = {
    stage: 'request',
    kind: 'permission',
    code: 'ErrorAccessDenied',
    status: 403,
  };
  expect(await deleteAccount(refusing, OPERATOR, id)).toMatchObject([
    { failure: { code: 'ErrorAccessDenied' } },
  ]);
  await expectGone(refusing);
});

test('F4: nothing is asked where nothing is left, and what a run under way makes is its own to remove', async () => {
  const world = await leftBehind();
  const current = await world.accounts.get(id);
  if (!current) throw new Error('no account');
  const lease = {
    runId: '20261121T120000000Z-1a2b3c4d',
    attempt: 1,
    fencingToken: 'f',
    since: NOW,
    until: NOW + 360_000,
    plan: [],
    revision: 1,
  };
  await world.accounts.commit(current, { ...current.value, lease });
  expect(await deleteAccount(world, OPERATOR, id)).toEqual([]);
  expect(world.tenant.requests).toEqual([]);
  await expectGone(world);
});
