import * as z from 'zod';
import type { CredentialKind } from '../../src/credentials/define';
import type { Account } from '../../src/domain/account';
import { FailureError } from '../../src/domain/failure';
import type { Failure } from '../../src/domain/failure';
import { STORE_EVERY_MS } from '../../src/domain/refresh-token';
import { HOUR_MS } from '../../src/durations';
import type {
  AccountStore,
  Log,
  PresentedCredential,
  Token,
  TokenEndpoint,
  Vault,
} from '../../src/ports';
import { acquireToken, acquireUnsaved } from '../../src/tokens/acquire';
import { TokenMemory } from '../../src/tokens/memory';
import { anAccount, NOW } from '../domain/support';

const bare = { input: z.unknown(), parts: () => ({}), facts: () => ({}) };
const refreshTokenKind: CredentialKind = {
  ...bare,
  kind: 'refreshToken',
  mode: 'delegated',
  rotates: 'refreshToken',
  present: (parts) => ({ refreshToken: parts['refreshToken'] ?? '' }),
};
const secretKind: CredentialKind = {
  ...bare,
  kind: 'clientSecret',
  mode: 'application',
  present: (parts) => ({ clientSecret: parts['clientSecret'] ?? '' }),
};

const refusal: Failure = { stage: 'token', kind: 'auth', code: 'AADSTS50173' };

/** A token endpoint whose refresh tokens are good for many uses or for one, and which counts. */
class Endpoint implements TokenEndpoint {
  asked: PresentedCredential[] = [];
  made = 0;
  readonly used = new Set<string>();
  singleUse = false;
  refuseAll: Failure | undefined;
  lifetimeMs = HOUR_MS;
  beforeAnswer: () => void = () => undefined;
  constructor(private readonly clock: () => number) {}

  underWay = 0;
  most = 0;

  async acquire({ credential }: { credential: PresentedCredential }): Promise<Token> {
    this.asked.push(credential);
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    await Promise.resolve();
    this.underWay -= 1;
    return this.answer(credential);
  }

  answer(credential: PresentedCredential): Promise<Token> {
    if (this.refuseAll) return Promise.reject(new FailureError(this.refuseAll));
    const { refreshToken: presented } = credential;
    if (this.singleUse && this.used.has(presented ?? ''))
      return Promise.reject(new FailureError(refusal));
    this.used.add(presented ?? '');
    this.made += 1;
    this.beforeAnswer();
    return Promise.resolve({
      accessToken: `access-${this.made}`,
      expiresAt: this.clock() + this.lifetimeMs,
      ...(presented !== undefined && { refreshToken: `rt-${this.made}` }),
    });
  }
}

function world(account: Account) {
  let now = NOW;
  let row = account;
  let version = 0;
  let dieBeforeRow = false;
  let names = 0;
  const secrets = new Map<string, string>([['n0', 'rt-0']]);
  const clock = () => now;
  const vault: Vault & { down: boolean; puts: number } = {
    down: false,
    puts: 0,
    put(name, value) {
      if (vault.down)
        return Promise.reject(
          new FailureError({ stage: 'token', kind: 'service', code: 'vault-unavailable' }),
        );
      vault.puts += 1;
      secrets.set(name, value);
      return Promise.resolve();
    },
    get(name) {
      const value = secrets.get(name);
      return value === undefined
        ? Promise.reject(
            new FailureError({ stage: 'token', kind: 'service', code: 'vault-secret-missing' }),
          )
        : Promise.resolve(value);
    },
    remove(name) {
      secrets.delete(name);
      return Promise.resolve();
    },
    list: () => {
      throw new Error('not used');
    },
  };
  const accounts = {
    get: () => Promise.resolve({ value: row, version: String(version) }),
    commit(previous: { version: string }, next: Account) {
      const stores =
        next.credential.secrets['refreshToken'] !== row.credential.secrets['refreshToken'];
      if (dieBeforeRow && stores) return Promise.reject(new Error('died'));
      if (previous.version !== String(version)) return Promise.resolve('conflict' as const);
      version += 1;
      row = next;
      return Promise.resolve('done' as const);
    },
  } as unknown as AccountStore;
  const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const endpoint = new Endpoint(clock);
  const deps = () => ({
    accounts,
    vault,
    tokenEndpoint: endpoint,
    tokenMemory,
    credentialKinds: [refreshTokenKind, secretKind],
    clock,
    entropy: { hex: () => `${(names += 1)}`.padStart(32, '0') },
    log,
  });
  let tokenMemory = new TokenMemory(clock);
  return {
    endpoint,
    vault,
    secrets,
    get row() {
      return row;
    },
    set dieBeforeRow(dies: boolean) {
      dieBeforeRow = dies;
    },
    change(changes: Partial<Account>) {
      version += 1;
      row = { ...row, ...changes };
    },
    pass: (ms: number) => (now += ms),
    restart: () => (tokenMemory = new TokenMemory(clock)),
    acquire: (options = {}) => acquireToken(deps(), row, options),
    acquireUnsaved: (clientSecret = 'typed') =>
      acquireUnsaved(deps(), {
        tenantId: row.tenantId,
        clientId: row.clientId,
        credential: { clientSecret },
      }),
  };
}

const signedIn = () =>
  anAccount({
    mode: 'delegated',
    credential: {
      kind: 'refreshToken',
      id: 'c1',
      secrets: { refreshToken: 'n0' },
      rotation: { reuse: 'unknown', storedAt: NOW },
    },
  });
const appOnly = () =>
  anAccount({ credential: { kind: 'clientSecret', id: 'c2', secrets: { clientSecret: 'n0' } } });

describe('tokens in memory', () => {
  test('one request serves until the token is about to lapse, and callers at the same time share it', async () => {
    const { acquire, endpoint, pass } = world(appOnly());
    const [one, two] = await Promise.all([acquire(), acquire()]);
    expect(one).toBe(two);
    await acquire();
    expect(endpoint.asked).toHaveLength(1);
    pass(HOUR_MS - 60_000);
    await acquire();
    expect(endpoint.asked).toHaveLength(2);
  });

  test('a short-lived token is used for half of its life', async () => {
    const { acquire, endpoint, pass } = world(appOnly());
    endpoint.lifetimeMs = 60_000;
    await acquire();
    pass(29_000);
    await acquire();
    expect(endpoint.asked).toHaveLength(1);
    pass(2000);
    await acquire();
    expect(endpoint.asked).toHaveLength(2);
  });

  test('F10: a failing endpoint is left alone after five refusals, by hand too; a quarter of an hour later it is asked again', async () => {
    const { acquire, endpoint, pass } = world(appOnly());
    endpoint.refuseAll = refusal;
    for (let index = 0; index < 8; index += 1)
      await expect(acquire()).rejects.toMatchObject({ failure: refusal });
    expect(endpoint.asked).toHaveLength(5);
    await expect(acquire({ fresh: true })).rejects.toBeInstanceOf(FailureError);
    expect(endpoint.asked).toHaveLength(5);
    pass(900_000);
    endpoint.refuseAll = undefined;
    await expect(acquire()).resolves.toMatchObject({ accessToken: 'access-1' });
  });

  test('a fault that is no refusal does not count', async () => {
    const { acquire, endpoint } = world(appOnly());
    endpoint.refuseAll = { stage: 'token', kind: 'network', code: 'timeout' };
    for (let index = 0; index < 8; index += 1)
      await expect(acquire()).rejects.toBeInstanceOf(FailureError);
    expect(endpoint.asked).toHaveLength(8);
  });
});

describe('F10: the budget of refused requests', () => {
  const other = (id: string) => ({
    credential: { kind: 'clientSecret', id, secrets: { clientSecret: 'n0' } },
  });
  const spend = async (at: ReturnType<typeof world>, failure = refusal) => {
    at.endpoint.refuseAll = failure;
    for (let index = 0; index < 5; index += 1)
      await expect(at.acquire()).rejects.toBeInstanceOf(FailureError);
    expect(at.endpoint.asked).toHaveLength(5);
  };

  test.each<[string, Failure]>([
    ['consent', { stage: 'token', kind: 'permission', code: 'AADSTS65001' }],
    ['a loop', { stage: 'token', kind: 'throttled', code: 'AADSTS50196' }],
    ['a secret', { stage: 'token', kind: 'auth', code: 'AADSTS7000215' }],
  ])('counts a refusal for %s', async (_, failure) => {
    const at = world(appOnly());
    await spend(at, failure);
    await expect(at.acquire()).rejects.toMatchObject({ failure: { code: failure.code } });
    expect(at.endpoint.asked).toHaveLength(5);
  });

  test('counts the accounts of one app together, and by the tenant’s id where names differ', async () => {
    const at = world(appOnly());
    at.endpoint.refuseAll = refusal;
    const names = ['contoso.example', 'contoso.onmicrosoft.com'];
    for (let index = 0; index < 12; index += 1) {
      at.change({ ...other(`wrong${index}`), tid: 't1', tenantId: names[index % 2] ?? '' });
      await expect(at.acquire()).rejects.toBeInstanceOf(FailureError);
    }
    expect(at.endpoint.asked).toHaveLength(5);
  });

  test('lets the accounts of one app that have all worked, and now are all refused, ask six times, also at once', async () => {
    const at = world(appOnly());
    at.endpoint.refuseAll = refusal;
    const answers = Array.from({ length: 40 }, (_, index) => {
      at.change({ ...other(`was-good${index}`), preflight: { at: NOW, granted: [] } });
      return at.acquire().catch((thrown: unknown) => (thrown as FailureError).failure.code);
    });
    const codes = await Promise.all(answers);
    expect(at.endpoint.asked).toHaveLength(6);
    expect(codes.filter((code) => code === 'token-requests-spent')).toHaveLength(34);
    expect(at.endpoint.most).toBeLessThanOrEqual(5);
  });

  test('silences no account of the same app that works', async () => {
    const at = world(appOnly());
    await spend(at);
    at.endpoint.refuseAll = undefined;
    at.change({ ...other('works'), preflight: { at: NOW, granted: [] } });
    await expect(at.acquire()).resolves.toMatchObject({ accessToken: 'access-1' });
  });

  test('lets one new credential that a person has given through in a quarter of an hour, and says of the next how long it waits', async () => {
    const at = world(appOnly());
    await spend(at);
    for (const id of ['new1', 'new2']) {
      at.change(other(id));
      await expect(at.acquire({ byHand: true })).rejects.toBeInstanceOf(FailureError);
    }
    expect(at.endpoint.asked).toHaveLength(6);
    await expect(at.acquire()).rejects.toMatchObject({
      failure: { code: 'token-requests-spent', notBefore: NOW + 900_000 },
    });
    at.pass(900_000);
    at.endpoint.refuseAll = undefined;
    await expect(at.acquire()).resolves.toMatchObject({ accessToken: 'access-1' });
  });

  test('holds credentials that are not saved to it as well', async () => {
    const at = world(appOnly());
    at.endpoint.refuseAll = refusal;
    for (let index = 0; index < 9; index += 1)
      await expect(at.acquireUnsaved()).rejects.toBeInstanceOf(FailureError);
    expect(at.endpoint.asked).toHaveLength(6);
  });
});

test('a secret’s id in place of its value is told by its form and by the refusal together', async () => {
  const refused = (code: string, secret?: string) => {
    const at = world(appOnly());
    at.endpoint.refuseAll = { stage: 'token', kind: 'auth', code };
    return at.acquireUnsaved(secret).catch((thrown: unknown) => (thrown as FailureError).failure);
  };
  const id = '3f2b7c9e-1111-4222-8333-444455556691';
  expect(await refused('AADSTS7000215', id)).toMatchObject({ facts: { secret: 'id' } });
  for (const [code, secret] of [['AADSTS7000215'], ['AADSTS700016', id]] as const)
    expect(await refused(code, secret)).not.toHaveProperty('facts');
});

test('V5: a refusal of a credential made minutes ago says that it may only be too new', async () => {
  const young = (code: string, more: object = {}) => {
    const at = world({
      ...appOnly(),
      credential: { ...appOnly().credential, givenAt: NOW - 60_000, ...more },
    });
    at.endpoint.refuseAll = { stage: 'token', kind: 'auth', code };
    return at.acquire().catch((thrown: unknown) => (thrown as FailureError).failure);
  };
  const isNew = { facts: { credential: 'new' } };
  for (const number of [7000215, 700016, 700027, 7000229, 70021, 700213, 65001])
    expect(await young(`AADSTS${number}`)).toMatchObject(isNew);
  expect(await young('AADSTS7000222', { expiresAt: NOW + 1 })).toMatchObject(isNew);
  for (const [code, more] of [
    ['AADSTS7000222', {}],
    ['AADSTS7000222', { expiresAt: NOW - 1 }],
    ['AADSTS50173', {}],
    ['AADSTS7000215', { givenAt: NOW - 600_000 }],
  ] as const)
    expect(await young(code, more)).not.toMatchObject(isNew);
});

describe('rotation', () => {
  test('a new refresh token is stored before the access token is handed out', async () => {
    const { acquire, vault, row } = world(signedIn());
    const token = await acquire();
    expect(token.refreshToken).toBe('rt-1');
    expect(vault.puts).toBe(1);
    expect(row.credential.secrets['refreshToken']).toBe('n0');
  });

  test('the row names the new token, and the used one is kept to be presented once more', async () => {
    const at = world(signedIn());
    await at.acquire();
    const { secrets, rotation } = at.row.credential;
    expect(at.secrets.get(secrets['refreshToken'] ?? '')).toBe('rt-1');
    expect(rotation).toEqual({ reuse: 'unknown', storedAt: NOW, previous: 'n0' });
  });

  test('without the vault there is no access token either', async () => {
    const { acquire, vault } = world(signedIn());
    vault.down = true;
    await expect(acquire()).rejects.toMatchObject({ failure: { code: 'vault-unavailable' } });
  });

  test('where used tokens stay valid, the vault is written to once, then once a day', async () => {
    const at = world(signedIn());
    for (let hour = 0; hour < 48; hour += 1) {
      await at.acquire();
      at.pass(HOUR_MS);
      if (hour % 5 === 0) at.restart();
    }
    expect(at.row.credential.rotation?.reuse).toBe('accepted');
    expect(at.vault.puts).toBeLessThanOrEqual(1 + (48 * HOUR_MS) / STORE_EVERY_MS);
    expect(at.secrets.size).toBe(1);
  });

  test('where tokens are good for one use, every one is stored, and no restart loses the account', async () => {
    const at = world(signedIn());
    at.endpoint.singleUse = true;
    for (let hour = 0; hour < 24; hour += 1) {
      await at.acquire();
      at.pass(HOUR_MS);
      at.restart();
    }
    expect(at.row.credential.rotation?.reuse).toBe('refused');
    expect(at.vault.puts).toBe(24);
    expect(at.secrets.size).toBe(1);
  });

  test('a stored token that is refused while a newer one is in memory: the newer one is tried once and stored', async () => {
    const at = world(signedIn());
    for (let hour = 0; hour < 3; hour += 1) {
      await at.acquire();
      at.pass(HOUR_MS);
    }
    expect(at.row.credential.rotation?.reuse).toBe('accepted');
    const puts = at.vault.puts;
    at.endpoint.singleUse = true;
    await at.acquire();
    expect(at.vault.puts).toBe(puts + 1);
    expect(at.secrets.get(at.row.credential.secrets['refreshToken'] ?? '')).toBe(
      `rt-${at.endpoint.made}`,
    );
  });

  test('when every token is refused, the refusal is the answer', async () => {
    const { acquire, endpoint } = world(signedIn());
    endpoint.refuseAll = refusal;
    await expect(acquire()).rejects.toMatchObject({ failure: refusal });
    expect(endpoint.asked).toHaveLength(1);
  });

  test('F2: who dies between vault and row finds the successor, and presents it once', async () => {
    const at = world(signedIn());
    at.endpoint.singleUse = true;
    for (let hour = 0; hour < 3; hour += 1) {
      await at.acquire();
      at.pass(HOUR_MS);
      at.restart();
    }
    at.dieBeforeRow = true;
    await expect(at.acquire()).rejects.toThrow('died');
    at.dieBeforeRow = false;
    at.restart();
    const before = at.row.credential;
    expect(at.secrets.get(before.rotation?.successor ?? '')).toBe(`rt-${at.endpoint.made}`);
    at.pass(HOUR_MS);
    at.endpoint.asked = [];
    await at.acquire();
    expect(at.endpoint.asked).toHaveLength(2);
    const { secrets, rotation } = at.row.credential;
    expect(secrets['refreshToken']).toBe(before.rotation?.successor);
    expect(rotation).toEqual({ reuse: 'refused', storedAt: NOW + 4 * HOUR_MS });
    expect(at.secrets.size).toBe(1);
  });

  test('F2: the row names the successor before the token is asked for, and never where reuse is accepted', async () => {
    const at = world(signedIn());
    const named: (string | undefined)[] = [];
    at.endpoint.beforeAnswer = () => {
      named.push(at.row.credential.rotation?.successor);
    };
    for (let hour = 0; hour < 4; hour += 1) {
      await at.acquire();
      at.pass(HOUR_MS);
    }
    expect(named.map((name) => name !== undefined)).toEqual([true, true, false, false]);
  });

  test('F2: what is refused for another reason than being used up is presented once', async () => {
    const at = world(signedIn());
    at.endpoint.refuseAll = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' };
    await expect(at.acquire()).rejects.toBeInstanceOf(FailureError);
    const name = at.row.credential.rotation?.successor ?? '';
    at.secrets.set(name, 'rt-younger');
    await expect(at.acquire()).rejects.toBeInstanceOf(FailureError);
    expect(at.endpoint.asked).toHaveLength(2);
  });

  test('a credential that its owner has replaced meanwhile is not overwritten, and no secret is left behind', async () => {
    const at = world(signedIn());
    at.endpoint.beforeAnswer = () => {
      at.secrets.set('mine', 'new');
      at.change({
        credential: { ...at.row.credential, id: 'c9', secrets: { refreshToken: 'mine' } },
      });
    };
    await at.acquire();
    expect(at.row.credential.secrets).toEqual({ refreshToken: 'mine' });
    expect([...at.secrets.values()].sort()).toEqual(['new', 'rt-0']);
  });

  test('an account that was deleted meanwhile keeps nothing', async () => {
    const at = world(signedIn());
    at.endpoint.beforeAnswer = () => {
      at.change({ deleted: true });
    };
    await at.acquire();
    expect([...at.secrets.keys()]).toEqual(['n0']);
  });
});
