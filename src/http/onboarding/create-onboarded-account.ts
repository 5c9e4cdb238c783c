import { finishOnboarding } from '../../onboarding/finish';
import { accountResponse, createdResponse } from '../accounts/account';
import { account } from '../accounts/account-schema';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { onboardedInput } from './onboarding-schema';

export const createOnboardedAccount = operation({
  id: 'createOnboardedAccount',
  method: 'POST',
  path: '/api/onboarding/{onboardingId}/account',
  tag: 'onboarding',
  summary: 'Registers the account, or gives it its next key, and uses the onboarding up',
  description:
    'With the key that was made for it. Where somebody signs in, the account waits for that (`startSignIn`); else it runs at once. Of a renewal (`renews`) the account is that one: it goes over to the new key where a token was had with it, and answers 409 `key-not-taken` where none was; what the body says of it is left alone. Asked once more within a day, it answers the same account: no second one is made.',
  roles: WRITE,
  body: onboardedInput,
  bodyOptional: true,
  answers: {
    200: { description: 'The account with its next key', schema: account, headers: ['ETag'] },
    201: { description: 'The account', schema: account, headers: ['Location', 'ETag'] },
  },
  problems: [404, 409, 422, 429],
  async handle(call) {
    const { api, core, principal, params, body } = call;
    limitTokenRequests(api, principal);
    const finished = await finishOnboarding(core, principal, params.onboardingId, body);
    return finished.made
      ? createdResponse(call, finished.account)
      : accountResponse(call, finished.account);
  },
});
