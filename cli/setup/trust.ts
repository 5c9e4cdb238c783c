import type { Registration } from './directory';
import type { Plan } from './plan';
import type { Tools } from './tools';

/**
 * Lets the app trust Perennial's identity in place of a key. Entra checks none of it when it is saved
 * (https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity).
 */
export async function ensureTrust(
  { home, uniqueName, step }: Tools,
  { id }: Registration,
  { trust }: Plan,
): Promise<void> {
  if (!trust) return;
  const { issuer, subject, audience } = trust;
  await home.send('POST', `/applications/${id}/federatedIdentityCredentials`, {
    body: { name: uniqueName, issuer, subject, audiences: [audience] },
  });
  step('trust', subject);
}
