import { redirectUriOf } from '../../accounts/callback';
import { trustOf } from '../../domain/identity';
import { listOnboardings as list } from '../../onboarding/find';
import { permissionsOf } from '../../onboarding/permissions';
import { pagesOf, registrationOf } from '../../onboarding/registration';
import { operation, WRITE } from '../operation';
import { choiceIn } from './choice';
import { onboardingPlan, planQuery } from './onboarding-schema';
import { jsonOf, onboardingView } from './onboarding-view';

export const listOnboardings = operation({
  id: 'listOnboardings',
  method: 'GET',
  path: '/api/onboarding',
  tag: 'onboarding',
  summary: 'What an app registration has to hold for some checks, and one’s own onboardings',
  description:
    'With the reason for each permission, and the pages of Microsoft’s where it is done by hand.',
  roles: WRITE,
  query: planQuery,
  answers: { 200: { description: 'What is wanted, and what is pending', schema: onboardingPlan } },
  problems: [422],
  async handle({ core, principal, query }) {
    const { mode } = query;
    const wish = { mode, checks: choiceIn(core, mode, query.checks) };
    const own = await list(core, principal);
    // Nobody else may register an account with it.
    const mayTrust = principal.role === 'operator' ? core.identity : undefined;
    return {
      status: 200,
      body: {
        permissions: permissionsOf(core, wish),
        manifest: jsonOf(registrationOf(core, wish)),
        redirectUri: redirectUriOf(core),
        identity: mayTrust && trustOf(mayTrust),
        pages: pagesOf(undefined),
        value: own.map((one) => onboardingView(core, one)),
      },
    };
  },
});
