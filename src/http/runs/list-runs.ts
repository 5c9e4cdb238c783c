import { listRuns as list } from '../../runs/read';
import { accountOf } from '../accounts/account';
import { operation, READ } from '../operation';
import { pageBody } from '../page';
import { page, pageQuery } from '../schemas/common';
import { run } from './run-schema';
import { runView } from './run-view';

export const listRuns = operation({
  id: 'listRuns',
  method: 'GET',
  path: '/api/accounts/{accountId}/runs',
  tag: 'runs',
  summary: 'An account’s runs that have ended, newest first',
  roles: READ,
  query: pageQuery,
  answers: { 200: { description: 'A page of runs', schema: page(run) } },
  problems: [404],
  async handle(call) {
    const { core, query, request } = call;
    const { top, after } = query;
    const account = await accountOf(call);
    const found = await list(core, account, { top, ...(after !== undefined && { after }) });
    return { status: 200, body: pageBody(core, request, query, found, runView) };
  },
});
