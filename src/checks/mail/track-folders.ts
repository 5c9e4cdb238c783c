import * as z from 'zod';
import { ok } from '../assert';
import { changesOf, latest } from '../changes';
import { call, defineCheck } from '../define';

const folder = z.looseObject({ id: z.string() });

const calls = {
  wellKnown: call({
    method: 'GET',
    path: '/me/mailFolders/{name}',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: folder,
    page: 'https://learn.microsoft.com/graph/api/mailfolder-get',
  }),
  changes: call({
    method: 'GET',
    path: '/me/mailFolders/delta',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: changesOf(folder),
    page: 'https://learn.microsoft.com/graph/api/mailfolder-delta',
  }),
};

/** Folders that nobody can delete. https://learn.microsoft.com/graph/api/resources/mailfolder */
const WELL_KNOWN = ['inbox', 'drafts', 'sentitems', 'deleteditems'] as const;

export const check = defineCheck({
  id: 'mail.track-folders',
  workload: 'mail',
  kind: 'read',
  title: 'The first round of changes tells of the well-known folders',
  proves: 'Following the changes of the mail folders begins with the folders that there are.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const query = { $select: 'id' };
    const name = context.random.pick(WELL_KNOWN);
    const { body: known } = await context.send(calls.wellKnown, { params: { name }, query });
    const { body: first } = await context.send(calls.changes, { query });
    const { items } = await latest(context, calls.changes, first);
    ok(
      `the first round of changes tells of ${name}`,
      items.some(({ id }) => id === known.id),
    );
  },
});
