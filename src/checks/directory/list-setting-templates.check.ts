import { expect, opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const template = { ...id, displayName: z.string() };

/** Every tenant has it: https://learn.microsoft.com/graph/group-directory-settings */
const UNIFIED = 'Group.Unified';

export default opensById({
  title: 'A template of group settings opens by id',
  proves:
    'The templates of group settings hold the one for Microsoft 365 groups, and each is the same by its id.',
  thing: 'a template',
  list: list('/groupSettingTemplates', template, { select: false }),
  get: get('/groupSettingTemplates/{id}', template, { select: false }),
  same: ['displayName'],
  args: { limit: 100 },
  listed(templates) {
    const unified = templates.filter(({ displayName }) => displayName === UNIFIED);
    expect.equal('there is one template for groups', unified.length, 1);
  },
  needs: [
    'when signed in, a directory role that may read group settings (Directory Readers, for one)',
  ],
});
