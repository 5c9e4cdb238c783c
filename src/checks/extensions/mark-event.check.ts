import { defineCheck, described } from '@perennial/checks';
import { event, READ } from '../calendar/calls';
import { makeEvent, someTime } from '../calendar/event';
import { get } from '../graph';
import { id } from './calls';
import { extendItem, itemCalls } from './item';

const extension = itemCalls('events', 'Calendars.Read');
const readEvent = get('/me/events/{id}', id, READ);

export default defineCheck({
  title: 'An event keeps an extension',
  proves:
    'An open extension of an event is read back as it was written, and goes when it is removed.',
  calls: [...Object.values(extension), readEvent],
  creates: [
    described(
      event,
      'an event with an open extension, without attendees or reminder, shown as free, in one to two months',
    ),
  ],
  async run(context) {
    const made = await makeEvent(context, someTime(context));
    await extendItem(context, extension, readEvent, made);
  },
});
