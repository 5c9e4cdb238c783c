import { assertStillMember, reserve } from '../../src/accounts/quota';
import { addMember, removeMember } from '../../src/members/manage';
import { ensureOperatorKey } from '../../src/members/operator-key';
import { maintain } from '../../src/maintenance/maintain';
import { MemoryTable } from '../support/memory-table';
import { readCheck, worldOn } from '../support/world';
import type { World } from '../support/world';

const newWorld = () => worldOn(new MemoryTable(), [readCheck('one')]);
const keysOf = (world: World) =>
  [...world.secrets.keys()].filter((name) => name.startsWith('operator-key-'));

/** The vault as a real one lists it: with the tags that were given. */
function withTags(world: World): World {
  const list: World['vault']['list'] = async function* () {
    await Promise.resolve();
    const tags = { purpose: 'operator-key' };
    for (const name of keysOf(world)) yield { name, createdAt: 0, tags };
  };
  return { ...world, vault: { ...world.vault, list } };
}

test('F5: however often storage refuses the row, one key of the first operator lies in the vault', async () => {
  const world = newWorld();
  const insert = () => Promise.reject(new Error('storage does not answer'));
  const failing = withTags({ ...world, members: { ...world.members, insert } });
  for (let left = 5; left > 0; left -= 1)
    await expect(ensureOperatorKey(failing)).rejects.toThrow();
  expect(keysOf(world)).toHaveLength(1);
  expect(await ensureOperatorKey(withTags(world))).toMatchObject({ made: true });
  expect(keysOf(world)).toHaveLength(1);
});

test('F5: upkeep removes a key that no row names, and none while no row names one', async () => {
  const world = newWorld();
  world.secrets.set('operator-key-lost', 'key');
  await maintain(withTags(world));
  expect(keysOf(world)).toEqual(['operator-key-lost']);
  const { keySecret } = await ensureOperatorKey(world);
  await maintain(withTags(world));
  expect(keysOf(world)).toEqual([keySecret]);
});

test('F6: of two operators who remove each other, one stays', async () => {
  const world = newWorld();
  const [ann, bob] = await Promise.all(
    ['Ann', 'Bob'].map((name) => addMember(world, { name, role: 'operator' })),
  );
  if (!ann || !bob) throw new Error('no members');
  const removed = await Promise.allSettled([
    removeMember(world, ann.member.id),
    removeMember(world, bob.member.id),
  ]);
  expect(removed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await world.members.list()).toHaveLength(1);
});

test('F6: a registration under way of a member that is removed meanwhile is refused', async () => {
  const world = newWorld();
  const { member } = await addMember(world, { name: 'Una', role: 'member', quota: 2 });
  const una = { id: member.id, name: 'Una', role: 'member' } as const;
  await reserve(world, una, 'a000000000000001');
  await assertStillMember(world, una);
  await removeMember(world, member.id);
  await expect(assertStillMember(world, una)).rejects.toMatchObject({ code: 'not-found' });
  await expect(reserve(world, una, 'a000000000000002')).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('F6: upkeep hands an account without an owner to the operator', async () => {
  const world = newWorld();
  const { id } = await world.register({ owner: 'nobody' });
  await maintain(world);
  expect((await world.accounts.get(id))?.value.owner).toBe('operator');
});
