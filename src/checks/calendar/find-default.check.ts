import { defineCheck, expect } from '@perennial/checks';
import { list } from '../graph';
import { id, READ, readDefault } from './calls';

const listCalendars = list('/me/calendars', id, READ);

export default defineCheck({
  title: 'The default calendar is among the calendars',
  proves: 'The calendar can be read, and the default one is among those that are listed.',
  calls: [readDefault, listCalendars],
  async run({ graph }) {
    const main = await graph.send(readDefault);
    const ids = (await graph.all(listCalendars)).map((calendar) => calendar.id);
    expect.among('the default calendar is among the calendars', main.id, ids);
  },
});
