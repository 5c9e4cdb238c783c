import { makeFixtures as make } from '../../accounts/fixtures';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { accountOf } from './account';
import { fixturesAnswer, fixturesResponse } from './fixture';

export const makeFixtures = operation({
  id: 'makeFixtures',
  method: 'POST',
  path: '/api/accounts/{accountId}/fixtures',
  tag: 'accounts',
  summary: 'Makes once, and keeps, what some checks need to work in',
  description:
    'A folder, a list in the root site, a notebook section (signed in), a plan in an existing Microsoft 365 group; each is named `Perennial fixtures`. What exists already is left as it is.',
  roles: WRITE,
  answers: fixturesAnswer,
  problems: [404, 422, 429],
  async handle(call) {
    const { id } = await accountOf(call);
    limitTokenRequests(call.api, call.principal);
    return fixturesResponse(await make(call.core, call.principal, id), call.language);
  },
});
