import * as z from 'zod';
import { call } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { literal } from '../path';

const subject = z.looseObject({ id: z.string(), subject: z.string().nullable() });

/** The calls that any check needs that makes a message: how it is found again, and how it goes for good. */
export const messageCalls = {
  bySubject: call({
    method: 'GET',
    path: '/me/messages',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: pageOf(subject),
    page: 'https://learn.microsoft.com/graph/api/user-list-messages',
  }),
  purge: call({
    method: 'POST',
    path: '/me/messages/{id}/permanentDelete',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/message-permanentdelete',
  }),
};

/** Far more than one marker can be on. */
const LIMIT = 50;

/** A message whose subject is the marker, in whichever folder. */
export const messageCreation = (what: string): Creation => ({
  what,
  removal: 'permanently deleted (kept by Exchange in Purges until its retention period ends)',
  async find(context, marker) {
    const query = { $filter: `subject eq ${literal(marker)}`, $select: 'id,subject' };
    const { items } = await collect(context, messageCalls.bySubject, { query }, LIMIT);
    return items.filter((item) => item.subject === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(messageCalls.purge, { params: { id } });
  },
});
