/** What becomes of an account over weeks in which something is wrong, for each kind of failure. */
import type { Account } from '../../src/domain/account';
import type { Failure } from '../../src/domain/failure';
import { deliverNotification } from '../../src/notifications/deliver';
import { runSlot } from '../../src/runs/run-slot';
import { tick } from '../../src/runs/tick';
import { MemoryTable } from '../support/memory-table';
import { readCheck, worldOn, writeCheck } from '../support/world';
import type { World } from '../support/world';

const ID = 'a1b2c3d4e5f60718';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Sixteen runs a day, so that weeks take a moment. */
const SELDOM = { preset: 'custom', minSeconds: 3600, maxSeconds: 7200 } as const;

async function account(world: World): Promise<Account> {
  const found = await world.accounts.get(ID);
  if (!found) throw new Error('no account');
  return found.value;
}

/** Lets the world work for so many days. Answers when runs began. */
async function live(world: World, days: number): Promise<number[]> {
  const end = world.now + days * DAY_MS;
  const began: number[] = [];
  for (;;) {
    const { slot, dueAt } = await account(world);
    if (dueAt > end) break;
    world.now = Math.max(world.now, dueAt);
    began.push(world.now);
    await runSlot(world, { accountId: ID, slot });
    await tell(world);
  }
  world.now = end;
  await tell(world);
  return began;
}

/** What the tick after it sends, until there is nothing more to tell. */
async function tell(world: World): Promise<void> {
  await tick({ ...world, clock: () => world.now + 3 * 60_000 });
  while (world.alertMessages.length > 0)
    for (const message of world.alertMessages.splice(0)) await deliverNotification(world, message);
}

/** Subjects of mails, without reminders of what was told before. */
const newsOf = ({ mails }: World): string[] =>
  mails.map(({ subject }) => subject).filter((subject) => !subject.includes('still'));

interface Story {
  readonly world: World;
  readonly tokens: number[];
  readonly subjects: () => string[];
}

async function story(changes: Partial<Account> = {}): Promise<Story> {
  const world = worldOn(new MemoryTable(), [readCheck('read-one'), writeCheck]);
  const tokens: number[] = [];
  const ask = world.tokenEndpoint.acquire.bind(world.tokenEndpoint);
  world.tokenEndpoint.acquire = (request) => {
    tokens.push(world.now);
    return ask(request);
  };
  await world.register({
    schedule: SELDOM,
    notify: { email: 'adele@contoso.example' },
    ...changes,
  });
  await live(world, 1);
  tokens.length = 0;
  return { world, tokens, subjects: () => newsOf(world) };
}

const refused = (code: string): Failure => ({ stage: 'token', kind: 'auth', code });
const answer = (kind: Failure['kind'], code: string): Failure => ({
  stage: 'request',
  kind,
  code,
});
/** Refuses what has to do with messages. */
const ofMessages = (failure: Failure) => (request: { path: string }) =>
  request.path.includes('/messages') ? failure : undefined;

test('auth: a month with a dead credential takes fewer than 40 token requests and one mail, and heals by itself', async () => {
  const { world, tokens, subjects } = await story();
  world.tokenFailure = refused('AADSTS7000222');
  await live(world, 30);
  expect(tokens.length).toBeGreaterThan(30);
  expect(tokens.length).toBeLessThan(40);
  expect(subjects()).toEqual(['[Perennial] Contoso is failing']);
  expect(world.mails[0]).toMatchObject({ to: 'adele@contoso.example' });
  expect(await account(world)).toMatchObject({ state: 'failing', tries: tokens.length });
  const gaps = tokens.slice(1).map((at, index) => at - (tokens[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15 * 60_000);
  world.tokenFailure = undefined;
  await live(world, 2);
  const healed = await account(world);
  expect([healed.state, healed.tries]).toEqual(['active', undefined]);
  expect(subjects().slice(1)).toEqual(['[Perennial] Contoso works again']);
});

test('auth: a revoked sign-in needs a person, and no used-up token is presented a second time', async () => {
  const { world, tokens, subjects } = await story({
    mode: 'delegated',
    credential: {
      kind: 'refreshToken',
      id: 'c1',
      secrets: { refreshToken: 'secret' },
      rotation: { reuse: 'unknown', storedAt: 0 },
    },
  });
  world.tokenFailure = refused('AADSTS50173');
  await live(world, 30);
  expect(tokens.length).toBeLessThan(40);
  expect((await account(world)).state).toBe('needs-sign-in');
  expect(subjects()).toHaveLength(1);
});

test('auth: a secret that is gone from the vault asks nobody for a token', async () => {
  const { world, tokens, subjects } = await story();
  world.secrets.clear();
  await live(world, 14);
  expect(tokens).toEqual([]);
  expect((await account(world)).state).toBe('needs-credential');
  expect(subjects()).toHaveLength(1);
  world.secrets.set('secret', 'value');
  await live(world, 2);
  expect((await account(world)).state).toBe('active');
});

test('throttled: nothing is sent before the time that was said', async () => {
  const { world, subjects } = await story();
  const notBefore = world.now + 2 * DAY_MS;
  world.tenant.refusing = () =>
    world.now < notBefore ? { ...answer('throttled', '429'), notBefore } : undefined;
  const first = await live(world, 1);
  world.tenant.requests.length = 0;
  const [next] = await live(world, 1.5);
  expect(first.length).toBeLessThanOrEqual(2);
  expect(next).toBeGreaterThanOrEqual(notBefore);
  expect((await account(world)).state).toBe('active');
  expect(subjects()).toEqual(['[Perennial] Contoso is failing', '[Perennial] Contoso works again']);
});

test('not-provisioned: that check is put off for days, the rest goes on, nobody is told, and it is taken up again', async () => {
  const world = worldOn(new MemoryTable(), [readCheck('read-one'), writeCheck]);
  await world.register({ schedule: SELDOM });
  world.tenant.refusing = ofMessages(answer('not-provisioned', 'ResourceNotFound'));
  const runs = await live(world, 21);
  const asked = world.tenant.requests.filter(({ path }) => path.includes('/messages')).length;
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(2 * 7);
  expect(runs.length).toBeGreaterThan(300);
  expect((await account(world)).state).toBe('active');
  expect(world.mails).toEqual([]);
  world.tenant.refusing = () => undefined;
  await live(world, 4);
  expect((await account(world)).memory).toContainEqual(
    expect.objectContaining({ check: 'mail.make-item', result: 'passed' }),
  );
});

test('permission: a check that is refused is left out until permissions change', async () => {
  const world = worldOn(new MemoryTable(), [readCheck('read-one'), writeCheck]);
  let permissions = ['User.ReadBasic.All', 'Mail.ReadWrite'];
  world.tokenEndpoint.acquire = () =>
    Promise.resolve({ accessToken: 'token', expiresAt: world.now + HOUR_MS, permissions });
  await world.register({ schedule: SELDOM });
  world.tenant.refusing = ofMessages(answer('permission', 'ErrorAccessDenied'));
  await live(world, 21);
  const asked = () => world.tenant.requests.filter(({ path }) => path.includes('/messages')).length;
  expect(asked()).toBeLessThanOrEqual(2 * 4);
  expect((await account(world)).state).toBe('active');
  world.tenant.refusing = () => undefined;
  permissions = [...permissions, 'Mail.Send'];
  const before = asked();
  await live(world, 0.5);
  expect(asked()).toBeGreaterThan(before);
});

test('licence: it is said, runs become rare, and come back with the licence', async () => {
  const { world, subjects } = await story();
  world.tenant.refusing = () => answer('licence', 'NoLicense');
  const runs = await live(world, 14);
  expect(runs.length).toBeLessThanOrEqual(14 * 4 + 2);
  expect(await account(world)).toMatchObject({ state: 'failing', failure: { kind: 'licence' } });
  expect(subjects()).toEqual(['[Perennial] Contoso is failing']);
  world.tenant.refusing = () => undefined;
  await live(world, 4);
  expect((await account(world)).state).toBe('active');
  expect(subjects()).toHaveLength(2);
});

test('service: when nearly all runs fail the account pauses itself, says why, and goes on when it works again', async () => {
  const { world, subjects } = await story();
  world.tenant.failure = answer('service', 'InternalServerError');
  const runs = await live(world, 14);
  expect(await account(world)).toMatchObject({
    state: 'paused',
    paused: { by: 'perennial', share: { failed: 29, runs: 30 } },
  });
  // 29 runs until it paused, then the tries.
  expect(runs.length).toBeLessThan(29 + 20);
  expect(subjects()).toEqual([
    '[Perennial] Contoso is failing',
    '[Perennial] Contoso has paused itself',
  ]);
  world.tenant.failure = undefined;
  await live(world, 2);
  const healed = await account(world);
  expect([healed.state, healed.paused]).toEqual(['active', undefined]);
  expect(subjects().slice(2)).toEqual(['[Perennial] Contoso works again']);
});

test('what fails in part is told and never pauses an account', async () => {
  const { world, subjects } = await story();
  world.tenant.refusing = ofMessages(answer('service', 'InternalServerError'));
  const runs = await live(world, 14);
  expect(runs.length).toBeGreaterThan(200);
  expect((await account(world)).state).toBe('degraded');
  expect(subjects()).toEqual(['[Perennial] Contoso is partly failing']);
});
