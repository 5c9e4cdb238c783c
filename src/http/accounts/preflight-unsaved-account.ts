import { refuseOperatorOnly } from '../../accounts/operator-only';
import { preflightUnsaved } from '../../accounts/preflight';
import { draftAccount } from '../../accounts/register';
import { resolveCredential } from '../../accounts/resolve';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { accountInput } from './account-input';
import { preflight as schema } from './preflight-schema';
import { preflightView } from './preflight-view';

export const preflightUnsavedAccount = operation({
  id: 'preflightUnsavedAccount',
  method: 'POST',
  path: '/api/preflight',
  tag: 'accounts',
  summary: 'What an account’s token may do, before it is registered',
  description:
    'Nothing is kept. A refresh token is used by this; where such a token is good for one use only, register the account instead.',
  roles: WRITE,
  body: accountInput,
  answers: { 200: { description: 'What the token may do', schema } },
  problems: [422, 429],
  async handle({ api, core, principal, body, language }) {
    refuseOperatorOnly(core, principal, body.credential);
    const kind = resolveCredential(core, body.credential);
    const draft = draftAccount(core, body);
    limitTokenRequests(api, principal);
    const { preflight, licences } = await preflightUnsaved(core, body, kind);
    const subject = { ...draft, licences };
    const told = { now: core.clock(), language };
    return { status: 200, body: preflightView(core.catalogue, subject, preflight, told) };
  },
});
