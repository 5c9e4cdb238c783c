import type { Cases } from './define';

/** The secret could not be read, so no token was asked for. */
export const vaultCases: Cases = {
  'vault-secret-missing': {
    kind: 'service',
    title: 'The account’s secret is gone from the vault',
    cause:
      'The vault has no secret under the name the account refers to: deleted, or lost with the vault.',
    fix: 'Recover the secret in Key Vault while its soft-delete period lasts, or give the account its credential again.',
    link: 'https://learn.microsoft.com/azure/key-vault/general/key-vault-recovery',
    next: 'stop',
  },
  'vault-secret-disabled': {
    kind: 'service',
    title: 'The account’s secret is disabled in the vault',
    cause: 'The vault has the secret that the account refers to, and somebody has disabled it.',
    fix: 'Enable the secret in Key Vault, or give the account its credential again.',
    link: 'https://learn.microsoft.com/azure/key-vault/secrets/about-secrets',
    next: 'stop',
  },
  'vault-forbidden': {
    kind: 'service',
    title: 'The vault refuses the app',
    cause:
      'The app’s managed identity has no right to the vault’s secrets, or the vault’s firewall keeps it out.',
    fix: 'Give the identity the role Key Vault Secrets Officer on the vault, and allow its network.',
    link: 'https://learn.microsoft.com/azure/key-vault/general/rbac-guide',
    next: 'stop',
  },
  'vault-not-configured': {
    kind: 'service',
    title: 'No vault is configured',
    cause: 'The app’s setting KEY_VAULT_URL is missing, so there is nowhere to read a secret from.',
    fix: 'Set KEY_VAULT_URL to the address of the key vault. A deployment by the templates sets it; deploy it again.',
    link: 'https://learn.microsoft.com/azure/azure-functions/functions-how-to-use-azure-function-app-settings',
    next: 'stop',
  },
  'vault-unavailable': {
    kind: 'service',
    title: 'The vault did not answer',
    cause:
      'Key Vault was out of reach or too busy, so the credential could not be read and no token was asked for.',
    fix: 'Nothing, unless it lasts: then see whether the vault still exists and whether its address is right.',
    link: 'https://learn.microsoft.com/azure/key-vault/general/overview-throttling',
  },
  'vault-refused': {
    kind: 'service',
    title: 'The vault did not take the request',
    cause: 'Key Vault refused what the app asked of it, for a reason other than missing rights.',
    fix: 'See that the vault’s address is that of a Key Vault, and look at the vault’s audit log.',
    link: 'https://learn.microsoft.com/azure/key-vault/general/rest-error-codes',
    next: 'stop',
  },
};
