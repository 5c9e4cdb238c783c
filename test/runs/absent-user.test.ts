import { HOUR_MS } from '../../src/durations';
import { runSlot } from '../../src/runs/run-slot';
import { readCheck, worldOn } from '../support/world';
import type { World } from '../support/world';
import { MemoryTable } from '../../local/memory-table';

const NOT_THERE = {
  stage: 'request',
  kind: 'not-provisioned',
  code: 'Request_ResourceNotFound',
  status: 404,
} as const;

/** A world whose token may read users, with an account whose user was not there so long ago. */
async function withDoubt(agoMs: number) {
  const world = worldOn(new MemoryTable(), [readCheck('read-one')]);
  world.tokenEndpoint.acquire = () =>
    Promise.resolve({
      accessToken: 'token',
      expiresAt: world.now + HOUR_MS,
      permissions: ['User.Read.All', 'Mail.Read'],
    });
  const { id, slot } = await world.register({
    user: 'adele@contoso.example',
    preflight: { at: world.now - agoMs, userAbsentSince: world.now - agoMs },
  });
  return { world, id, slot };
}

const users = ({ tenant }: World) =>
  tenant.requests.filter(({ path }) => path === '/users/adele%40contoso.example?$select=id');

test('V18: a user who is still not there after 30 s fails the account, with a sentence that names the field, and nothing is run', async () => {
  const { world, id, slot } = await withDoubt(30_000);
  world.tenant.refusing = () => NOT_THERE;
  await runSlot(world, { accountId: id, slot });
  const account = (await world.accounts.get(id))?.value;
  expect(account).toMatchObject({ state: 'failing', failure: { code: 'user-not-found' } });
  const [run] = (await world.runs.list(id, { top: 1 })).value;
  expect(run).toMatchObject({ result: 'failed', outcomes: [] });
  expect(world.tenant.requests).toHaveLength(1);
  expect(world.alertMessages).toHaveLength(1);
});

test('V18: a user who has turned up is in doubt no more, and is not asked for again', async () => {
  const { world, id, slot } = await withDoubt(30_000);
  await runSlot(world, { accountId: id, slot });
  const account = (await world.accounts.get(id))?.value;
  expect(account).toMatchObject({ state: 'active' });
  expect(account?.preflight?.userAbsentSince).toBeUndefined();
  world.now = account?.slot ?? 0;
  await runSlot(world, { accountId: id, slot: account?.slot ?? 0 });
  expect(users(world)).toHaveLength(1);
});

test('V18: before 30 s have passed, a run by hand proves nothing of the user', async () => {
  const { world, id, slot } = await withDoubt(10_000);
  await runSlot(world, { accountId: id, slot });
  expect(users(world)).toEqual([]);
  const account = (await world.accounts.get(id))?.value;
  expect(account?.preflight?.userAbsentSince).toBe(world.now - 10_000);
});
