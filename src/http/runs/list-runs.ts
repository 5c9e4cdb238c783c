import { listRuns as list } from '../../runs/read';
import { accountOf } from '../accounts/account';
import type { Failure } from '../../domain/failure';
import type { Extent } from '../../failures/explain';
import type { Run } from '../../domain/run';
import { operation, READ } from '../operation';
import { pageBody } from '../page';
import { Explanations } from '../explanations';
import { failureView } from '../failure-view';
import { runs, runsQuery } from './run-schema';
import { runView } from './run-view';

export const listRuns = operation({
  id: 'listRuns',
  method: 'GET',
  path: '/api/accounts/{accountId}/runs',
  tag: 'runs',
  summary: 'An account’s runs that have ended, newest first',
  roles: READ,
  query: runsQuery,
  answers: { 200: { description: 'A page of runs', schema: runs } },
  problems: [404],
  async handle(call) {
    const { core, query, request } = call;
    const { top, after, result } = query;
    const account = await accountOf(call);
    const found = await list(core, account, { top, after, results: result });
    const explanations = new Explanations(call.language);
    const tell = (failure: Failure) => explanations.view(failure);
    const whole = (failure: Failure, extent?: Extent) =>
      failureView(failure, call.language, extent);
    const view = (run: Run) => runView(run, whole, tell);
    const body = pageBody(core, request, found, view);
    return { status: 200, body: { ...body, explanations: explanations.texts } };
  },
});
