import { FailureError } from '../../src/domain/failure';
import { HOUR_MS } from '../../src/durations';
import type { Vault } from '../../src/ports';
import { all, freshId } from './support';

const TAGS = { purpose: 'account', account: 'a1' };

export const failureCode = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    const { stage, kind, code } = thrown.failure;
    return `${stage}/${kind}/${code}`;
  }
  return 'none';
};

/** What every vault promises. `make` gives one that may hold other secrets. */
export function vaultContract(name: string, make: () => Promise<Vault>): void {
  describe(`vault: ${name}`, () => {
    let vault: Vault;
    beforeAll(async () => {
      vault = await make();
    });

    const stored = async (value: string): Promise<string> => {
      const secret = `a-a1-part-${freshId()}`;
      await vault.put(secret, value, TAGS);
      return secret;
    };
    const listed = async () => (await all(vault.list())).map((secret) => secret.name);

    test.each([
      'secret',
      'ü😀\n-----BEGIN PRIVATE KEY-----\r\n"\\"',
      ' spaces ',
      'x'.repeat(20_000),
      'many at once',
    ])('gives back what was put, text %#', async (value) => {
      const secret = await stored(value);
      const reads = await Promise.all(Array.from({ length: 5 }, () => vault.get(secret)));
      expect(reads).toEqual(Array.from({ length: 5 }, () => value));
    });

    test('says that a secret is missing', async () => {
      const missing = 'token/service/vault-secret-missing';
      expect(await failureCode(vault.get(freshId()))).toBe(missing);
    });

    test('no longer gives or lists what was removed', async () => {
      const [secret, kept] = [await stored('one'), await stored('two')];
      await vault.remove(secret);
      const missing = 'token/service/vault-secret-missing';
      expect(await failureCode(vault.get(secret))).toBe(missing);
      expect(await vault.get(kept)).toBe('two');
      expect(await listed()).toContain(kept);
      expect(await listed()).not.toContain(secret);
    });

    test('removes what is not there, and what is gone, without complaint', async () => {
      const secret = await stored('one');
      await Promise.all([vault.remove(secret), vault.remove(secret)]);
      await vault.remove(secret);
      await vault.remove(freshId());
    });

    test('lists all secrets with tags and age, and no values', async () => {
      const names: string[] = [];
      for (let count = 0; count < 60; count += 1) names.push(await stored(`value-${count}`));
      const secrets = await all(vault.list());
      const own = secrets.filter((secret) => names.includes(secret.name));
      expect(own).toHaveLength(names.length);
      for (const secret of own) {
        expect(secret.tags).toEqual(TAGS);
        // Key Vault counts whole seconds.
        expect(Math.abs(Date.now() - secret.createdAt)).toBeLessThan(HOUR_MS);
      }
      expect(JSON.stringify(secrets)).not.toContain('value-');
      const next = secrets[0]?.next;
      if (next === undefined) return;
      // The rest begins behind the first page.
      const rest = (await all(vault.list(next))).map(({ name }) => name);
      expect(rest).toEqual(secrets.filter((one) => one.next !== next).map(({ name }) => name));
    });

    test('does not take a name a second time after it was removed', async () => {
      const secret = await stored('one');
      await vault.remove(secret);
      expect(await failureCode(vault.put(secret, 'two', TAGS))).toBe('token/service/vault-refused');
    });
  });
}
