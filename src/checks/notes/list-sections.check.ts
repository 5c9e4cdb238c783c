import { defineCheck, nothingToCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { id } from './calls';

const listNotebooks = list('/me/onenote/notebooks', id, { query: { $top: '100' } });
const listSections = list(
  '/me/onenote/sections',
  { ...id, parentNotebook: z.looseObject(id).nullish() },
  { select: 'id', query: { $expand: 'parentNotebook', $top: '50' } },
);

const MOST_NOTEBOOKS = 500;
const MOST_SECTIONS = 100;

export default defineCheck({
  title: 'A section belongs to a notebook',
  proves: 'Each notebook section that is listed names one of the listed notebooks as its own.',
  needs: ['a notebook section of the user’s own'],
  calls: [listNotebooks, listSections],
  async run({ graph }) {
    await settles('each section’s notebook is listed', async () => {
      const sections = await graph.all(listSections, { limit: MOST_SECTIONS });
      if (sections.length === 0) nothingToCheck();
      const notebooks = await graph.all(listNotebooks, { limit: MOST_NOTEBOOKS });
      const known = new Set(notebooks.map((notebook) => notebook.id));
      const strange = sections.filter(
        ({ parentNotebook }) => !known.has(parentNotebook?.id ?? ''),
      ).length;
      return strange === 0 ? undefined : { strange };
    });
  },
});
