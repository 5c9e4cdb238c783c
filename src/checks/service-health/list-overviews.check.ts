import { defineCheck, expect, fail } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';

const overviews = '/admin/serviceAnnouncement/healthOverviews';
const overview = { id: z.string(), service: z.string() };

const listOverviews = list(overviews, overview, { select: false });
const readOverview = get(
  `${overviews}/{id}`,
  { ...overview, issues: z.array(z.looseObject({ service: z.string() })) },
  { select: false, query: { $expand: 'issues' }, docs: 'servicehealth-get' },
);

export default defineCheck({
  title: 'A service’s health names its own issues',
  proves:
    'The health of a service can be read by its id, with issues of that service and of no other.',
  needs: [
    'when signed in, a directory role that may read service health (Service Support Administrator, for one)',
  ],
  calls: [listOverviews, readOverview],
  async run({ graph, random }) {
    const { value: services } = await graph.send(listOverviews);
    if (services.length === 0) fail('the tenant has services');
    const different = new Set(services.map(({ id }) => id)).size;
    expect.equal('no service is listed twice', different, services.length);
    const { id, service } = random.pick(services);
    const one = await graph.send(readOverview, { at: { id } });
    expect.equal('the service is the same by its id', one.service, service);
    const others = one.issues.filter((issue) => issue.service !== service).length;
    expect.equal('its issues are its own', others, 0);
  },
});
