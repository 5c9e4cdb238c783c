import { defineCheck, settles } from '@perennial/checks';
import { get, list } from '../graph';
import { id } from './calls';

const readRoot = get('/sites/root', id);
const listSites = list('/sites/getAllSites', id, {
  permission: { application: 'Sites.Read.All' },
});

/** Some pages; a tenant may have any number of sites. */
const limit = 2000;

export default defineCheck({
  title: 'The root site is among all sites',
  proves: 'An app is given every site once, and where it is given them all, the root site too.',
  calls: [readRoot, listSites],
  async run({ graph }) {
    await settles('each site is listed once, and the root site too', async () => {
      const root = await graph.send(readRoot);
      const { items, whole } = await graph.collect(listSites, { limit });
      const ids = new Set(items.map((site) => site.id));
      const twice = items.length - ids.size;
      const rootMissing = whole && !ids.has(root.id);
      return twice === 0 && !rootMissing ? undefined : { sites: ids.size, twice, rootMissing };
    });
  },
});
