import type * as z from 'zod';
import { redirectUriOf } from '../../accounts/callback';
import type { Onboarding } from '../../domain/onboarding';
import { consentUrlOf } from '../../onboarding/consent';
import { pagesOf, registrationOf } from '../../onboarding/registration';
import { iso } from '../failure-view';
import type { Core } from '../services';
import type { onboarding } from './onboarding-schema';

type View = z.output<typeof onboarding>;

export function onboardingView(core: Core, value: Onboarding): View {
  const { id, user, tenantId, mode, clientId, certificate, renews } = value;
  return {
    id,
    user,
    tenantId,
    mode,
    manifest: jsonOf(registrationOf(core, value)),
    clientId,
    renews,
    certificate: certificate && { pem: certificate.pem, expiresAt: iso(certificate.notAfter) },
    consentUrl: consentUrlOf(core, value),
    redirectUri: redirectUriOf(core),
    steps: stepsOf(value),
    pages: [...pagesOf(clientId)],
    createdAt: iso(value.createdAt),
    expiresAt: iso(value.expiresAt),
  };
}

/** Consent and account are done when the onboarding is used up. */
function stepsOf({ clientId }: Onboarding): View['steps'] {
  const state = clientId === undefined ? 'waiting' : 'done';
  return [
    { name: 'register', state },
    { name: 'manifest', state },
    { name: 'consent', state: 'waiting' },
    { name: 'account', state: 'waiting' },
  ];
}

/** As it is sent: what is undefined is not there. */
export const jsonOf = (value: object) => JSON.parse(JSON.stringify(value)) as View['manifest'];
