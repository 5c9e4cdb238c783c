import { previewPlan } from '../../runs/preview';
import { accountOf } from '../accounts/account';
import { iso } from '../failure-view';
import { operation, READ } from '../operation';
import { plan, planQuery } from './run-schema';

export const getPlan = operation({
  id: 'getPlan',
  method: 'GET',
  path: '/api/accounts/{accountId}/plan',
  tag: 'runs',
  summary: 'The runs of the next days, if nothing is changed and nothing delays them',
  roles: READ,
  query: planQuery,
  answers: {
    200: { description: 'Earliest first, 1,250 at most; none while paused', schema: plan },
  },
  problems: [404],
  async handle(call) {
    const { core, query } = call;
    const account = await accountOf(call);
    const plan = previewPlan(core.catalogue, account, query.days, core.clock());
    const value = plan.value.map(({ runId, at, checks }) => ({
      runId,
      at: iso(at),
      checks: [...checks],
    }));
    const quiet = plan.quiet.map(({ from, to, why }) => ({ from: iso(from), to: iso(to), why }));
    return { status: 200, body: { ...plan, value, quiet } };
  },
});
