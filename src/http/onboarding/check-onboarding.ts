import type * as z from 'zod';
import { compact } from '../../compact';
import type { Language } from '../../domain/language';
import type { Onboarding, OnboardingCheck } from '../../domain/onboarding';
import { permissionsLink } from '../../domain/portal-links';
import { doorCaseFor, tell } from '../../failures/doors';
import { explain } from '../../failures/explain';
import { lookAt } from '../../onboarding/look';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { onboardingCheck } from './onboarding-schema';

type View = z.output<typeof onboardingCheck>;

export const checkOnboarding = operation({
  id: 'checkOnboarding',
  method: 'POST',
  path: '/api/onboarding/{onboardingId}/check',
  tag: 'onboarding',
  summary: 'Asks for one token and compares what it may do',
  description:
    'Granted is what the token shows, not what an answer or an address says. Microsoft is asked no more often than `tryAgainAfterSeconds` says, and every five seconds at most; until then the last answer is given once more.',
  roles: WRITE,
  answers: { 200: { description: 'How far it is', schema: onboardingCheck } },
  problems: [404, 429],
  async handle({ api, core, principal, params, language }) {
    limitTokenRequests(api, principal);
    const { onboarding, check } = await lookAt(core, principal, params.onboardingId);
    return { status: 200, body: checkView(onboarding, check, language) };
  },
});

function checkView(value: Onboarding, found: OnboardingCheck, language: Language): View {
  const { state, granted, lacking, tryAgainAfterSeconds } = found;
  const failure = failureIn(value, found, language);
  return {
    state,
    granted: [...granted],
    lacking: [...lacking],
    failure,
    tryAgainAfterSeconds,
  };
}

function failureIn(
  { clientId, tenantId, user }: Onboarding,
  { failure, granted, lacking, late }: OnboardingCheck,
  language: Language,
): View['failure'] {
  const facts = { tenant: tenantId, domain: tenantId, user };
  const name = failure && doorCaseFor(failure);
  if (name !== undefined) return compact(tell(name, language, facts));
  if (failure) {
    const { title, cause, fix, link } = explain(failure, language);
    return { code: failure.code, title, cause, fix, link };
  }
  if (!late || clientId === undefined) return undefined;
  const counted = {
    granted: String(granted.length),
    wanted: String(granted.length + lacking.length),
    permissions: permissionsLink({ clientId }),
  };
  return compact(tell('consent-not-passed-on', language, { ...facts, ...counted }));
}
