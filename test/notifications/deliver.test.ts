import { answerLink } from '../../src/addresses/answer-link';
import { nameAddress } from '../../src/addresses/name-address';
import type { Account } from '../../src/domain/account';
import { WINDOW_MS } from '../../src/domain/incident';
import { initialSettings } from '../../src/domain/settings';
import type { InstallationSettings } from '../../src/domain/settings';
import { GIVE_UP_AFTER_MS } from '../../src/domain/outbox';
import type { OutboxEntry } from '../../src/domain/run';
import { DAY_MS, HOUR_MS } from '../../src/durations';
import { HealthReader } from '../../src/maintenance/health';
import { maintain } from '../../src/maintenance/maintain';
import { inviteMember, join } from '../../src/members/invite';
import { removeMember } from '../../src/members/manage';
import { deliverNotification } from '../../src/notifications/deliver';
import type { NotificationMessage } from '../../src/ports';
import { sendDigests } from '../../src/maintenance/send-digests';
import { runSlot } from '../../src/runs/run-slot';
import { tick } from '../../src/runs/tick';
import { readSettings } from '../../src/settings/read';
import { replaceSettings } from '../../src/settings/replace';
import { readSilence } from '../../src/settings/silence';
import { testChannel } from '../../src/settings/test-channel';
import { all, anOutboxEntry, NOW } from '../contract/support';
import { MemoryTable } from '../../local/memory-table';
import { OPERATOR, readCheck, worldOn } from '../support/world';
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
    channels: {
      ...world.channels,
      async send(channel, message) {
        const delivery = await world.channels.send(channel, message);
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
  const { world, message } = await owed();
  const dying = dyingAfterSending(world);
  await expect(deliverNotification(dying, message)).rejects.toThrow('ended');
  const [incident] = await all(world.incidents.all());
  expect(incident?.attempts).toBe(1);
  // The platform delivers the message again at once: it is not yet time for another try.
  await deliverNotification(dying, message);
  expect(world.mails).toHaveLength(1);
  world.now += 60_000;
  await tick(world);
  const again = { incidentId: incident?.id ?? '' };
  expect(world.alertMessages).toEqual([again]);
  await deliverNotification(dying, again);
  expect(world.mails).toHaveLength(2);
  expect(await all(world.incidents.all())).toMatchObject([{ news: [], attempts: 0 }]);
});

test('F3: a mail that is refused is tried again with growing gaps, and given up in the end', async () => {
  const { world, message } = await owed();
  world.delivery = { delivered: false, permanent: false, code: 'mail-unreachable' };
  let next: NotificationMessage = message;
  for (const gap of [1, 5, 15, 60, 240]) {
    await deliverNotification(world, next);
    const [incident] = await all(world.incidents.all());
    expect(incident).toMatchObject({
      notBefore: world.now + gap * 60_000,
      lastError: 'mail-unreachable',
    });
    next = { incidentId: incident?.id ?? '' };
    world.now += gap * 60_000;
  }
  world.now = NOW + GIVE_UP_AFTER_MS;
  await deliverNotification(world, next);
  expect(await all(world.incidents.all())).toMatchObject([{ news: [], attempts: 0 }]);
  expect(world.events).toContain('error alert.given-up');
});

/** Twenty accounts of one recipient that fail by one cause, within two minutes. */
async function twentyFailing(world: World) {
  const names = Array.from({ length: 20 }, (_, number) => `Contoso ${number + 1}`);
  for (const [number, name] of names.entries()) {
    const account = await world.register({ id: `a${number}`, name });
    await owe(world, account.id, { failure: SECRET_EXPIRED, at: world.now + number * 6000 });
  }
  return names;
}

const SECRET_EXPIRED = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' } as const;

async function owe(world: World, accountId: string, changes: Partial<OutboxEntry>) {
  const previous = await world.accounts.get(accountId);
  if (!previous) throw new Error('no account');
  const entry = anOutboxEntry(accountId, { at: world.now, since: world.now, ...changes });
  await world.accounts.commit(previous, previous.value, { outbox: [entry] });
  world.alertMessages.push({ accountId, outboxId: entry.id });
}

/** Delivers what is to be delivered until `until`, a tick every five minutes. */
async function pass(world: World, until: number) {
  for (; world.now <= until; world.now += 300_000) {
    await tick(world);
    for (const message of world.alertMessages.splice(0)) await deliverNotification(world, message);
  }
}

test('F13: twenty accounts with one cause and one recipient: one mail at once, and one more with the others by name', async () => {
  const world = worldOn(new MemoryTable(), []);
  const [first = '', ...others] = await twentyFailing(world);
  await pass(world, NOW + WINDOW_MS - 1);
  expect(world.mails.map(({ subject }) => subject)).toEqual([`[Perennial] ${first} is failing`]);
  await pass(world, NOW + DAY_MS);
  const [, second, ...more] = world.mails;
  expect(more).toEqual([]);
  expect(second?.subject).toBe('[Perennial] 19 accounts are failing');
  for (const name of others) expect(second?.text).toContain(`${name} (contoso.example)`);
  expect(second?.text).toContain('AADSTS7000222');
  expect(second?.text).toContain('Told of this cause before: 2026-11-21 12:00 UTC');
});

test('F13: another cause, or another recipient, is another mail at once', async () => {
  const world = worldOn(new MemoryTable(), []);
  await world.register({ id: 'a0' });
  await world.register({ id: 'a1', notify: { email: 'owner@example.com' } });
  await world.register({ id: 'a2' });
  await owe(world, 'a0', { failure: SECRET_EXPIRED });
  await owe(world, 'a1', { failure: SECRET_EXPIRED });
  await owe(world, 'a2', { failure: { ...SECRET_EXPIRED, code: 'AADSTS65001' } });
  await pass(world, NOW);
  expect(world.mails.map(({ to }) => to).sort()).toEqual([
    'operator@example.com',
    'operator@example.com',
    'owner@example.com',
  ]);
});

test('F13: that an account works again is told at once, with whatever waits of the same cause', async () => {
  const world = worldOn(new MemoryTable(), []);
  await twentyFailing(world);
  await pass(world, NOW + 60_000);
  await owe(world, 'a0', { change: 'recovered' });
  await pass(world, world.now);
  expect(world.mails.map(({ subject }) => subject)).toEqual([
    '[Perennial] Contoso 1 is failing',
    '[Perennial] News of 20 accounts',
  ]);
  expect(world.mails[1]?.text).toContain('Contoso 1 (contoso.example): works again since');
  const [incident, ...more] = await all(world.incidents.all());
  expect(more).toEqual([]);
  expect(incident?.accounts).toHaveLength(19);
});

test('F13: an account that keeps failing and working is told of twice in a window at most', async () => {
  const world = worldOn(new MemoryTable(), []);
  await world.register();
  for (let flaps = 0; flaps < 12; flaps += 1) {
    await owe(world, id, { failure: SECRET_EXPIRED });
    await owe(world, id, { change: 'recovered' });
    await pass(world, world.now);
  }
  expect(world.now - NOW).toBe(2 * WINDOW_MS);
  expect(world.mails.length).toBeLessThanOrEqual(4);
});

test('F13: an incident ends with its accounts: settled by upkeep, when they work, are gone, or tell somebody else', async () => {
  const world = worldOn(new MemoryTable(), []);
  await twentyFailing(world);
  await pass(world, NOW + 2 * WINDOW_MS);
  expect((await all(world.incidents.all()))[0]?.accounts).toHaveLength(20);
  const failing = await world.accounts.get('a0');
  if (!failing) throw new Error('no account');
  await world.accounts.commit(failing, {
    ...failing.value,
    verdict: { working: false, since: NOW },
  });
  await world.accounts.purge('a1');
  await maintain(world);
  expect((await all(world.incidents.all()))[0]?.accounts.map((one) => one.id)).toEqual(['a0']);
  await world.accounts.purge('a0');
  world.now += WINDOW_MS;
  await maintain(world);
  await maintain(world);
  expect(await all(world.incidents.all())).toEqual([]);
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

/** An installation with a webhook and a WeCom robot besides mail. */
async function withChannels(world: World, changes: Partial<InstallationSettings> = {}) {
  const settings = { ...initialSettings(30), channels: CHANNELS, ...changes };
  await world.settings.write(undefined, settings);
}

const CHANNELS: InstallationSettings['channels'] = {
  ...initialSettings(30).channels,
  webhook: { facts: {}, secrets: {}, least: 'info' },
  wecom: { facts: {}, secrets: {}, least: 'critical' },
};

const kindsTold = ({ messages, mails }: World) => [
  ...mails.map(() => 'mail'),
  ...messages.map(({ kind }) => kind),
];

test('every channel tells of what it asks for, and of the end of what it told', async () => {
  const world = worldOn(new MemoryTable(), []);
  await withChannels(world);
  for (const id of ['a0', 'a1']) await world.register({ id, name: id });
  await owe(world, 'a0', { change: 'degraded', checks: ['mail.x'] });
  await pass(world, NOW);
  expect(kindsTold(world)).toEqual(['mail', 'webhook']);
  expect(world.messages[0]?.message).toMatchObject({
    type: 'account.degraded',
    severity: 'warning',
    data: { news: [{ account: { id: 'a0' }, change: 'degraded', checks: ['mail.x'] }] },
  });
  await owe(world, 'a1', { failure: SECRET_EXPIRED });
  await pass(world, world.now);
  expect(kindsTold(world)).toEqual(['mail', 'mail', 'webhook', 'webhook', 'wecom']);
  for (const id of ['a0', 'a1']) await owe(world, id, { change: 'recovered' });
  await pass(world, world.now + 300_000);
  const recovered = world.messages.filter(({ message }) => message.type === 'account.recovered');
  expect(recovered.map(({ kind }) => kind).sort()).toEqual(['webhook', 'webhook', 'wecom']);
});

test('an account chooses its channels, its address and its language', async () => {
  const world = worldOn(new MemoryTable(), []);
  await withChannels(world, { language: 'en' });
  const notify = { email: 'mia@example.com', language: 'zh-CN' as const, channels: ['mail'] };
  await world.register({ id: 'a0', notify });
  await owe(world, 'a0', { failure: SECRET_EXPIRED });
  await pass(world, NOW);
  expect(kindsTold(world)).toEqual(['mail']);
  expect(world.mails[0]).toMatchObject({ to: 'mia@example.com' });
  expect(world.mails[0]?.subject).toContain('失败');
  expect(world.mails[0]?.text).toContain('发生了什么');
});

test('in quiet hours nothing is sent; what has gone meanwhile is no news, the rest is told afterwards', async () => {
  const world = worldOn(new MemoryTable(), []);
  await withChannels(world, { quiet: { from: '11:00', to: '13:00', timeZone: 'UTC' } });
  for (const id of ['a0', 'a1']) await world.register({ id, name: id });
  await owe(world, 'a0', { failure: SECRET_EXPIRED });
  await pass(world, NOW);
  await owe(world, 'a1', { failure: { ...SECRET_EXPIRED, code: 'AADSTS65001' } });
  await pass(world, NOW + 600_000);
  await owe(world, 'a1', { change: 'recovered' });
  await pass(world, NOW + 3_599_999);
  expect(kindsTold(world)).toEqual([]);
  await pass(world, NOW + HOUR_MS + 600_000);
  expect(kindsTold(world).sort()).toEqual(['mail', 'webhook', 'wecom']);
  expect(world.mails[0]?.subject).toBe('[Perennial] a0 is failing');
});

test('what lasts is told again after a day, three more and then weekly, and not while it is paused', async () => {
  const world = worldOn(new MemoryTable(), []);
  const verdict = { working: false, since: NOW };
  await world.register({ id: 'a0', state: 'failing', verdict, failure: SECRET_EXPIRED });
  await owe(world, 'a0', { failure: SECRET_EXPIRED });
  const told: number[] = [];
  for (let day = 0; day <= 20; day += 1) {
    const before = world.mails.length;
    await pass(world, NOW + day * DAY_MS + 300_000);
    world.now = NOW + (day + 1) * DAY_MS + 300_000;
    if (world.mails.length > before) told.push(day);
  }
  expect(told).toEqual([0, 1, 4, 11, 18]);
  expect(world.mails[1]?.subject).toMatch(/^\[Perennial\] It is still broken: .* is failing$/);
  expect(new Set(world.mails.map(({ id: mailId }) => mailId.slice(0, 16))).size).toBe(5);
});

test('a channel that is broken is told of on the others, at most daily', async () => {
  const world = worldOn(new MemoryTable(), []);
  await withChannels(world);
  await world.register({ id: 'a0', notify: { channels: ['webhook'] } });
  const refused = {
    delivered: false,
    permanent: true,
    code: 'channel-refused',
    status: 410,
  } as const;
  const breaking: World = {
    ...world,
    channels: {
      ...world.channels,
      send: (channel, message) =>
        channel.kind === 'webhook'
          ? Promise.resolve(refused)
          : world.channels.send(channel, message),
    },
  };
  await owe(world, 'a0', { failure: SECRET_EXPIRED });
  for (const minutes of [0, 5, 10, 30]) {
    world.now = NOW + minutes * 60_000;
    await pass(breaking, world.now);
  }
  expect(kindsTold(world)).toEqual(['mail', 'wecom']);
  expect(world.mails[0]?.subject).toBe('[Perennial] The channel webhook is broken');
  expect((await world.channelStatus.all()).get('webhook')).toMatchObject({
    lastError: { code: 'channel-refused', status: 410 },
    othersToldAt: NOW,
  });
});

test.each<[string, object, Partial<InstallationSettings>]>([
  ['no-channel', {}, { channels: {} }],
  ['no-address', { operatorEmail: undefined }, {}],
  ['no-sender', { mailProvider: 'none' }, {}],
  ['all-broken', { delivery: { delivered: false, permanent: true, code: 'mail-refused' } }, {}],
])('where nobody can be told (%s), log and health say so', async (silence, lacking, changes) => {
  const world = Object.assign(worldOn(new MemoryTable(), []), lacking);
  await world.settings.write(undefined, { ...initialSettings(30), ...changes });
  await world.register({ id: 'a0' });
  await owe(world, 'a0', { failure: SECRET_EXPIRED });
  await pass(world, NOW + 300_000);
  expect(world.events).toContain('error alerts.silent');
  const setup = { clock: world.clock, problems: () => [], tickMinutes: 5 };
  const health = new HealthReader(setup, world);
  expect(await health.glance()).toMatchObject({ status: 'degraded', alerts: { silence } });
  expect(await health.read()).toMatchObject({ status: 'degraded', alerts: { silence } });
});

test('whoever is told by a channel that is gone is told by the others', async () => {
  const world = worldOn(new MemoryTable(), []);
  await world.register({ id: 'a0', notify: { channels: ['telegram'] } });
  await owe(world, 'a0', { failure: SECRET_EXPIRED });
  await pass(world, NOW);
  expect(kindsTold(world)).toEqual(['mail']);
});

test('a channel that was broken is not any more once it is tried and delivers', async () => {
  const world = worldOn(new MemoryTable(), []);
  await world.channelStatus.write('mail', { failures: 3, lastError: { at: NOW, code: 'x' } });
  expect(await readSilence(world)).toBe('all-broken');
  await testChannel(world, 'mail', { to: 'elsewhere@example.com' });
  expect(await readSilence(world)).toBe('all-broken');
  await testChannel(world, 'mail', undefined);
  expect(await readSilence(world)).toBeUndefined();
});

/** A member, and an account of its that names an address. */
async function ofMember(world: World, email = 'mia@example.com', accountId = id) {
  const invited = await inviteMember(world, OPERATOR, {
    name: `Mia of ${accountId}`,
    role: 'member',
  });
  const { member } = await join(world, invited.token);
  const account = await world.register({ id: accountId, owner: member.id, notify: { email } });
  return { member, account };
}

const named = async (world: World, by: { role: Account['owner'] }, account: Account) => {
  await nameAddress(world, by as typeof OPERATOR, account);
  await pass(world, world.now);
};

const tokenIn = ({ mails }: World): string =>
  /\/confirm#(\S+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';

/** To whom the next notice of the account goes. */
async function told(world: World, failure: object = SECRET_EXPIRED): Promise<string | undefined> {
  const before = world.mails.length;
  await owe(world, id, { failure: { ...SECRET_EXPIRED, ...failure } });
  await pass(world, world.now);
  return world.mails[before]?.to;
}

test('F11: nothing is mailed to an address that a member names before its link’s button is pressed: the operator hears instead', async () => {
  const world = worldOn(new MemoryTable(), []);
  const { member, account } = await ofMember(world);
  await named(world, member, account);
  expect(world.mails).toMatchObject([{ to: 'mia@example.com', type: 'address.confirm' }]);
  expect(world.mails[0]?.text).toContain(`${member.name}, who uses Perennial at`);
  const token = tokenIn(world);
  expect(await told(world)).toBe('operator@example.com');
  expect(world.mails.at(-1)?.text).toContain('that nobody has confirmed');
  expect(await answerLink(world, token, 'look')).toMatchObject({ state: 'asked' });
  expect(await answerLink(world, token, 'confirm')).toEqual({
    email: 'mia@example.com',
    member: member.name,
    state: 'confirmed',
  });
  expect(await told(world, { code: 'AADSTS65001' })).toBe('mia@example.com');
  expect(world.mails.at(-1)?.text).toContain(`${member.name} has named this address`);
});

test('F11: whoever was mailed stops it by the same link, at any time: what waits and what is repeated goes to the operator', async () => {
  const world = worldOn(new MemoryTable(), []);
  const { member, account } = await ofMember(world);
  await named(world, member, account);
  const token = tokenIn(world);
  await answerLink(world, token, 'confirm');
  expect(await told(world)).toBe('mia@example.com');
  await owe(world, id, { failure: SECRET_EXPIRED });
  await pass(world, world.now);
  world.now += 30 * DAY_MS;
  expect(await answerLink(world, token, 'stop')).toMatchObject({ state: 'stopped' });
  expect(await answerLink(world, token, 'stop')).toMatchObject({ state: 'stopped' });
  const before = world.mails.length;
  await pass(world, world.now + 600_000);
  expect(world.mails.slice(before).map(({ to }) => to)).toEqual(['operator@example.com']);
  // Naming it again asks nobody; an operator's word holds.
  await named(world, member, account);
  expect(world.mails).toHaveLength(before + 1);
  await expect(answerLink(world, token, 'confirm')).rejects.toMatchObject({ code: 'link-spent' });
  await named(world, OPERATOR, account);
  expect(await told(world, { code: 'AADSTS65001' })).toBe('mia@example.com');
});

test('F11: a member has three such mails sent on one day, to whomever', async () => {
  const world = worldOn(new MemoryTable(), []);
  const { member, account } = await ofMember(world);
  for (let number = 0; number < 20; number += 1) {
    await named(world, member, { ...account, notify: { email: `stranger${number}@example.com` } });
  }
  expect(world.mails).toHaveLength(3);
  world.now += DAY_MS;
  await named(world, member, { ...account, notify: { email: 'stranger9@example.com' } });
  expect(world.mails).toHaveLength(4);
});

test('F11: a link is mailed once, however often its message is delivered, and confirms for a week', async () => {
  const world = worldOn(new MemoryTable(), []);
  const { member, account } = await ofMember(world);
  await nameAddress(world, member, account);
  const [message] = world.alertMessages;
  if (!message) throw new Error('no message');
  await Promise.all([1, 2, 3].map(() => deliverNotification(world, message)));
  expect(world.mails).toHaveLength(1);
  const token = tokenIn(world);
  for (const wrong of ['', 'x'.repeat(600), `${member.id}.00`, token.slice(1), `${token}0`]) {
    await expect(answerLink(world, wrong, 'confirm')).rejects.toMatchObject({ code: 'link-spent' });
  }
  world.now += 7 * DAY_MS;
  await expect(answerLink(world, token, 'confirm')).rejects.toMatchObject({ code: 'link-spent' });
  expect(await answerLink(world, token, 'look')).toMatchObject({ state: 'not-asked' });
});

test('F11: an allowed domain needs no link, by its whole name; without an address of ours there is none', async () => {
  const world = worldOn(new MemoryTable(), []);
  const allowed = { ...initialSettings(30), allowedDomains: ['example.com'] };
  await world.settings.write(undefined, { ...allowed, revision: 1 });
  const { member, account } = await ofMember(world, 'Mia@Example.com');
  await named(world, member, account);
  expect(world.mails).toEqual([]);
  expect(await told(world)).toBe('Mia@Example.com');
  const stranger = { ...account, notify: { email: 'mia@other.example.com' } };
  await named({ ...world, publicOrigin: undefined }, member, stranger);
  expect(world.mails).toHaveLength(1);
});

test('F11: of a removed member’s accounts the operator hears', async () => {
  const world = worldOn(new MemoryTable(), []);
  const { member, account } = await ofMember(world);
  await named(world, OPERATOR, account);
  expect(await told(world)).toBe('mia@example.com');
  await removeMember(world, OPERATOR, member.id);
  expect((await world.accounts.get(id))?.value.notify).toEqual({});
  expect(await told(world, { code: 'AADSTS65001' })).toBe('operator@example.com');
});

test('N6: times are told in the recipient’s zone, and a refused credential leads to its page at Microsoft', async () => {
  const zoned = { preset: 'steady', minSeconds: 600, maxSeconds: 900, timeZone: 'Asia/Shanghai' };
  const { world, message } = await owed({
    notify: { email: 'owner@example.com' },
    schedule: zoned,
  });
  await deliverNotification(world, message);
  expect(world.mails[0]?.text).toContain('19:59 Asia/Shanghai');
  expect(world.mails[0]?.text).toContain('ApplicationMenuBlade/~/Credentials/appId/');
});

test('F15: a mail key that was revoked is told on another way at once; one recipient’s fault is not the channel’s', async () => {
  const world = worldOn(new MemoryTable(), []);
  await withChannels(world);
  await world.register({ id: 'a0', notify: { channels: ['mail'] } });
  const channels: World['channels'] = {
    ...world.channels,
    send: (channel, message) =>
      channel.kind === 'mail'
        ? Promise.resolve(world.delivery)
        : world.channels.send(channel, message),
  };
  world.delivery = {
    delivered: false,
    permanent: true,
    code: 'mail-recipient-refused',
    status: 400,
  };
  await owe(world, 'a0', { failure: SECRET_EXPIRED });
  await pass({ ...world, channels }, world.now);
  expect(kindsTold(world)).toEqual([]);
  expect((await world.channelStatus.all()).get('mail')).toBeUndefined();
  world.delivery = { delivered: false, permanent: true, code: 'mail-key-refused', status: 401 };
  world.now += 60_000;
  const [incident] = await all(world.incidents.all());
  await deliverNotification({ ...world, channels }, { incidentId: incident?.id ?? '' });
  expect(world.messages.map(({ kind }) => kind)).toEqual(['webhook', 'wecom']);
  expect(world.messages[0]?.message.text).toContain('it was revoked');
});

describe('the weekly digest', () => {
  // NOW is a Saturday at noon.
  const digest = { day: 'saturday', at: '08:00', timeZone: 'UTC' } as const;

  async function aWorld(changes: Partial<InstallationSettings> = {}) {
    const world = worldOn(new MemoryTable(), [readCheck('one')]);
    await world.settings.write(undefined, { ...initialSettings(30), digest, ...changes });
    for (const accountId of ['a0', 'a1']) {
      await world.register({ id: accountId, name: accountId });
      await runSlot(world, { accountId, slot: NOW });
    }
    return world;
  }

  /** Upkeep every half hour for so many days. */
  async function keepUp(world: World, days: number) {
    for (let left = days * 48; left > 0; left -= 1) {
      await sendDigests(world);
      world.now += 1_800_000;
    }
  }

  test('tells each recipient of its accounts, once a week, in its language', async () => {
    const world = await aWorld();
    const mia = { id: 'mia', name: 'Mia', role: 'operator', language: 'zh-CN' } as const;
    await world.members.insert({ ...mia, accountIds: [], createdAt: NOW });
    const ends = { endsAt: NOW + 10 * DAY_MS, readAt: NOW, history: [] };
    const subscription = { sku: 'DEVELOPERPACK_E5', status: 'Enabled', ...ends };
    const notify = { email: 'mia@example.com' };
    await world.register({ id: 'a2', name: 'Ending', owner: 'mia', notify, subscription });
    await keepUp(world, 1);
    const [operators, hers] = world.mails;
    expect(world.mails).toHaveLength(2);
    expect(operators).toMatchObject({
      to: 'operator@example.com',
      subject: '[Perennial] Your week: 2 accounts, nothing to do',
    });
    expect(operators?.text).toContain('Runs: 2 passed, 0 in part, 0 failed, 0 lost');
    expect(operators?.text).toContain('What passed, of what ran: profile 100 %');
    expect(hers).toMatchObject({
      to: 'mia@example.com',
      subject: '[Perennial] 一周概览：1 个账户，1 项需要处理',
    });
    expect(hers?.text).toContain('Ending: 订阅即将到期 (2026-12-01)');
    expect(hers?.text).toContain('Ending: 10 天 (2026-12-01)');
    await keepUp(world, 5.5);
    expect(world.mails).toHaveLength(2);
    await keepUp(world, 1);
    expect(world.mails).toHaveLength(4);
  });

  test('tells the operator what the installation needs, though no account be the operator’s', async () => {
    const world = await aWorld();
    const wrong = { ...world, wrongSettings: ['MAIL_FROM'] };
    await sendDigests(wrong);
    expect(world.mails[0]?.text).toContain('What needs you: Perennial itself: A setting is wrong');
    for (const id of ['a0', 'a1']) {
      const current = await world.accounts.get(id);
      if (!current) throw new Error('gone');
      const notify = { email: 'mia@example.com' };
      await world.accounts.commit(current, { ...current.value, notify });
    }
    world.now += 7 * DAY_MS;
    await sendDigests(wrong);
    expect(world.mails.slice(1).map(({ to, subject }) => [to, subject])).toEqual([
      ['mia@example.com', '[Perennial] Your week: 2 accounts, nothing to do'],
      ['operator@example.com', '[Perennial] Your week: 0 accounts, 1 to look at'],
    ]);
  });

  test('goes by channels whose least it reaches, and by none where nobody asked for one', async () => {
    const world = await aWorld({ channels: CHANNELS });
    const current = await world.settings.read();
    await keepUp(world, 1);
    expect(kindsTold(world)).toEqual(['mail', 'webhook']);
    expect(world.messages[0]?.message).toMatchObject({
      type: 'digest',
      severity: 'info',
      data: { accounts: 2, runs: [2, 0, 0, 0] },
    });
    await world.settings.write(current, { ...initialSettings(30), digest: undefined });
    await keepUp(world, 7);
    expect(kindsTold(world)).toHaveLength(2);
  });

  test('is not repeated by whoever dies, and tried again where it is refused', async () => {
    const world = await aWorld();
    await expect(sendDigests(dyingAfterSending(world))).resolves.toMatchObject({ failed: 1 });
    await keepUp(world, 2);
    expect(world.mails).toHaveLength(1);
    world.now = NOW + 7 * DAY_MS;
    world.delivery = { delivered: false, permanent: false, code: 'mail-unreachable' };
    await keepUp(world, 0.25);
    world.delivery = { delivered: true };
    const tried = world.mails.length;
    expect(tried).toBeGreaterThan(3);
    await keepUp(world, 6);
    expect(world.mails).toHaveLength(tried + 1);
  });
});

test.each<[string, (document: string) => string, readonly string[]]>([
  ['one setting', (document) => document.replace('"language":"zh-CN"', '"language":7'), ['en']],
  ['one channel', (document) => document.replace('"least":"critical"', '"least":7'), ['zh-CN']],
  ['all of them', (document) => document.slice(0, 40), ['en']],
  ['a list', () => '[]', ['en']],
])(
  'where %s is damaged the rest holds, and the next change mends it',
  async (what, damage, [tells]) => {
    const table = new MemoryTable();
    const world = worldOn(table, []);
    await withChannels(world, { language: 'zh-CN' });
    const [row] = [...table.rows()].filter(({ rowKey }) => rowKey === 'settings');
    if (!row) throw new Error('no settings');
    table.tamper({ ...row, doc0: damage(String(row['doc0'])) });
    await world.register({ id: 'a0' });
    await owe(world, 'a0', { failure: SECRET_EXPIRED });
    await pass(world, NOW + 300_000);
    const wecom = what === 'one setting' ? ['wecom'] : [];
    const others = what === 'all of them' || what === 'a list' ? [] : ['webhook', ...wecom];
    expect(kindsTold(world)).toEqual(['mail', ...others]);
    expect(world.mails[0]?.html).toContain(`lang="${tells}"`);
    expect(world.events.filter((event) => event === 'error row.damaged')).toHaveLength(1);
    await replaceSettings(world, OPERATOR, { language: 'zh-CN' });
    await maintain(world);
    expect(await all(world.damage.all())).toEqual([]);
    expect((await readSettings(world)).language).toBe('zh-CN');
  },
);
