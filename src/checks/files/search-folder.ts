import * as z from 'zod';
import { notApplicable, ok } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { ifThere } from '../removal';
import { nothingToCheck } from '../reread';

/** The name of what is made once, on request, and kept for checks to look for. */
const FIXTURES = 'Perennial fixtures';

const calls = {
  folder: call({
    method: 'GET',
    path: '/me/drive/root:/{name}',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({ id: z.string(), createdDateTime: z.iso.datetime() }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-get',
  }),
  search: call({
    method: 'GET',
    path: "/me/drive/root/search(q='{text}')",
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/driveitem-search',
  }),
};

const DAY_MS = 24 * 60 * 60_000;
const MOST_HITS = 200;

export const check = defineCheck({
  id: 'files.search-folder',
  workload: 'files',
  kind: 'read',
  title: 'A search of the drive finds a folder by its name',
  proves: 'A folder that was made a day ago or earlier is found in the drive by its name.',
  consistency: 'planted',
  modes: ['application', 'delegated'],
  calls,
  needs: [`a folder named “${FIXTURES}” in the drive’s root folder, a day old`],
  async run(context) {
    const found = await ifThere(() =>
      context.send(calls.folder, {
        params: { name: FIXTURES },
        query: { $select: 'id,createdDateTime' },
      }),
    );
    if (!found) notApplicable('not-provisioned', 'needs-fixture', { fixture: 'a folder' });
    const { id, createdDateTime } = found.body;
    // The index may not know it yet.
    if (Date.parse(createdDateTime) > context.now() - DAY_MS) nothingToCheck();
    const args = { params: { text: FIXTURES }, query: { $select: 'id' } };
    const { items } = await collect(context, calls.search, args, MOST_HITS);
    ok(
      'the folder is among what is found',
      items.some((item) => item.id === id),
    );
  },
});
