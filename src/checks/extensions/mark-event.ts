import { eventCalls, eventCreation, makeEvent, someTime, WIDER } from '../calendar/legacy-event';
import { call, defineCheck } from '../define';
import { extendItem, itemExtensionCalls, itemId } from './open-extension';

const calls = {
  ...eventCalls,
  item: call({
    method: 'GET',
    path: '/me/events/{id}',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: itemId,
    page: 'https://learn.microsoft.com/graph/api/event-get',
    wider: WIDER,
  }),
  ...itemExtensionCalls('events', { read: 'Calendars.Read', write: 'Calendars.ReadWrite' }),
};

export const check = defineCheck({
  id: 'extensions.mark-event',
  workload: 'extensions',
  kind: 'write',
  title: 'An event keeps an extension',
  proves:
    'An open extension of an event is read back as it was written, and goes when it is removed.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    event: eventCreation(
      'an event with an open extension, without attendees or reminder, shown as free, in one to two months',
    ),
  },
  async run(context) {
    const id = await makeEvent(context, someTime(context));
    await extendItem(context, calls, id);
  },
});
