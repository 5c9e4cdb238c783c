import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';
import { nothingToCheck } from '../reread';

const identified = z.looseObject({ id: z.string() });

const calls = {
  notebooks: call({
    method: 'GET',
    path: '/me/onenote/notebooks',
    delegated: 'Notes.Create',
    response: pageOf(identified),
    page: 'https://learn.microsoft.com/graph/api/onenote-list-notebooks',
  }),
  sections: call({
    method: 'GET',
    path: '/me/onenote/sections',
    delegated: 'Notes.Create',
    response: pageOf(identified.extend({ parentNotebook: identified.nullish() })),
    page: 'https://learn.microsoft.com/graph/api/onenote-list-sections',
  }),
};

const MOST_NOTEBOOKS = 500;
const MOST_SECTIONS = 100;

export const check = defineCheck({
  id: 'notes.list-sections',
  workload: 'notes',
  kind: 'read',
  title: 'A section belongs to a notebook',
  proves: 'Each notebook section that is listed names one of the listed notebooks as its own.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  needs: ['a notebook section of the user’s own'],
  async run(context) {
    await settles('each section’s notebook is listed', async () => {
      const query = { $select: 'id', $expand: 'parentNotebook', $top: '50' };
      const sections = await collect(context, calls.sections, { query }, MOST_SECTIONS);
      if (sections.items.length === 0) nothingToCheck();
      const all = { query: { $select: 'id', $top: '100' } };
      const notebooks = await collect(context, calls.notebooks, all, MOST_NOTEBOOKS);
      const known = new Set(notebooks.items.map(({ id }) => id));
      const strange = sections.items.filter(
        ({ parentNotebook }) => !known.has(parentNotebook?.id ?? ''),
      );
      return strange.length === 0 ? undefined : { strange: strange.length };
    });
  },
});
