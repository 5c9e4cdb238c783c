import { requestRun } from '../../runs/request';
import { operation, WRITE } from '../operation';
import { runStarted } from '../runs/run-schema';
import { limitRuns } from '../services';
import { accountOf } from './account';

export const runAccount = operation({
  id: 'runAccount',
  method: 'POST',
  path: '/api/accounts/{accountId}/run',
  tag: 'accounts',
  summary: 'Runs an account at once',
  description: 'While it is running, or waiting to, that run’s id.',
  roles: WRITE,
  answers: {
    202: { description: 'Where to look for the run', schema: runStarted, headers: ['Location'] },
  },
  problems: [404, 409, 429],
  async handle(call) {
    const account = await accountOf(call);
    limitRuns(call.api, account);
    const { id } = account;
    const runId = await requestRun(call.core, call.principal, id);
    const headers = { Location: `/api/accounts/${id}/runs/${runId}` };
    return { status: 202, headers, body: { runId } };
  },
});
