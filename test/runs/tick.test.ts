import { auditEntry } from '../../src/audit';
import { dayOf } from '../../src/domain/day';
import { RESEND_AFTER_MS } from '../../src/domain/dispatch';
import { DAY_MS } from '../../src/durations';
import { FailureError } from '../../src/domain/failure';
import { GIVE_UP_AFTER_MS, SENT_GRACE_MS } from '../../src/domain/outbox';
import { deliverNotification } from '../../src/notifications/deliver';
import { FIRST_OPERATOR } from '../../src/domain/member';
import { initialSettings } from '../../src/domain/settings';
import { ensureOperatorKey, hashKey } from '../../src/members/operator-key';
import { runSlot } from '../../src/runs/run-slot';
import { AT_A_TIME, SENDING_MS, tick } from '../../src/runs/tick';
import { maintain } from '../../src/maintenance/maintain';
import { all } from '../contract/support';
import { NOW } from '../domain/support';
import { startAzurite } from '../support/azurite';
import type { Azurite } from '../support/azurite';
import { MemoryTable } from '../../local/memory-table';
import { createWorld, OPERATOR, readCheck, worldOn, writeCheck } from '../support/world';
import type { World } from '../support/world';

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

const newWorld = () => createWorld(azurite, [readCheck('read-one'), writeCheck]);
const id = 'a1b2c3d4e5f60718';
const other = 'b1b2c3d4e5f60718';

describe('tick', () => {
  test('sends what is due before the next tick, each at its time and once, and beats', async () => {
    const world = await newWorld();
    await world.register({ slot: NOW - 5000, dueAt: NOW - 5000 });
    await world.register({ id: other, slot: NOW + 200_000, dueAt: NOW + 200_000 });
    await world.register({ id: 'c1', slot: NOW + 400_000, dueAt: NOW + 400_000 });
    await tick(world);
    expect(world.runMessages).toEqual(
      expect.arrayContaining([
        { message: { accountId: id, slot: NOW - 5000 }, delayMs: 0 },
        { message: { accountId: other, slot: NOW + 200_000 }, delayMs: 200_000 },
      ]),
    );
    expect(world.runMessages).toHaveLength(2);
    expect((await world.system.heartbeat())?.value).toEqual({ at: NOW, cutShort: false });
    world.now += 1000;
    await tick(world);
    expect(world.runMessages).toHaveLength(2);
  });

  test('ends when its time is up, and says so; the next one goes on', async () => {
    const world = await newWorld();
    for (let number = 0; number <= AT_A_TIME; number += 1)
      await world.register({ id: `a${number}`, slot: NOW, dueAt: NOW });
    const { runQueue } = world;
    const slow = {
      ...runQueue,
      send: (...given: Parameters<typeof runQueue.send>) => {
        world.now += SENDING_MS / 10;
        return runQueue.send(...given);
      },
    };
    await tick({ ...world, runQueue: slow });
    expect(world.runMessages.length).toBeGreaterThan(0);
    expect(world.runMessages.length).toBeLessThanOrEqual(AT_A_TIME);
    expect((await world.system.heartbeat())?.value).toEqual({ at: NOW, cutShort: true });
    await tick(world);
    expect(world.runMessages).toHaveLength(AT_A_TIME + 1);
    expect((await world.system.heartbeat())?.value).toMatchObject({ cutShort: false });
  });

  test('sends again what must have been lost', async () => {
    const world = await newWorld();
    await world.register();
    await tick(world);
    world.now += RESEND_AFTER_MS;
    await tick(world);
    expect(world.runMessages).toHaveLength(2);
  });

  test('a clock that was set back changes nothing', async () => {
    const world = await newWorld();
    await world.register();
    await tick(world);
    world.now -= DAY_MS;
    await tick(world);
    expect(world.runMessages).toHaveLength(1);
  });
});

describe('notices', () => {
  async function failed(world: World, changes = {}) {
    world.tokenFailure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' };
    await world.register(changes);
    await runSlot(world, { accountId: id, slot: NOW });
    const [message] = world.alertMessages;
    if (!message || !('outboxId' in message)) throw new Error('no notice');
    return message;
  }

  test('a failing account is explained by mail, once: what happened, what to do, since when', async () => {
    const world = await newWorld();
    const message = await failed(world, {
      notify: { email: 'owner@example.com' },
      name: '<b>Contoso</b>',
    });
    await deliverNotification(world, message);
    await deliverNotification(world, message);
    const [mail, ...more] = world.mails;
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: 'owner@example.com',
      subject: '[Perennial] <b>Contoso</b> is failing',
    });
    for (const text of ['AADSTS7000222', 'What to do', 'Since: 2026-11-21 12:00 UTC', 'secret'])
      expect(mail?.text).toContain(text);
    expect(mail?.html).toContain('&lt;b&gt;Contoso&lt;/b&gt;');
    expect(mail?.html).not.toContain('<b>Contoso');
  });

  test('goes to the operator where the account has no address, and tells of the way back', async () => {
    const world = await newWorld();
    await deliverNotification(world, await failed(world));
    expect(world.mails[0]?.to).toBe('operator@example.com');
    world.tokenFailure = undefined;
    const slot = (await world.accounts.get(id))?.value.slot ?? 0;
    world.now = slot;
    await runSlot(world, { accountId: id, slot });
    const message = world.alertMessages[1];
    if (!message) throw new Error('no notice');
    await deliverNotification(world, message);
    expect(world.mails[1]?.subject).toBe('[Perennial] Contoso works again');
    expect(world.mails[1]?.text).toContain('It had failed since: 2026-11-21 12:00 UTC');
  });

  test('one that cannot be delivered stays, with the reason, and the tick sends it again when its time comes', async () => {
    const world = await newWorld();
    const message = await failed(world);
    world.delivery = { delivered: false, permanent: false, code: 'mail-unreachable' };
    await deliverNotification(world, message);
    expect(await all(world.incidents.all())).toMatchObject([
      { attempts: 1, lastError: 'mail-unreachable', news: [{ id: message.outboxId }] },
    ]);
    await deliverNotification(world, message);
    expect(world.mails).toHaveLength(1);
    await tick(world);
    expect(world.alertMessages).toHaveLength(1);
    world.now += 60_000;
    await tick(world);
    expect(world.alertMessages).toHaveLength(2);
  });

  test('one whose message was lost is sent by the tick', async () => {
    const world = await newWorld();
    await failed(world);
    world.now += SENT_GRACE_MS;
    await tick(world);
    expect(world.alertMessages).toHaveLength(2);
  });

  test('is given up after three days, and that is an error in the log', async () => {
    const world = await newWorld();
    const message = await failed(world);
    world.delivery = { delivered: false, permanent: true, code: 'mail-refused' };
    world.now += GIVE_UP_AFTER_MS;
    await deliverNotification(world, message);
    expect(await all(world.incidents.all())).toMatchObject([{ news: [] }]);
    expect(world.events).toContain('error alert.given-up');
  });

  test('without any address it is owed, and the reason is kept', async () => {
    const world = await newWorld();
    const message = await failed(world);
    await deliverNotification({ ...world, operatorEmail: undefined }, message);
    expect((await world.outbox.get(id, message.outboxId))?.value.lastError).toBe('nobody-told');
  });

  test('nothing is owed for an account that is gone', async () => {
    const world = await newWorld();
    const message = await failed(world);
    await world.accounts.purge(id);
    await deliverNotification(world, message);
    expect(world.mails).toEqual([]);
  });
});

describe('the first operator’s key', () => {
  test('is made once, however many instances try at once, and the losers’ secrets are removed', async () => {
    const world = await newWorld();
    const answers = await Promise.all(Array.from({ length: 5 }, () => ensureOperatorKey(world)));
    expect(answers.filter(({ made }) => made)).toHaveLength(1);
    expect(new Set(answers.map(({ keySecret }) => keySecret)).size).toBe(1);
    const [name] = [...world.secrets.keys()].filter((secret) => secret.startsWith('operator-key-'));
    expect(name).toBe(answers[0]?.keySecret);
    const member = (await world.members.get(FIRST_OPERATOR))?.value;
    expect(member).toMatchObject({
      role: 'operator',
      keyHash: hashKey(world.secrets.get(name ?? '') ?? ''),
    });
    expect(
      [...world.secrets.keys()].filter((secret) => secret.startsWith('operator-key-')),
    ).toHaveLength(1);
  });

  test('is not made where the environment gives one', async () => {
    const world = { ...(await newWorld()), operatorKey: 'given' };
    expect(await ensureOperatorKey(world)).toEqual({ made: false });
    expect(world.secrets.size).toBe(1);
  });
});

describe('upkeep', () => {
  test('finishes deletions, and removes secrets that no account refers to', async () => {
    const world = await newWorld();
    await world.register();
    await world.register({
      id: other,
      credential: {
        kind: 'clientSecret',
        id: 'c2',
        secrets: { clientSecret: `a-${other}-clientSecret-1` },
      },
    });
    world.secrets.set(`a-${other}-clientSecret-1`, 'kept');
    world.secrets.set(`a-${other}-clientSecret-0`, 'orphaned');
    await maintain(world);
    expect([...world.secrets.keys()].sort()).toEqual([`a-${other}-clientSecret-1`, 'secret']);

    const current = await world.accounts.get(other);
    if (!current) throw new Error('gone');
    await world.accounts.commit(current, { ...current.value, deleted: true });
    world.now += 31 * DAY_MS;
    await maintain(world);
    expect([...world.secrets.keys()]).toEqual(['secret']);
    expect(await world.accounts.get(other)).toBeUndefined();
  });

  test('leaves old runs to the first run of a day, and prunes those of accounts that rest', async () => {
    const world = await newWorld();
    await world.register();
    const slots = async () =>
      (await world.runs.list(id, { top: 10 })).value.map(({ slot }) => slot);
    await runSlot(world, { accountId: id, slot: NOW });
    const current = await world.accounts.get(id);
    if (!current) throw new Error('gone');
    const { slot } = current.value;
    world.now = slot + 32 * DAY_MS;
    await maintain(world);
    expect(await slots()).toEqual([NOW]);
    await runSlot(world, { accountId: id, slot });
    // Late as it was, it is of a day that has been kept for long enough.
    expect(await slots()).toEqual([]);

    const { pause } = await import('../../src/domain/lifecycle');
    const later = await world.accounts.get(id);
    if (!later) throw new Error('gone');
    await runSlot(world, { accountId: id, slot: later.value.slot });
    const rested = await world.accounts.get(id);
    if (!rested) throw new Error('gone');
    await world.accounts.commit(rested, pause(rested.value, { by: 'operator' }, world.now));
    world.now += 32 * DAY_MS;
    await maintain(world);
    expect(await slots()).toEqual([]);
  });

  test('keeps runs, days, statistics and the list of changes each for its own time', async () => {
    const retention = { days: 40, runs: 2, history: 10, statistics: 20, audit: 30 };
    const kept = async (world: World) => {
      const today = dayOf(world.now);
      const back = (days: readonly { readonly day: number }[]) => today - (days[0]?.day ?? today);
      const changes = await world.audit.list({ top: 100 });
      return {
        runs: (await world.runs.list(id, { top: 99 })).value.length,
        history: back(await world.days.list(id, today - 99, today + 1)),
        statistics: back(await world.statistics.list(today - 99, today + 1)),
        audit: Math.floor((world.now - (changes.value.at(-1)?.at ?? 0)) / DAY_MS),
      };
    };
    const world = worldOn(new MemoryTable(), [readCheck('read-one')]);
    await world.settings.write(undefined, { ...initialSettings(30), retention });
    await world.register();
    for (let day = 0; day < 50; day += 1) {
      const current = await world.accounts.get(id);
      if (!current) throw new Error('gone');
      const audit = auditEntry(world, OPERATOR, 'account.changed', {});
      const due = { ...current.value, slot: world.now, dueAt: world.now };
      await world.accounts.commit(current, due, { audit });
      await runSlot(world, { accountId: id, slot: world.now });
      await maintain(world);
      world.now += DAY_MS;
    }
    world.now -= DAY_MS;
    // A day's row is looked through once a week; the runs' record before that of the day is written.
    const { history, ...rest } = await kept(world);
    expect(rest).toEqual({ runs: 2, statistics: 20, audit: 30 });
    expect(history).toBeGreaterThanOrEqual(10);
    expect(history).toBeLessThan(17);
  });

  test('sweeps what a paused account has left, and lets it go as it was', async () => {
    const world = await newWorld();
    await world.register();
    const { pause } = await import('../../src/domain/lifecycle');
    const current = await world.accounts.get(id);
    if (!current) throw new Error('gone');
    const marker = 'perennial-left';
    await world.accounts.commit(current, pause(current.value, { by: 'operator' }, NOW), {
      ledgerPut: [
        {
          id: 'l1',
          accountId: id,
          runId: 'r',
          check: 'mail.make-item',
          creation: 'mail.item',
          marker,
          made: [],
          tenantId: 'contoso.example',
          mode: 'application',
          user: 'adele@contoso.example',
          createdAt: NOW - DAY_MS,
          deadline: NOW - 1,
          sweeps: 0,
        },
      ],
    });
    const paused = (await world.accounts.get(id))?.value;
    world.tenant.items.set('left', marker);
    await maintain(world);
    expect(world.tenant.items.size).toBe(0);
    expect(await world.ledger.list(id)).toEqual([]);
    expect((await world.accounts.get(id))?.value).toEqual({
      ...paused,
      leftovers: { open: 0, stuck: 0, parked: 0, all: 0 },
      items: { made: 1, removed: 1 },
    });
  });

  test('a vault that does not answer holds up its own part only', async () => {
    const world = await newWorld();
    await world.register();
    await runSlot(world, { accountId: id, slot: NOW });
    const { pause } = await import('../../src/domain/lifecycle');
    const ran = await world.accounts.get(id);
    if (!ran) throw new Error('gone');
    await world.accounts.commit(ran, pause(ran.value, { by: 'operator' }, world.now));
    world.now += 31 * DAY_MS;
    const away = () => {
      throw new FailureError({ stage: 'token', kind: 'service', code: 'vault-unavailable' });
    };
    await maintain({ ...world, vault: { ...world.vault, list: away } });
    expect(world.events).toContain('error upkeep.postponed');
    expect((await world.runs.list(id, { top: 1 })).value).toEqual([]);
  });

  test('without a token, leftovers stay for the next time', async () => {
    const world = await newWorld();
    await world.register({ slot: NOW + DAY_MS, dueAt: NOW + DAY_MS });
    const current = await world.accounts.get(id);
    if (!current) throw new Error('gone');
    await world.accounts.commit(current, current.value, {
      ledgerPut: [
        {
          id: 'l1',
          accountId: id,
          runId: 'r',
          check: 'mail.make-item',
          creation: 'mail.item',
          marker: 'm',
          made: [],
          tenantId: 'contoso.example',
          mode: 'application',
          createdAt: NOW - DAY_MS,
          deadline: NOW - 1,
          sweeps: 0,
        },
      ],
    });
    world.tokenFailure = { stage: 'token', kind: 'network', code: 'timeout' };
    await maintain(world);
    expect(await world.ledger.list(id)).toHaveLength(1);
    expect(world.events).toContain('warn sweep.postponed');
  });
});
