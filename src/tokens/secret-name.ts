import type { StoredCredential } from '../domain/account';
import type { Entropy } from '../ports';

/**
 * A name in the vault for one part of an account's credential, never used twice: a deleted secret
 * keeps its name until its soft-delete period ends. Letters, digits and hyphens, at most 127
 * (https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates).
 */
export function secretName(accountId: string, part: string, entropy: Entropy): string {
  return `a-${accountId}-${part}-${entropy.hex(16)}`;
}

/** Tags by which upkeep knows whose a secret is. */
export const secretTags = (accountId: string): Record<string, string> => ({
  purpose: 'account',
  account: accountId,
});

/** The vault names of everything that belongs to a credential, the place of a token to come included. */
export const secretNames = ({ secrets, rotation }: StoredCredential): readonly string[] =>
  [...Object.values(secrets), rotation?.previous, rotation?.successor].filter(
    (name) => name !== undefined,
  );
