import { consentState, redirectUriOf } from '../accounts/callback';
import type { Onboarding } from '../domain/onboarding';
import { consentLink } from '../domain/portal-links';
import type { Services } from '../services';

/** Where an administrator consents to all that the registration lists; undefined before it is known. */
export function consentUrlOf(
  services: Pick<Services, 'publicOrigin'>,
  { id, tenantId, clientId }: Onboarding,
): string | undefined {
  if (clientId === undefined) return undefined;
  const back = { redirectUri: redirectUriOf(services), state: consentState(id) };
  return consentLink({ tenantId, clientId }, back);
}
