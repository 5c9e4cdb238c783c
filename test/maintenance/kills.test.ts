import { finishOnboarding } from '../../src/onboarding/finish';
import type { Onboarding } from '../../src/domain/onboarding';
import { deleteAccount } from '../../src/accounts/delete';
import { registerAccount } from '../../src/accounts/register';
import { replaceKey } from '../../src/accounts/replace-key';
import type { Table } from '../../src/azure/tables/table';
import { authenticate } from '../../src/members/authenticate';
import { ensureOperatorKey } from '../../src/members/operator-key';
import { maintain } from '../../src/maintenance/maintain';
import { inviteMember, join } from '../../src/members/invite';
import { deliverNotification } from '../../src/notifications/deliver';
import { FailureError } from '../../src/domain/failure';
import { DAY_MS, HOUR_MS } from '../../src/durations';
import type { Vault } from '../../src/ports';
import { runSlot } from '../../src/runs/run-slot';
import { tick } from '../../src/runs/tick';
import { acquireToken } from '../../src/tokens/acquire';
import { TokenMemory } from '../../src/tokens/memory';
import { secretNames } from '../../src/tokens/secret-name';
import { NOW } from '../contract/support';
import { makeCertificate } from '../support/certificate';
import { mailOnly } from '../support/mail-only';
import { MemoryTable } from '../../local/memory-table';
import { readCheck, worldOn, OPERATOR } from '../support/world';
import type { World } from '../support/world';

const id = 'a1b2c3d4e5f60718';
const clientId = '11111111-1111-1111-1111-111111111111';
/** More writes than anything here takes. */
const MOST_WRITES = 30;

/** Everything outside that is written to; from write `dieAt` on, nothing gets through any more. */
class Mortal {
  writes = 0;
  constructor(readonly dieAt: number) {}

  write = async <T>(work: () => Promise<T>): Promise<T> => {
    this.writes += 1;
    if (this.writes > this.dieAt) throw new Error('the process has ended');
    return work();
  };

  get died(): boolean {
    return this.writes > this.dieAt;
  }

  table = (table: Table): Table => ({
    read: (key) => table.read(key),
    pages: (range, options) => table.pages(range, options),
    submit: (actions) => this.write(() => table.submit(actions)),
    merge: (row) => this.write(() => table.merge(row)),
    remove: (...args) => this.write(() => table.remove(...args)),
  });

  vault = (vault: Vault): Vault => ({
    ...vault,
    put: (...args) => this.write(() => vault.put(...args)),
    remove: (name) => this.write(() => vault.remove(name)),
  });
}

interface Scene {
  readonly table: MemoryTable;
  /** The world of whoever lives on, and of whoever cleans up. */
  readonly world: World;
}

/**
 * Has `work` end at each of its writes in turn, until it gets through, and then holds what `after`
 * says: once for every place at which a process can die.
 */
async function killedAtEachWrite(
  prepare: (scene: Scene) => Promise<void>,
  work: (world: World) => Promise<unknown>,
  after: (scene: Scene, died: boolean) => Promise<void>,
): Promise<number> {
  for (let dieAt = 0; dieAt <= MOST_WRITES; dieAt += 1) {
    const table = new MemoryTable();
    const world = worldOn(table, [readCheck('one')]);
    await prepare({ table, world });
    const mortal = new Mortal(dieAt);
    const dying: World = {
      ...world,
      ...storesOn(mortal.table(table)),
      vault: mortal.vault(world.vault),
      channels: mailOnly({ send: (mail) => mortal.write(() => world.mailer.send(mail)) }),
    };
    await work(dying).catch(() => undefined);
    await after({ table, world }, mortal.died);
    if (!mortal.died) return dieAt;
  }
  throw new Error('more writes than were expected');
}

function storesOn(table: Table) {
  const { accounts, runs, ledger, outbox, incidents, members, system, damage, onboardings } =
    worldOn(table, []);
  return { accounts, runs, ledger, outbox, incidents, members, system, damage, onboardings };
}

const operatorKeys = (world: World) =>
  [...world.secrets.keys()].filter((name) => name.startsWith('operator-key-'));

test('killed between any two writes, the first operator’s key is made once, and opens', async () => {
  const kills = await killedAtEachWrite(
    () => Promise.resolve(),
    (world) => ensureOperatorKey(world),
    async ({ world }) => {
      await ensureOperatorKey(tagged(world));
      const [name = '', ...more] = operatorKeys(world);
      expect(more).toEqual([]);
      const key = world.secrets.get(name) ?? '';
      expect(await authenticate(world, key)).toMatchObject({ role: 'operator' });
    },
  );
  expect(kills).toBe(2);
});

/** The vault as it lists what it holds, with the tags it was given. */
function tagged(world: World): World {
  return {
    ...world,
    vault: {
      ...world.vault,
      async *list() {
        await Promise.resolve();
        for (const name of operatorKeys(world)) {
          yield { name, createdAt: 0, tags: { purpose: 'operator-key' } };
        }
      },
    },
  };
}

test('killed between any two writes, an account has its old key or the new one, and that one in the vault', async () => {
  const made = makeCertificate('perennial next');
  const next = made.key + made.crt;
  const kills = await killedAtEachWrite(
    async ({ world }) => {
      const credential = { kind: 'certificate', id: 'c', secrets: { pem: 'secret' } };
      await world.register({ credential });
    },
    (world) => replaceKey(world, OPERATOR, id, next),
    async ({ world }, died) => {
      const { value } = (await world.accounts.get(id)) ?? {};
      const name = value?.credential.secrets['pem'] ?? '';
      const isNew = name !== 'secret';
      expect(world.secrets.get(name)).toBe(isNew ? next : 'value');
      expect(value?.credential).toMatchObject(isNew ? { madeHere: true } : { id: 'c' });
      if (!died) expect([isNew, [...world.secrets.keys()]]).toEqual([true, [name]]);
    },
  );
  expect(kills).toBeGreaterThanOrEqual(3);
});

test('killed between any two writes, a deletion is finished by upkeep: no row and no secret stays', async () => {
  const kills = await killedAtEachWrite(
    async ({ world }) => {
      await world.register();
      await runSlot(world, { accountId: id, slot: NOW });
    },
    (world) => deleteAccount(world, OPERATOR, id),
    async ({ table, world }, died) => {
      const left = await world.accounts.get(id);
      // Before its first write nothing has begun, and nothing is gone.
      if (left && !left.value.deleted) {
        expect([died, world.secrets.has('secret')]).toEqual([true, true]);
        return;
      }
      world.now += 2 * DAY_MS;
      await maintain(world);
      expect([...table.rows()].filter(({ rowKey }) => rowKey.includes(id))).toEqual([]);
      expect(world.secrets.has('secret')).toBe(false);
    },
  );
  expect(kills).toBeGreaterThan(3);
});

test('killed between any two writes, a notification is said, and repeated no more often than it was killed', async () => {
  const kills = await killedAtEachWrite(
    async ({ world }) => {
      world.tokenFailure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' };
      await world.register();
      await runSlot(world, { accountId: id, slot: NOW });
    },
    async (world) => {
      for (const message of [...world.alertMessages]) await deliverNotification(world, message);
    },
    async ({ world }, died) => {
      // Whatever the tick finds owed, twice: what it passes on the first time is told the second time.
      for (let ticks = 0; ticks < 2; ticks += 1) {
        world.now += HOUR_MS;
        world.alertMessages.length = 0;
        await tick(world);
        for (const message of [...world.alertMessages]) await deliverNotification(world, message);
      }
      expect(world.mails.length).toBeGreaterThanOrEqual(1);
      expect(world.mails.length).toBeLessThanOrEqual(died ? 2 : 1);
      for await (const entry of world.outbox.all()) expect(entry).toBeUndefined();
      for await (const { news } of world.incidents.all()) expect(news).toEqual([]);
    },
  );
  // The entry's try, the incident, the entry's removal, the mail's try, the mail, and that it was sent.
  expect(kills).toBe(6);
});

test('killed between any two writes, a run is recorded once, told once at least, and the account stays due', async () => {
  const kills = await killedAtEachWrite(
    async ({ world }) => {
      await world.register();
    },
    (world) => runSlot(world, { accountId: id, slot: NOW }),
    async ({ world }) => {
      const before = (await world.accounts.get(id))?.value;
      expect(before?.dueAt).toBeGreaterThan(0);
      if (before?.slot === NOW) {
        world.now = Math.max(NOW, before.dueAt) + 1;
        await runSlot(world, { accountId: id, slot: NOW });
      }
      const { value } = await world.runs.list(id, { top: 5 });
      expect(value.filter(({ slot }) => slot === NOW)).toHaveLength(1);
      expect(await world.ledger.list(id)).toEqual([]);
    },
  );
  expect(kills).toBeGreaterThanOrEqual(2);
});

/** Every account that is there, and the names of all secrets of accounts. */
async function holdings(world: World) {
  const { value } = await world.accounts.list({ top: 10 });
  const accounts = [];
  for (const { id: found } of value) {
    const account = (await world.accounts.get(found))?.value;
    if (account) accounts.push(account);
  }
  const secrets = [...world.secrets.keys()].filter((name) => name.startsWith('a-'));
  return { accounts, secrets };
}

test('killed between any two writes, a registration is an account with its secrets that is due, or leaves nothing after upkeep; its member’s place is not lost', async () => {
  const offer = { defaultAlways: [], minGapSeconds: 60 };
  const input = {
    name: 'Mine',
    tenantId: 'contoso.example',
    clientId,
    user: 'adele@contoso.example',
    credential: { kind: 'clientSecret', clientSecret: 'the-value' },
    checks: { preset: 'everything', always: ['profile.one'] },
    checksPerRun: { min: 0, max: 0 },
    notify: { email: 'mia@example.com' },
  } as const;
  const memberOf = async (world: World) => {
    const [member] = (await world.members.list()).filter(({ role }) => role === 'member');
    if (!member) throw new Error('no member');
    return member;
  };
  let whole = 0;
  const kills = await killedAtEachWrite(
    async ({ world }) => {
      const invited = await inviteMember(world, OPERATOR, {
        name: 'Mia',
        role: 'member',
        quota: 1,
      });
      await join(world, invited.token);
    },
    async (world) => registerAccount({ ...world, ...offer }, await memberOf(world), input),
    async ({ world }, died) => {
      const left = await holdings(world);
      for (const { credential, dueAt } of left.accounts) {
        expect(dueAt).toBeLessThanOrEqual(world.now + 600_000);
        for (const name of secretNames(credential)) expect(left.secrets).toContain(name);
      }
      world.now += 2 * DAY_MS;
      await maintain(world);
      const after = await holdings(world);
      expect(after.accounts).toHaveLength(left.accounts.length);
      expect(after.secrets).toEqual(
        after.accounts.flatMap(({ credential }) => secretNames(credential)),
      );
      // The one place that there is: taken by the account that is there, else free.
      const again = registerAccount({ ...world, ...offer }, await memberOf(world), input);
      if (after.accounts.length > 0)
        await expect(again).rejects.toMatchObject({ code: 'quota-exhausted' });
      else await again;
      if (!died) whole += 1;
    },
  );
  expect([kills >= 4, whole]).toEqual([true, 1]);
});

const pending = makeCertificate('perennial pending');

/** A registration whose certificate is saved, before anything of an account is made of it; or the next key of one. */
async function onboardingIn(world: World, changes: Partial<Onboarding> = {}): Promise<void> {
  const secret = 'o-pending-pem';
  world.secrets.set(secret, pending.key + pending.crt);
  const onboarding: Onboarding = {
    id: ONBOARDING,
    certificate: { pem: pending.crt, keyId: clientId, notAfter: world.now + DAY_MS, secret },
    createdAt: world.now,
    expiresAt: world.now + 7 * DAY_MS,
    owner: OPERATOR.id,
    user: 'adele@contoso.example',
    tenantId: 'contoso.example',
    tid: '11111111-2222-4333-8444-555555555555',
    mode: 'application',
    checks: { preset: 'everything', always: ['profile.one'], random: ['*'] },
    clientId,
    identifiedAt: world.now,
    ...changes,
  };
  await world.onboardings.insert(onboarding);
}

const ONBOARDING = 'b1b2c3d4e5f60718b1b2c3d4e5f60718';
const finished = (world: World) =>
  finishOnboarding({ ...world, defaultAlways: [], minGapSeconds: 60 }, OPERATOR, ONBOARDING, {});

test('killed between any two writes, and tried once more, an onboarding has become one account with its key', async () => {
  const kills = await killedAtEachWrite(
    ({ world }) => onboardingIn(world),
    finished,
    async ({ world }) => {
      expect(await finished(world)).toMatchObject({ made: true });
      world.now += 2 * DAY_MS;
      await maintain(world);
      const { accounts, secrets } = await holdings(world);
      expect(accounts).toEqual([expect.objectContaining({ clientId, state: 'active' })]);
      expect(secrets).toEqual(accounts.flatMap(({ credential }) => secretNames(credential)));
      expect(await world.onboardings.list()).toEqual([]);
    },
  );
  expect(kills).toBeGreaterThanOrEqual(5);
});

test('tried twice at once, an onboarding becomes one account', async () => {
  const world = worldOn(new MemoryTable(), [readCheck('one')]);
  await onboardingIn(world);
  const tries = await Promise.allSettled([1, 2, 3].map(() => finished(world)));
  const { accounts, secrets } = await holdings(world);
  expect([accounts.length, secrets.length]).toEqual([1, 1]);
  for (const one of tries)
    if (one.status === 'fulfilled') expect(one.value.account.id).toBe(accounts[0]?.id);
    else expect(one.reason).toMatchObject({ code: 'not-found' });
});

const signedInTo = {
  mode: 'delegated',
  credential: {
    kind: 'signIn',
    id: 'c',
    secrets: { refreshToken: 'secret' },
    rotation: { reuse: 'accepted', storedAt: NOW },
  },
} as const;
const withKey = { credential: { kind: 'certificate', id: 'c', secrets: { pem: 'secret' } } };

test.each([
  ['next', withKey],
  ['first', signedInTo],
])(
  'killed between any two writes, and tried once more, an account has its %s key',
  async (_, account) => {
    const kills = await killedAtEachWrite(
      async ({ world }) => {
        await world.register(account);
        await onboardingIn(world, { renews: id });
      },
      finished,
      async ({ world }) => {
        world.now += 60_000;
        expect(await finished(world)).toMatchObject({ made: false });
        world.now += 2 * DAY_MS;
        await maintain(world);
        const { accounts, secrets } = await holdings(world);
        const { madeHere, nextKey, secrets: names } = accounts[0]?.credential ?? {};
        expect(madeHere ?? nextKey?.madeHere).toBe(true);
        expect(names).toEqual(
          account === withKey
            ? { pem: expect.stringMatching(/^a-/) as string }
            : { refreshToken: 'secret', nextPem: expect.stringMatching(/^a-/) as string },
        );
        expect(secrets).toEqual(Object.values(names ?? {}).filter((name) => name !== 'secret'));
        expect(await world.onboardings.list()).toEqual([]);
      },
    );
    expect(kills).toBeGreaterThanOrEqual(5);
  },
);

test.each([0, 1, 2, 3])(
  'killed between any two writes after %i refreshes, no refresh token that lies in the vault is lost, though each is good once',
  async (refreshes) => {
    let lost = 0;
    await killedAtEachWrite(
      async ({ world }) => {
        world.secrets.set(`a-${id}-refreshToken-0`, 'token-0');
        await world.register({
          mode: 'delegated',
          user: undefined,
          credential: {
            kind: 'refreshToken',
            id: 'c1',
            secrets: { refreshToken: `a-${id}-refreshToken-0` },
            rotation: { reuse: 'unknown', storedAt: NOW },
          },
        });
        world.secrets.delete('secret');
        Object.assign(world.tokenEndpoint, { acquire: singleUse(() => world.now) });
        for (let hour = 0; hour < refreshes; hour += 1) await refresh(world);
      },
      refresh,
      async ({ world }) => {
        await refresh(world).catch((thrown: unknown) => {
          if (!(thrown instanceof FailureError)) throw thrown;
          lost += 1;
        });
        world.now += 2 * DAY_MS;
        await maintain(world);
        const { accounts, secrets } = await holdings(world);
        expect(secrets.toSorted()).toEqual(
          accounts
            .flatMap(({ credential }) =>
              secretNames(credential).filter((name) => world.secrets.has(name)),
            )
            .toSorted(),
        );
      },
    );
    // What dies between Microsoft's answer and the vault.
    expect(lost).toBeLessThanOrEqual(1);
  },
);

/** A token endpoint of which each refresh token is good for one use. */
function singleUse(now: () => number) {
  let made = 0;
  return ({ credential }: { credential: { refreshToken?: string | undefined } }) => {
    if (credential.refreshToken !== `token-${made}`) {
      const failure = { stage: 'token', kind: 'auth', code: 'AADSTS70000' } as const;
      return Promise.reject(new FailureError(failure));
    }
    made += 1;
    const token = {
      accessToken: 'access',
      refreshToken: `token-${made}`,
      expiresAt: now() + HOUR_MS,
    };
    return Promise.resolve(token);
  };
}

/** A new token for the account in an instance that has just started, an hour later. */
async function refresh(world: World): Promise<void> {
  world.now += HOUR_MS;
  const account = (await world.accounts.get(id))?.value;
  if (!account) throw new Error('no account');
  await acquireToken({ ...world, tokenMemory: new TokenMemory(() => world.now) }, account);
}
