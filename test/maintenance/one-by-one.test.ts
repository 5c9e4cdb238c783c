import { deleteAccount } from '../../src/accounts/delete';
import { FailureError } from '../../src/domain/failure';
import { maintain } from '../../src/maintenance/maintain';
import { tick } from '../../src/runs/tick';
import { all } from '../contract/support';
import { MemoryTable } from '../../local/memory-table';
import { readCheck, worldOn, OPERATOR } from '../support/world';
import type { World } from '../support/world';

const ids = Array.from({ length: 8 }, (_, index) => `a00000000000000${index}`);
const secretOf = (id: string) => `secret-of-${id}`;

async function furnished(): Promise<World> {
  const world = worldOn(new MemoryTable(), [readCheck('one')]);
  for (const id of ids) {
    world.secrets.set(secretOf(id), 'value');
    const secrets = { clientSecret: secretOf(id) };
    await world.register({ id, credential: { kind: 'clientSecret', id, secrets } });
  }
  return world;
}

const refused = () =>
  Promise.reject(
    new FailureError({ stage: 'token', kind: 'service', code: 'vault-unavailable', status: 403 }),
  );

test('F16: one secret that cannot be removed holds up no other deletion, is logged and is finished later', async () => {
  const world = await furnished();
  const away = { ...world, vault: { ...world.vault, remove: refused } };
  for (const id of ids) await deleteAccount(away, OPERATOR, id);
  expect(await all(world.accounts.deleted())).toHaveLength(8);
  const [stuck = ''] = ids;
  const remove = (name: string) =>
    name === secretOf(stuck) ? refused() : world.vault.remove(name);
  await maintain({ ...world, vault: { ...world.vault, remove } });
  expect((await all(world.accounts.deleted())).map(({ id }) => id)).toEqual([stuck]);
  expect(world.events.filter((event) => event === 'error deletion.postponed')).toHaveLength(1);
  await maintain(world);
  expect(await all(world.accounts.deleted())).toEqual([]);
});

test('F16: one message that cannot be sent keeps no other account waiting', async () => {
  const world = await furnished();
  const send: World['runQueue']['send'] = (message, delayMs) =>
    message.accountId === ids[3]
      ? Promise.reject(new Error('refused'))
      : world.runQueue.send(message, delayMs);
  const { sent } = await tick({ ...world, runQueue: { ...world.runQueue, send } });
  expect(sent).toBe(7);
  expect((await world.system.heartbeat())?.value).toEqual({ at: world.now, cutShort: false });
  expect(world.events).toContain('error tick.not-sent');
});

test('F16: a queue that takes nothing at all is no tick: without a heartbeat, health turns', async () => {
  const world = await furnished();
  const send = () => Promise.reject(new Error('refused'));
  await expect(tick({ ...world, runQueue: { ...world.runQueue, send } })).rejects.toThrow();
  expect(await world.system.heartbeat()).toBeUndefined();
});
