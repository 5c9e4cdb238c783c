import { refuseOperatorOnly } from '../../accounts/operator-only';
import { registerAccount } from '../../accounts/register';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { accountResponse } from './account';
import { accountInput } from './account-input';
import { account } from './account-schema';

export const createAccount = operation({
  id: 'createAccount',
  method: 'POST',
  path: '/api/accounts',
  tag: 'accounts',
  summary: 'Registers an account; it runs at once',
  description:
    'Also when the token is refused or Microsoft is out of reach: then `preflight` says why. Secrets go into the vault and never come out.',
  roles: WRITE,
  body: accountInput,
  answers: {
    201: { description: 'The account', schema: account, headers: ['Location', 'ETag'] },
  },
  problems: [409, 422, 429],
  async handle(call) {
    const { api, core, principal, body } = call;
    refuseOperatorOnly(core, principal, body.credential);
    limitTokenRequests(api, principal);
    const created = await registerAccount(core, principal, body);
    const { headers, ...response } = accountResponse(call, created, 201);
    return { ...response, headers: { ...headers, Location: `/api/accounts/${created.id}` } };
  },
});
