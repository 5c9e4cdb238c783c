import type { Principal } from '../domain/member';
import type { Onboarding } from '../domain/onboarding';
import type { Services } from '../services';
import { unprocessable } from '../refusal';
import { untilWritten } from '../until-written';
import { DoorProblem } from './door-problem';
import { findOnboarding } from './find';

/**
 * Says which registration it has become. Throws `DoorProblem` where that is in another tenant than the
 * mailbox.
 */
export async function identifyRegistration(
  services: Pick<Services, 'clock' | 'onboardings' | 'signInEndpoint'>,
  principal: Principal,
  id: string,
  given: { readonly clientId: string; readonly tenantId: string },
): Promise<Onboarding> {
  const { clientId, tenantId } = given;
  const { value: onboarding } = await findOnboarding(services, principal, id);
  if (onboarding.renews !== undefined && clientId !== onboarding.clientId)
    throw unprocessable([
      { field: '/clientId', message: 'is not the registration of the account' },
    ]);
  const tenant = await services.signInEndpoint.tenantOf(tenantId);
  if (tenant?.tid !== onboarding.tid) {
    const facts = { other: tenantId, tenant: onboarding.tenantId };
    throw new DoorProblem('manifest-other-tenant', '/tenantId', facts);
  }
  return untilWritten(async () => {
    const current = await findOnboarding(services, principal, id);
    const { value } = current;
    const look = value.clientId === clientId ? value.look : undefined;
    const next = { ...value, clientId, identifiedAt: services.clock(), look };
    const written = await services.onboardings.replace(current, next);
    return written === 'conflict' ? 'conflict' : next;
  });
}
