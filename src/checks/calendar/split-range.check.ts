import { DAY_MS, defineCheck, settles } from '@perennial/checks';
import { listView } from './calls';

export default defineCheck({
  title: 'A range of the calendar is its halves together',
  proves: 'The events of two weeks are those of the first part together with those of the second.',
  calls: [listView],
  async run({ graph, random, now }) {
    const eventsIn = async (start: number, end: number) => {
      const query = {
        startDateTime: new Date(start).toISOString(),
        endDateTime: new Date(end).toISOString(),
        $top: '100',
      };
      const { items, whole } = await graph.collect(listView, { query });
      return { ids: new Set(items.map(({ id }) => id)), whole };
    };
    const at = now();
    const [from, to] = [at - 7 * DAY_MS, at + 7 * DAY_MS];
    const middle = from + random.int(DAY_MS, 13 * DAY_MS);
    await settles('a range is its halves together', async () => {
      const all = await eventsIn(from, to);
      const first = await eventsIn(from, middle);
      const second = await eventsIn(middle, to);
      // More than a mailbox has in two weeks: then the halves say nothing of the whole.
      if (!all.whole) return undefined;
      const halves = new Set([...first.ids, ...second.ids]);
      const missing = [...all.ids].filter((id) => !halves.has(id)).length;
      const extra = [...halves].filter((id) => !all.ids.has(id)).length;
      return missing + extra === 0 ? undefined : { missing, extra };
    });
  },
});
