import { dropOnboarding } from '../../onboarding/drop';
import { findOnboarding } from '../../onboarding/find';
import { operation, WRITE } from '../operation';

export const deleteOnboarding = operation({
  id: 'deleteOnboarding',
  method: 'DELETE',
  path: '/api/onboarding/{onboardingId}',
  tag: 'onboarding',
  summary: 'Gives an onboarding up; its key is deleted',
  roles: WRITE,
  answers: { 204: { description: 'It is gone' } },
  problems: [404],
  async handle({ core, principal, params }) {
    const { value } = await findOnboarding(core, principal, params.onboardingId);
    await dropOnboarding(core, value);
    return { status: 204 };
  },
});
