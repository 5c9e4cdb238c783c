import * as z from 'zod';
import { makeFixtures, removeFixtures } from '../../accounts/fixtures';
import type { FixtureResult } from '../../accounts/fixtures';
import { operation, WRITE } from '../operation';
import * as views from '../schemas/views';
import { limitTokenRequests } from '../services';
import { failureView } from '../views/failure';
import { accountOf } from './accounts';

const answers = {
  200: {
    description: 'What became of each',
    schema: z.object({ value: z.array(views.fixture) }),
  },
};

const viewOf = ({ kind, state, failure }: FixtureResult): z.output<typeof views.fixture> => ({
  kind,
  state,
  ...(failure && { failure: failureView(failure) }),
});

export const making = operation({
  summary: 'Makes once, and keeps, what some checks need to work in',
  description:
    'A folder, a list in the root site, a notebook section (signed in), a plan in a Microsoft 365 group that is there; each is named `Perennial fixtures`. What is there already is left as it is.',
  roles: WRITE,
  answers,
  problems: [404, 422, 429],
  async handle(call) {
    const { id } = await accountOf(call);
    limitTokenRequests(call.api, call.principal);
    const value = (await makeFixtures(call.core, id)).map(viewOf);
    return { status: 200, body: { value } };
  },
});

export const removing = operation({
  summary: 'Removes what was made for the account, where Graph can',
  description: 'A list and a notebook section stay: Graph documents no way to remove them.',
  roles: WRITE,
  answers,
  problems: [404, 422, 429],
  async handle(call) {
    const { id } = await accountOf(call);
    limitTokenRequests(call.api, call.principal);
    const value = (await removeFixtures(call.core, id)).map(viewOf);
    return { status: 200, body: { value } };
  },
});
