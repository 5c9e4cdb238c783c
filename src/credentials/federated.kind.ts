import * as z from 'zod';
import type { CredentialKind } from './define';

const input = z.strictObject({ kind: z.literal('federated') });

/**
 * The app as itself, without any secret: the managed identity that Perennial runs as is a federated
 * credential of the app registration
 * (https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity).
 * Both must be in the same tenant; another tenant is reached through a multi-tenant app consented there.
 */
export const federated: CredentialKind<z.output<typeof input>> = {
  kind: 'federated',
  mode: 'application',
  operatorOnly: true,
  input,
  parts: () => ({}),
  facts: () => ({}),
  present: () => ({ clientAssertion: (managedIdentity) => managedIdentity() }),
};
