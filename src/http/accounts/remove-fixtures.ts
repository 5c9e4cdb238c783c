import { removeFixtures as remove } from '../../accounts/fixtures';
import { operation, WRITE } from '../operation';
import { limitTokenRequests } from '../services';
import { accountOf } from './account';
import { fixturesAnswer, fixturesResponse } from './fixture';

export const removeFixtures = operation({
  id: 'removeFixtures',
  method: 'DELETE',
  path: '/api/accounts/{accountId}/fixtures',
  tag: 'accounts',
  summary: 'Removes what was made for the account, where Graph can',
  description: 'A list and a notebook section stay: Graph documents no way to remove them.',
  roles: WRITE,
  answers: fixturesAnswer,
  problems: [404, 422, 429],
  async handle(call) {
    const { id } = await accountOf(call);
    limitTokenRequests(call.api, call.principal);
    return fixturesResponse(await remove(call.core, call.principal, id), call.language);
  },
});
