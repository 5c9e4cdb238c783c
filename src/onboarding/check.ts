import { satisfies } from '../checks/permissions';
import { wantedPermissions } from '../accounts/wanted-permissions';
import { CONSENT_LAG_MS, modesOf, tryAgainAfterSeconds } from '../domain/onboarding';
import type { Onboarding, OnboardingCheck } from '../domain/onboarding';
import type { Failure } from '../domain/failure';
import { FailureError } from '../domain/failure';
import { mayNotBeKnownYet } from '../domain/token-refusal';
import { storedCertificate } from '../credentials/fields';
import type { Services } from '../services';
import { withTimeLimit } from '../time-limit';
import { acquireUnsaved } from '../tokens/acquire';

const TOKEN_LIMIT_MS = 15_000;

/** Asks for one token as the app itself, and compares what it may do with what is wanted. */
export async function checkOnboarding(
  services: Services,
  onboarding: Onboarding,
): Promise<OnboardingCheck> {
  const { clientId, identifiedAt, certificate } = onboarding;
  const wanted = wantedOf(services, onboarding);
  if (clientId === undefined || identifiedAt === undefined) return waiting(wanted, 0);
  // Without a key nobody can ask before somebody has signed in.
  if (!certificate) return { state: 'ready', granted: [], lacking: [], late: false };
  const since = services.clock() - identifiedAt;
  try {
    const { permissions = [] } = await tokenOf(services, { ...onboarding, clientId, certificate });
    const lacking = wanted.filter((name) => !satisfies(permissions, name));
    return judged(permissions, wanted, lacking, since);
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    return refusedOrWaiting(thrown.failure, wanted, { since, now: services.clock(), identifiedAt });
  }
}

/** Of a new key all that is to be known is whether it is taken. */
function wantedOf(
  { catalogue }: Pick<Services, 'catalogue'>,
  { mode, checks, renews }: Onboarding,
): readonly string[] {
  const asApp = renews === undefined && modesOf(mode).includes('application');
  return asApp ? wantedPermissions(catalogue, { mode: 'application', checks }) : [];
}

/** While the first answer is on its way. */
export const notAskedYet = (
  services: Pick<Services, 'catalogue'>,
  onboarding: Onboarding,
): OnboardingCheck => waiting(wantedOf(services, onboarding), 0);

async function tokenOf(
  services: Pick<Services, 'vault' | 'tokenEndpoint' | 'tokenMemory'>,
  {
    tenantId,
    tid,
    clientId,
    certificate,
  }: Required<Pick<Onboarding, 'tenantId' | 'tid' | 'clientId' | 'certificate'>>,
) {
  if (!certificate || clientId === undefined) throw new Error('asked without a key');
  const clientCertificate = storedCertificate(await services.vault.get(certificate.secret));
  return withTimeLimit(TOKEN_LIMIT_MS, (signal) =>
    acquireUnsaved(services, {
      tenantId,
      tid,
      clientId,
      credential: { clientCertificate },
      signal,
    }),
  );
}

function judged(
  granted: readonly string[],
  wanted: readonly string[],
  lacking: readonly string[],
  since: number,
): OnboardingCheck {
  if (lacking.length === 0) return { state: 'ready', granted, lacking, late: false };
  return {
    state: lacking.length === wanted.length ? 'waiting' : 'partly',
    granted,
    lacking,
    late: since > CONSENT_LAG_MS,
    tryAgainAfterSeconds: tryAgainAfterSeconds(since),
  };
}

const waiting = (wanted: readonly string[], since: number): OnboardingCheck => ({
  state: 'waiting',
  granted: [],
  lacking: wanted,
  late: since > CONSENT_LAG_MS,
  tryAgainAfterSeconds: tryAgainAfterSeconds(since),
});

/** Nobody has consented yet: a person may take days, which is no failure. */
const NOT_CONSENTED = 'AADSTS65001';

function refusedOrWaiting(
  failure: Failure,
  wanted: readonly string[],
  { since, now, identifiedAt }: { since: number; now: number; identifiedAt: number },
): OnboardingCheck {
  const { kind, code, notBefore } = failure;
  const onTheWay = kind === 'network' || kind === 'service' || kind === 'throttled';
  const lag = mayNotBeKnownYet(failure, { givenAt: identifiedAt, expiresAt: undefined }, now);
  if (!onTheWay && !lag && code !== NOT_CONSENTED) {
    return { state: 'refused', granted: [], lacking: wanted, failure, late: false };
  }
  const asked = notBefore === undefined ? 0 : Math.ceil((notBefore - now) / 1000);
  const again = Math.max(tryAgainAfterSeconds(since), asked);
  return { ...waiting(wanted, since), failure, tryAgainAfterSeconds: again };
}
