import { addSignedIn } from '../../accounts/add-signed-in';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { accountOf, createdResponse } from './account';
import { account } from './account-schema';

export const createSignedInAccount = operation({
  id: 'createSignedInAccount',
  method: 'POST',
  path: '/api/accounts/{accountId}/signed-in',
  tag: 'accounts',
  summary: 'A second account of the same registration, for whoever signs in',
  description:
    'For an account of an app that signs in with a certificate. It looks after the same user with the same checks; the key is copied inside the vault. It waits for its sign-in (`startSignIn`), at which the delegated permissions are consented to.',
  roles: WRITE,
  answers: {
    201: { description: 'The second account', schema: account, headers: ['Location', 'ETag'] },
  },
  problems: [404, 409, 422, 429],
  async handle(call) {
    const { api, core, principal } = call;
    const { id } = await accountOf(call);
    limitTokenRequests(api, principal);
    const made = await addSignedIn(core, principal, id);
    return createdResponse(call, made);
  },
});
