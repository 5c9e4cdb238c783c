import { assertStillMember, reserve } from '../../src/accounts/quota';
import { DAY_MS } from '../../src/durations';
import { inviteMember, join } from '../../src/members/invite';
import { removeMember, suspendMember } from '../../src/members/manage';
import { ensureOperatorKey } from '../../src/members/operator-key';
import { maintain } from '../../src/maintenance/maintain';
import { MemoryTable } from '../../local/memory-table';
import { readCheck, worldOn, OPERATOR } from '../support/world';
import type { World } from '../support/world';

const newWorld = () => worldOn(new MemoryTable(), [readCheck('one')]);
/** A member that has accepted its invitation. */
async function joinedMember(world: World, input: Parameters<typeof inviteMember>[2]) {
  const { token } = await inviteMember(world, OPERATOR, input);
  return join(world, token);
}
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
  // The next round over all secrets.
  world.now += DAY_MS;
  await maintain(withTags(world));
  expect(keysOf(world)).toEqual([keySecret]);
});

test('F6: of two operators who remove each other, one stays', async () => {
  const world = newWorld();
  const [ann, bob] = await Promise.all(
    ['Ann', 'Bob'].map((name) => joinedMember(world, { name, role: 'operator' })),
  );
  if (!ann || !bob) throw new Error('no members');
  const removed = await Promise.allSettled([
    removeMember(world, OPERATOR, ann.member.id),
    removeMember(world, OPERATOR, bob.member.id),
  ]);
  expect(removed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await world.members.list()).toHaveLength(1);
});

test('of two operators who suspend each other, one stays, and whoever was only invited is none', async () => {
  const world = newWorld();
  const [ann, bob] = await Promise.all(
    ['Ann', 'Bob'].map((name) => joinedMember(world, { name, role: 'operator' })),
  );
  if (!ann || !bob) throw new Error('no members');
  await inviteMember(world, OPERATOR, { name: 'Cleo', role: 'operator' });
  const done = await Promise.allSettled([
    suspendMember(world, OPERATOR, ann.member.id),
    suspendMember(world, OPERATOR, bob.member.id),
  ]);
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const members = await world.members.list();
  const left = members.filter(({ keyHash, suspendedAt }) => keyHash && suspendedAt === undefined);
  expect(left).toHaveLength(1);
  await expect(removeMember(world, OPERATOR, left[0]?.id ?? '')).rejects.toMatchObject({
    code: 'last-operator',
  });
});

test('a link opens for three days, and of two who open it one gets a key', async () => {
  const world = newWorld();
  const late = await inviteMember(world, OPERATOR, { name: 'Lea', role: 'reader' });
  const other = await inviteMember(world, OPERATOR, { name: 'Leo', role: 'reader' });
  const tried = await Promise.allSettled([join(world, other.token), join(world, other.token)]);
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  world.now += 3 * DAY_MS;
  await expect(join(world, late.token)).rejects.toMatchObject({ code: 'link-spent' });
  expect(late.expiresAt).toBe(world.now);
});

test('F6: a registration under way of a member that is removed meanwhile is refused', async () => {
  const world = newWorld();
  const { member } = await joinedMember(world, { name: 'Una', role: 'member', quota: 2 });
  const una = { id: member.id, name: 'Una', role: 'member' } as const;
  await reserve(world, una, 'a000000000000001');
  await assertStillMember(world, una);
  await removeMember(world, OPERATOR, member.id);
  await expect(assertStillMember(world, una)).rejects.toMatchObject({ code: 'not-found' });
  await expect(reserve(world, una, 'a000000000000002')).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('upkeep forgets changes that are older than the settings say', async () => {
  const world = newWorld();
  await inviteMember(world, OPERATOR, { name: 'Old', role: 'reader' });
  world.now += 366 * DAY_MS;
  await inviteMember(world, OPERATOR, { name: 'New', role: 'reader' });
  await maintain(world);
  const { value } = await world.audit.list({ top: 9 });
  expect(value.map(({ member }) => member?.name)).toEqual(['New']);
});

test('F6: upkeep hands an account without an owner to the operator', async () => {
  const world = newWorld();
  const { id } = await world.register({ owner: 'nobody' });
  await maintain(world);
  expect((await world.accounts.get(id))?.value.owner).toBe('operator');
});
