import { twinsOf } from '../../accounts/list';
import { refuseOperatorOnly } from '../../accounts/operator-only';
import { registerAccount } from '../../accounts/register';
import { credentialWarnings, tenantWarnings } from '../../accounts/resolve';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { createdResponse, unlessEmpty } from './account';
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
    return createdResponse(call, created, {
      sameAs: unlessEmpty(await twinsOf(core, created)),
      warnings: unlessEmpty([
        ...tenantWarnings(body.tenantId),
        ...credentialWarnings(core, body.credential),
      ]),
    });
  },
});
