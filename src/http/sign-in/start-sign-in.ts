import * as z from 'zod';
import { issueTicket } from '../../sign-in/ticket';
import { accountOf } from '../accounts/account';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';

const answer = z
  .object({
    url: z
      .url()
      .describe('Where the account’s owner goes with a browser: good for ten minutes, once'),
  })
  .meta({
    id: 'SignInStart',
    examples: [
      {
        url: 'https://perennial.example/api/sign-in/start?ticket=0f1e2d3c4b5a69788796a5b4c3d2e1f0',
      },
    ],
  });

export const startSignIn = operation({
  id: 'startSignIn',
  method: 'POST',
  path: '/api/accounts/{accountId}/sign-in',
  tag: 'accounts',
  summary: 'Begins a sign-in with Microsoft',
  description:
    'For accounts with a credential of the kind `signIn` or `refreshToken`: authorization code with PKCE. Whoever signs in has to be the account’s user. Where Microsoft has asked for more (a claims challenge), the sign-in carries it.',
  roles: WRITE,
  answers: { 200: { description: 'Where to go', schema: answer } },
  problems: [404, 422, 429],
  async handle(call) {
    const { api, core, principal } = call;
    const account = await accountOf(call);
    limitTokenRequests(api, principal);
    return { status: 200, body: { url: await issueTicket(core, account, principal) } };
  },
});
