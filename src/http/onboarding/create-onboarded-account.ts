import { findOnboarding } from '../../onboarding/find';
import { finishOnboarding } from '../../onboarding/finish';
import { accountResponse } from '../accounts/account';
import { account } from '../accounts/account-schema';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { onboardedInput } from './onboarding-schema';

export const createOnboardedAccount = operation({
  id: 'createOnboardedAccount',
  method: 'POST',
  path: '/api/onboarding/{onboardingId}/account',
  tag: 'onboarding',
  summary: 'Registers the account, and uses the onboarding up',
  description:
    'With the key that was made for it. Where somebody signs in, the account waits for that (`startSignIn`); else it runs at once.',
  roles: WRITE,
  body: onboardedInput,
  bodyOptional: true,
  answers: {
    201: { description: 'The account', schema: account, headers: ['Location', 'ETag'] },
  },
  problems: [404, 409, 422, 429],
  async handle(call) {
    const { api, core, principal, params, body } = call;
    limitTokenRequests(api, principal);
    const { value } = await findOnboarding(core, principal, params.onboardingId);
    const created = await finishOnboarding(core, principal, value, body);
    const { headers, ...response } = await accountResponse(call, created);
    const location = { Location: `/api/accounts/${created.id}` };
    return { ...response, status: 201, headers: { ...headers, ...location } };
  },
});
