import { renewKey as renew } from '../../onboarding/renew';
import { atTheDoor } from '../onboarding/at-the-door';
import { onboarding } from '../onboarding/onboarding-schema';
import { onboardingView } from '../onboarding/onboarding-view';
import { operation, WRITE } from '../operation';
import { accountOf } from './account';

const headers = ['Location'] as const;

export const renewKey = operation({
  id: 'renewKey',
  method: 'POST',
  path: '/api/accounts/{accountId}/key',
  tag: 'onboarding',
  summary: 'Makes the next key of an account, or its first',
  description:
    'For an account with a certificate; offered (`credential.renewable`) from 30 days before the end of one that was made here; and for one that somebody has signed in to without a key (`credential.key`). The answer is an onboarding: its certificate goes into the registration as the first one did, `checkOnboarding` shows when Microsoft takes it, and `createOnboardedAccount` gives it to the account, which goes on as before until then; a first key holds once somebody has signed in again. The pending one is answered again; it is kept for 30 days.',
  roles: WRITE,
  answers: {
    200: { description: 'The one that is pending', schema: onboarding, headers },
    201: { description: 'The new one', schema: onboarding, headers },
  },
  problems: [404, 422],
  async handle(call) {
    const { id } = await accountOf(call);
    const { core, principal, request } = call;
    const { onboarding: pending, begun } = await atTheDoor(request, () =>
      renew(core, principal, id),
    );
    const location = { Location: `/api/onboarding/${pending.id}` };
    const body = onboardingView(core, pending);
    return { status: begun ? 201 : 200, headers: location, body };
  },
});
