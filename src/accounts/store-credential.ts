import type { StoredCredential } from '../domain/account';
import type { CredentialKind } from '../credentials/define';
import { secretName, secretTags } from '../tokens/secret-name';
import type { Services } from '../services';

type Deps = Pick<Services, 'vault' | 'entropy' | 'clock' | 'log'>;

/**
 * Puts a credential's parts into the vault, each under a name never used before, and answers what the
 * account's row may know of it. When one part cannot be stored, those that were are removed again.
 */
export async function storeCredential(
  deps: Deps,
  accountId: string,
  kind: CredentialKind,
  input: unknown,
): Promise<StoredCredential> {
  const facts = kind.facts(input);
  const parts = Object.entries(kind.parts(input));
  const named = parts.map(
    ([part, value]) => [part, secretName(accountId, part, deps.entropy), value] as const,
  );
  const secrets = Object.fromEntries(named.map(([part, name]) => [part, name]));
  const tags = secretTags(accountId);
  const stored = await Promise.allSettled(
    named.map(([, name, value]) => deps.vault.put(name, value, tags)),
  );
  const failed = stored.find((result) => result.status === 'rejected');
  if (failed) {
    await removeSecrets(deps, accountId, Object.values(secrets));
    throw failed.reason;
  }
  const { rotates } = kind;
  const isSignedIn = rotates !== undefined && rotates in secrets;
  return {
    kind: kind.kind,
    id: deps.entropy.hex(16),
    secrets,
    givenAt: deps.clock(),
    ...facts,
    rotation: isSignedIn ? { reuse: 'unknown', storedAt: deps.clock() } : undefined,
    awaitsSignIn: rotates === undefined || isSignedIn ? undefined : true,
  };
}

/**
 * Removes secrets that no account refers to any more. False when one is still there: upkeep removes it
 * later, so that a vault that does not answer fails nothing else.
 */
export async function removeSecrets(
  { vault, log }: Pick<Services, 'vault' | 'log'>,
  accountId: string,
  names: readonly string[],
): Promise<boolean> {
  const removed = await Promise.allSettled(names.map((name) => vault.remove(name)));
  const left = removed.filter(({ status }) => status === 'rejected').length;
  if (left > 0) log.warn('secret.not-removed', { accountId, left });
  return left === 0;
}
