import { listAccounts as list } from '../../accounts/list';
import { conditionalResponse } from '../conditional';
import { operation, READ } from '../operation';
import { pageBody } from '../page';
import { page, pageQuery } from '../schemas/common';
import { accountSummary } from './summary-schema';
import { summaryView } from './summary-view';

export const listAccounts = operation({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  tag: 'accounts',
  summary: 'The accounts that the key’s holder may see, in brief',
  description: 'What is not in here has `getAccount`. 304 while nothing has changed.',
  roles: READ,
  headers: ['If-None-Match'],
  query: pageQuery,
  answers: {
    200: { description: 'A page of accounts', schema: page(accountSummary), headers: ['ETag'] },
    304: { description: 'Nothing has changed', headers: ['ETag'] },
  },
  async handle({ core, principal, query, request, language }) {
    const found = await list(core, principal, query);
    const told = { now: core.clock(), language };
    const body = pageBody(core, request, found, (brief) => summaryView(brief, told));
    return conditionalResponse(request, body);
  },
});
