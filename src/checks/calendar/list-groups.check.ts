import { defineCheck, settles } from '@perennial/checks';
import { list } from '../graph';
import { id, listGroupCalendars, READ, readDefault } from './calls';

const listGroups = list('/me/calendarGroups', id, READ);

/** More groups, and more calendars in one, than people keep. */
const limit = 100;

export default defineCheck({
  title: 'The default calendar lies in one group',
  proves: 'The groups of calendars can be read, and just one of them holds the default calendar.',
  calls: [readDefault, listGroups, listGroupCalendars],
  async run({ graph }) {
    await settles('one group holds the default calendar', async () => {
      const main = await graph.send(readDefault);
      const groups = await graph.all(listGroups, { limit });
      let holding = 0;
      for (const { id: group } of groups) {
        const calendars = await graph.all(listGroupCalendars, { at: { group }, limit });
        if (calendars.some((calendar) => calendar.id === main.id)) holding += 1;
      }
      return holding === 1 ? undefined : { groups: groups.length, holding };
    });
  },
});
