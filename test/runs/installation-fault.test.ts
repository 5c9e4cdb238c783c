import { HealthReader } from '../../src/maintenance/health';
import { deliverNotification } from '../../src/notifications/deliver';
import { runSlot } from '../../src/runs/run-slot';
import { tick } from '../../src/runs/tick';
import type { Failure } from '../../src/domain/failure';
import { DAY_MS, HOUR_MS } from '../../src/durations';
import { MemoryTable } from '../../local/memory-table';
import { readCheck, worldOn } from '../support/world';
import type { World } from '../support/world';

const forbidden: Failure = {
  stage: 'token',
  kind: 'service',
  code: 'vault-forbidden',
  status: 403,
};

/** Ticks and works on what is due, until `until`. */
async function live(world: World, until: number) {
  for (; world.now <= until; world.now += 60_000) {
    await tick(world);
    for (const { message } of world.runMessages.splice(0)) await runSlot(world, message);
    for (const message of world.alertMessages.splice(0)) await deliverNotification(world, message);
  }
}

const healthOf = (world: World) =>
  new HealthReader({ clock: world.clock, problems: () => [], tickMinutes: 5 }, world).read();

test('F13: a vault that refuses the app fails no account; the operator hears of it once a day, and health shows it', async () => {
  const world = worldOn(new MemoryTable(), [readCheck('one')]);
  const ids = ['a1', 'a2', 'a3'];
  for (const id of ids) await world.register({ id, notify: { email: 'owner@example.com' } });
  await live(world, world.now + 60_000);
  world.tokenMemory.forget('c1');
  world.tokenFailure = forbidden;
  const begin = world.now;
  await live(world, begin + 1.5 * DAY_MS);
  for (const id of ids) {
    const account = (await world.accounts.get(id))?.value;
    expect(account).toMatchObject({ state: 'active', verdict: { working: true } });
    expect(account?.preflight?.failure).toBeUndefined();
    expect((await world.runs.list(id, { top: 1 })).value).toMatchObject([
      { result: 'failed', failure: { code: 'vault-forbidden' } },
    ]);
  }
  expect(world.mails).toHaveLength(2);
  for (const { to, subject, text } of world.mails) {
    expect(to).toBe('operator@example.com');
    expect(subject).toBe('[Perennial] The installation needs its operator');
    expect(text).toContain('Key Vault Secrets Officer');
  }
  expect(world.events).toContain('error installation.lacking');
  expect(await healthOf(world)).toMatchObject({
    status: 'degraded',
    lacking: { code: 'vault-forbidden' },
  });

  world.tokenFailure = undefined;
  await live(world, world.now + 2 * HOUR_MS);
  expect(await healthOf(world)).toMatchObject({ status: 'ok', lacking: undefined });
  expect(world.mails).toHaveLength(2);
});

test('V15, D12: health says how many accounts wait and for how long, and turns when one is late; so it does for a message that was given up', async () => {
  const world = worldOn(new MemoryTable(), [readCheck('one')]);
  const due = { slot: world.now - 60_000, dueAt: world.now - 60_000 };
  await world.register({ id: 'a1', ...due });
  await world.register({ id: 'a2', slot: world.now + 600_000, dueAt: world.now + 600_000 });
  await tick(world);
  expect(await healthOf(world)).toMatchObject({
    status: 'ok',
    due: { waiting: 1, oldestAgeMs: 60_000 },
  });
  // Nobody takes the messages, while ticks go on.
  world.now += 1_740_000;
  await tick(world);
  expect(await healthOf(world)).toMatchObject({
    status: 'ok',
    due: { waiting: 2, oldestAgeMs: 1_800_000 },
  });
  world.now += 1;
  expect(await healthOf(world)).toMatchObject({ status: 'degraded' });
  for (const { message } of world.runMessages.splice(0)) await runSlot(world, message);
  expect(await healthOf(world)).toMatchObject({
    status: 'ok',
    due: { waiting: 0, oldestAgeMs: 0 },
  });
  for (const queue of ['runQueue', 'notificationQueue'] as const) {
    const poisoned = { ...world[queue], poisoned: () => Promise.resolve(1) };
    expect(await healthOf({ ...world, [queue]: poisoned })).toMatchObject({ status: 'degraded' });
  }
});
