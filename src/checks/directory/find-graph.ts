import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { literal } from '../path';

const principal = z.looseObject({ id: z.string(), appId: z.string() });

const calls = {
  byKey: call({
    method: 'GET',
    path: "/servicePrincipals(appId='{appId}')",
    delegated: 'Application.Read.All',
    application: 'Application.Read.All',
    response: principal,
    page: 'https://learn.microsoft.com/graph/api/serviceprincipal-get',
  }),
  list: call({
    method: 'GET',
    path: '/servicePrincipals',
    delegated: 'Application.Read.All',
    application: 'Application.Read.All',
    response: pageOf(principal),
    page: 'https://learn.microsoft.com/graph/api/serviceprincipal-list',
  }),
};

/**
 * Microsoft Graph's own, the same in every tenant:
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
const GRAPH = '00000003-0000-0000-c000-000000000000';

export const check = defineCheck({
  id: 'directory.find-graph',
  workload: 'directory',
  kind: 'read',
  title: 'The directory knows Microsoft Graph',
  proves: 'The directory gives one service principal for Microsoft Graph, by key and by filter.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const $select = 'id,appId';
    const { body: byKey } = await context.send(calls.byKey, {
      params: { appId: GRAPH },
      query: { $select },
    });
    const { body: list } = await context.send(calls.list, {
      query: { $select, $filter: `appId eq ${literal(GRAPH)}` },
    });
    equal('the service principal is Microsoft Graph’s', byKey.appId, GRAPH);
    equal('a filter finds one', list.value.length, 1);
    equal('both ways lead to the same one', list.value[0]?.id, byKey.id);
  },
});
