import { GIVE_UP_AFTER_MS } from '../../src/domain/outbox';
import { deliverNotification } from '../../src/notifications/deliver';
import { tick } from '../../src/runs/tick';
import { anOutboxEntry, NOW } from '../contract/support';
import { MemoryTable } from '../support/memory-table';
import { readCheck, worldOn } from '../support/world';
import type { World } from '../support/world';

const id = 'a1b2c3d4e5f60718';

/** An account whose owner is owed a notification, and the message that says so. */
async function owed(changes: object = {}, requestId?: string) {
  const world = worldOn(new MemoryTable(), [readCheck('one')]);
  await world.register(changes);
  const previous = await world.accounts.get(id);
  if (!previous) throw new Error('no account');
  const failure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222', requestId } as const;
  const entry = anOutboxEntry(id, { failure });
  await world.accounts.commit(previous, previous.value, { outbox: [entry] });
  return { world, entry, message: { accountId: id, outboxId: entry.id } };
}

/** A mailer in whose hands the app dies, once, after the mail has gone out. */
function dyingAfterSending(world: World): World {
  let died = false;
  return {
    ...world,
    mailer: {
      async send(mail) {
        const delivery = await world.mailer.send(mail);
        if (died) return delivery;
        died = true;
        throw new Error('the process has ended');
      },
    },
  };
}

test('F3: however often and by how many its message is delivered at once, a notification is mailed once', async () => {
  const { world, message } = await owed();
  await Promise.all([1, 2, 3, 4].map(() => deliverNotification(world, message)));
  await deliverNotification(world, message);
  expect(world.mails).toHaveLength(1);
});

test('F3: the try is written down before anything is sent: a death in between costs one repetition at most, and loses nothing', async () => {
  const { world, entry, message } = await owed();
  const dying = dyingAfterSending(world);
  await expect(deliverNotification(dying, message)).rejects.toThrow('ended');
  expect((await world.outbox.get(id, entry.id))?.value.attempts).toBe(1);
  // The platform delivers the message again at once: it is not yet time for another try.
  await deliverNotification(dying, message);
  expect(world.mails).toHaveLength(1);
  world.now += 60_000;
  await tick(world);
  expect(world.alertMessages).toEqual([message]);
  await deliverNotification(dying, message);
  expect(world.mails).toHaveLength(2);
  expect(await world.outbox.get(id, entry.id)).toBeUndefined();
});

test('F3: a mail that is refused is tried again with growing gaps, and given up in the end', async () => {
  const { world, entry, message } = await owed();
  world.delivery = { delivered: false, permanent: false, code: 'mail-unreachable' };
  for (const gap of [1, 5, 15, 60, 240]) {
    await deliverNotification(world, message);
    const { value } = (await world.outbox.get(id, entry.id)) ?? {};
    expect(value).toMatchObject({
      notBefore: world.now + gap * 60_000,
      lastError: 'mail-unreachable',
    });
    world.now += gap * 60_000;
  }
  world.now = NOW + GIVE_UP_AFTER_MS;
  await deliverNotification(world, message);
  expect(await world.outbox.get(id, entry.id)).toBeUndefined();
  expect(world.events).toContain('error alert.given-up');
});

test('N6: a mail leads to the account, names kind and request id, and says how to stop it', async () => {
  const requestId = '0b5f0a4e-6a3f-4f3e-9f37-5d1f2c1d6a01';
  const { world, message } = await owed({ notify: { email: 'owner@example.com' } }, requestId);
  await deliverNotification({ ...world, publicOrigin: 'https://perennial.example' }, message);
  const { text = '', html = '' } = world.mails[0] ?? {};
  for (const part of [
    `https://perennial.example/accounts/${id}`,
    'auth',
    requestId,
    'notify.email',
  ]) {
    expect(text).toContain(part);
    expect(html).toContain(part);
  }
});

test('N6: a mail that goes to the operator says why', async () => {
  const { world, message } = await owed();
  await deliverNotification({ ...world, publicOrigin: undefined }, message);
  expect(world.mails[0]?.text).toContain('OPERATOR_EMAIL');
});
