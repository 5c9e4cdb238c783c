import type { Check, Mode } from '@perennial/checks';
import { userConsent } from './operations';
import { neededPermissions } from './permissions';

/**
 * Whether a check needs, signed in, a permission that is reserved for administrators. App-only, all are.
 * A tenant may be stricter: https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies
 */
export function isReserved(check: Check, mode: Mode): boolean {
  return (
    mode === 'delegated' &&
    neededPermissions(check, mode).some((permission) => !userConsent.has(permission))
  );
}
