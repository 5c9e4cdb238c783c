import { defineCheck, expect, nothingToCheck, settles } from '@perennial/checks';
import { list } from '../graph';
import { id, listGroups, READ } from './calls';

/** The most a page holds: in a larger group the count is only a bound. */
const MOST = 999;

// Only people: the list leaves service principals out, and the count may not.
const listPeople = list('/groups/{group}/members/microsoft.graph.user', id, {
  ...READ,
  query: { $count: 'true', $top: String(MOST) },
});

export default defineCheck({
  title: 'A group has as many members as are counted',
  proves: 'Of a few groups, each lists as many people as the directory counts in it.',
  calls: [listGroups, listPeople],
  async run({ graph, random }) {
    const headers = { ConsistencyLevel: 'eventual' };
    await settles('groups list as many people as are counted', async () => {
      const groups = await graph.all(listGroups, { query: { $top: '50' }, limit: 50 });
      if (groups.length === 0) nothingToCheck();
      for (let looks = 3; looks > 0; looks -= 1) {
        const at = { group: random.pick(groups).id };
        const page = await graph.send(listPeople, { at, headers });
        const counted = expect.present('the directory counts them', page['@odata.count']);
        const listed = page.value.length;
        const whole = page['@odata.nextLink'] === undefined;
        const fits = whole ? counted === listed : counted > listed;
        if (!fits) return { counted, listed };
      }
      return undefined;
    });
  },
});
