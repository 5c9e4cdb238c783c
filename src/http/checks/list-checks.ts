import { operation, READ } from '../operation';
import { list } from '../schemas/common';
import { check } from './check-schema';
import { checkView } from './check-view';

export const listChecks = operation({
  id: 'listChecks',
  method: 'GET',
  path: '/api/checks',
  tag: 'checks',
  summary: 'The catalogue: every check, its calls and the least permissions they need',
  roles: READ,
  answers: { 200: { description: 'All checks', schema: list(check) } },
  handle: ({ core: { catalogue, defaultAlways } }) => ({
    status: 200,
    body: { value: catalogue.map((each) => checkView(each, defaultAlways)) },
  }),
});
