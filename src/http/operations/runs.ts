import { slotOfRunId } from '../../domain/run-id';
import { listRuns, readRun } from '../../runs/read';
import { Refusal } from '../../refusal';
import { operation, READ } from '../operation';
import { pageBody } from '../page';
import { pageQuery } from '../schemas/account-input';
import * as views from '../schemas/views';
import { runView } from '../views/run';
import { accountOf } from './accounts';

export const listingRuns = operation({
  summary: 'An account’s runs, newest first',
  roles: READ,
  query: pageQuery,
  answers: { 200: { description: 'A page of runs', schema: views.page(views.run) } },
  problems: [404],
  async handle(call) {
    const { core, query, request } = call;
    const { top, after } = query;
    const account = await accountOf(call);
    const page = await listRuns(core, account, { top, ...(after !== undefined && { after }) });
    return { status: 200, body: pageBody(request, query, page, runView) };
  },
});

export const readingRun = operation({
  summary: 'One run',
  roles: READ,
  answers: { 200: { description: 'The run', schema: views.run } },
  problems: [404],
  async handle(call) {
    const account = await accountOf(call);
    const { runId = '' } = call.params;
    if (slotOfRunId(runId) === undefined) throw new Refusal('not-found', 'There is no such run.');
    return { status: 200, body: runView(await readRun(call.core, account, runId)) };
  },
});
