import * as z from 'zod';
import { ok } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';

const folder = z.looseObject({ id: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/me/mailFolders',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: pageOf(folder),
    page: 'https://learn.microsoft.com/graph/api/user-list-mailfolders',
  }),
  wellKnown: call({
    method: 'GET',
    path: '/me/mailFolders/{name}',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: folder,
    page: 'https://learn.microsoft.com/graph/api/mailfolder-get',
  }),
};

/** Folders that every mailbox has at its top. https://learn.microsoft.com/graph/api/resources/mailfolder */
const WELL_KNOWN = ['inbox', 'drafts', 'sentitems', 'deleteditems'] as const;

/** More folders than people keep at the top of a mailbox. */
const LIMIT = 1000;

export const check = defineCheck({
  id: 'mail.list-folders',
  workload: 'mail',
  kind: 'read',
  title: 'A well-known folder is among the mailbox’s folders',
  proves: 'A folder asked for by its well-known name is one of those the mailbox lists.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const name = context.random.pick(WELL_KNOWN);
    const query = { $select: 'id' };
    const { body: known } = await context.send(calls.wellKnown, { params: { name }, query });
    const { items } = await collect(
      context,
      calls.list,
      { query: { ...query, $top: '100' } },
      LIMIT,
    );
    ok(
      `${name} is among the mailbox’s folders`,
      items.some(({ id }) => id === known.id),
    );
  },
});
