import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';

const messages = '/admin/serviceAnnouncement/messages';
const message = { id: z.string(), startDateTime: z.string() };

export default opensById({
  title: 'A message to administrators can be opened',
  proves: 'A message of the message centre can be read by its id, and began at the same time.',
  thing: 'a message',
  list: list(messages, message),
  get: get(`${messages}/{id}`, message, { docs: 'serviceupdatemessage-get' }),
  same: ['startDateTime'],
  needs: [
    'when signed in, a directory role that may read the message centre (Message Center Reader, for one)',
  ],
});
