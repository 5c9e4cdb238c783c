import { identifyRegistration } from '../../onboarding/identify';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { atTheDoor } from './at-the-door';
import { onboarding, registrationInput } from './onboarding-schema';
import { onboardingView } from './onboarding-view';

export const updateOnboarding = operation({
  id: 'updateOnboarding',
  method: 'PATCH',
  path: '/api/onboarding/{onboardingId}',
  tag: 'onboarding',
  summary: 'Says which registration it has become',
  description:
    'From the manifest that was copied: it stays in the browser. Then `consentUrl` is known.',
  roles: WRITE,
  body: registrationInput,
  answers: { 200: { description: 'The onboarding', schema: onboarding } },
  problems: [404, 422, 429],
  async handle({ api, core, principal, params, body, request }) {
    limitTokenRequests(api, principal);
    const known = await atTheDoor(request, () =>
      identifyRegistration(core, principal, params.onboardingId, body),
    );
    return { status: 200, body: onboardingView(core, known) };
  },
});
