import { readOverview } from '../../accounts/overview';
import { describePrincipal } from '../../members/manage';
import { noAccount } from '../../refusal';
import { readSettings } from '../../settings/read';
import { conditionalResponse } from '../conditional';
import { iso } from '../failure-view';
import { healthView } from '../installation/health-view';
import { operation, READ } from '../operation';
import { isOwnId } from '../schemas/text';
import { overview, overviewQuery } from './overview-schema';
import { briefView, needView, sortedByName, totalsView } from './overview-view';

export const getOverview = operation({
  id: 'getOverview',
  method: 'GET',
  path: '/api/overview',
  tag: 'accounts',
  summary: 'All accounts in brief, and what of them needs a person',
  description:
    'Everything that a first page shows, in one answer: who asks, how the installation does, the accounts that the key’s holder may see. Small enough for a thousand of them, and 304 while nothing has changed.',
  roles: READ,
  headers: ['If-None-Match'],
  query: overviewQuery,
  answers: {
    200: { description: 'The overview', schema: overview, headers: ['ETag'] },
    304: { description: 'Nothing has changed', headers: ['ETag'] },
  },
  problems: [404],
  async handle({ api, core, principal, query, request, language }) {
    if (query.account !== undefined && !isOwnId(query.account)) throw noAccount();
    const glance = await api.health.glance();
    const installation = {
      settings: api.problems.map(({ setting }) => setting),
      lateSince: api.health.lateSince(glance),
      alertError: glance.alerts.lastError,
      silence: glance.alerts.silence,
    };
    const [found, me, { notice }] = await Promise.all([
      readOverview(core, principal, installation, query.account),
      describePrincipal(core, principal),
      readSettings(core),
    ]);
    const now = core.clock();
    const {
      status,
      lastTick,
      configuration,
      simulator,
      alerts: alertsShown,
    } = healthView(api, glance, { now, details: true });
    const health = {
      status,
      lastTick,
      configuration,
      simulator,
      alerts: alertsShown,
    };
    const body = {
      at: iso(now),
      me,
      health,
      notice,
      needs: found.needs.map((need) => needView(need, language)),
      totals: totalsView(found.totals),
      accounts: sortedByName(found.accounts, language).map((brief) =>
        briefView(brief, { now, language }),
      ),
    };
    const lasting = { ...body, at: undefined, health: { ...health, lastTick: lastTick?.at } };
    return conditionalResponse(request, body, lasting);
  },
});
