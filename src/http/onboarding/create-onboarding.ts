import { beginOnboarding } from '../../onboarding/begin';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { atTheDoor } from './at-the-door';
import { choiceOf } from './choice';
import { onboarding, onboardingInput } from './onboarding-schema';
import { onboardingView } from './onboarding-view';

export const createOnboarding = operation({
  id: 'createOnboarding',
  method: 'POST',
  path: '/api/onboarding',
  tag: 'onboarding',
  summary: 'Begins an onboarding',
  description:
    'The tenant is found by the user’s address. A certificate is made here: its private half lies in the vault before this answers. Pending ones are kept for seven days; five for each, fifty in all.',
  roles: WRITE,
  body: onboardingInput,
  answers: { 201: { description: 'The onboarding', schema: onboarding, headers: ['Location'] } },
  problems: [409, 422, 429],
  async handle({ api, core, principal, body, request }) {
    limitTokenRequests(api, principal);
    const wish = { ...body, checks: choiceOf(core, body.mode, body.checks) };
    const begun = await atTheDoor(request, () => beginOnboarding(core, principal, wish));
    const headers = { Location: `/api/onboarding/${begun.id}` };
    return { status: 201, headers, body: onboardingView(core, begun) };
  },
});
