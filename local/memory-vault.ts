import { FailureError } from '../src/domain/failure';
import type { Vault } from '../src/ports';

/** A vault of this process alone, which answers for a secret that it has not as Key Vault's adapter does. */
export function memoryVault(): Vault {
  const secrets = new Map<string, { value: string; tags: Readonly<Record<string, string>> }>();
  return {
    put: (name, value, tags) => Promise.resolve(void secrets.set(name, { value, tags })),
    get(name) {
      const found = secrets.get(name);
      if (found) return Promise.resolve(found.value);
      const failure = { stage: 'token', kind: 'service', code: 'vault-secret-missing' } as const;
      return Promise.reject(new FailureError(failure));
    },
    remove: (name) => Promise.resolve(void secrets.delete(name)),
    async *list() {
      await Promise.resolve();
      for (const [name, { tags }] of secrets) yield { name, createdAt: 0, tags };
    },
  };
}
