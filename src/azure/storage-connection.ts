import type { SecretClient } from '@azure/keyvault-secrets';

/** What the Azure SDKs ask for tokens. */
export type TokenCredential = ConstructorParameters<typeof SecretClient>[1];

/**
 * How a storage service is reached: with a connection string (locally) or at its address as the app's
 * own identity (in Azure, where shared keys are off).
 */
export type StorageConnection =
  | { readonly connectionString: string }
  | { readonly endpoint: string; readonly credential: TokenCredential };
