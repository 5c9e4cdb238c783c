import { defineCheck, expect, literal } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const principal = { ...id, appId: z.string() };
const readByKey = get("/servicePrincipals(appId='{appId}')", principal, {
  docs: 'serviceprincipal-get',
});
const listPrincipals = list('/servicePrincipals', principal);

/**
 * Microsoft Graph's own, the same in every tenant:
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
const GRAPH = '00000003-0000-0000-c000-000000000000';

export default defineCheck({
  title: 'The directory knows Microsoft Graph',
  proves: 'The directory gives one service principal for Microsoft Graph, by key and by filter.',
  calls: [readByKey, listPrincipals],
  async run({ graph }) {
    const byKey = await graph.send(readByKey, { at: { appId: GRAPH } });
    const { value } = await graph.send(listPrincipals, {
      query: { $filter: `appId eq ${literal(GRAPH)}` },
    });
    expect.equal('the service principal is Microsoft Graph’s', byKey.appId, GRAPH);
    expect.equal('a filter finds one', value.length, 1);
    expect.equal('it is Microsoft Graph’s too', value[0]?.appId, GRAPH);
    expect.equal('both ways lead to the same one', value[0]?.id, byKey.id);
  },
});
