import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { id } from './calls';

const site = { ...id, webUrl: z.string() };
const readRoot = get('/sites/root', site);
const readById = get('/sites/{id}', site);

export default defineCheck({
  title: 'The root site is the same by id',
  proves: 'SharePoint has a root site, and gives the same one by name and by id.',
  calls: [readRoot, readById],
  async run({ graph }) {
    const root = await graph.send(readRoot);
    const byId = await graph.send(readById, { at: { id: root.id } });
    expect.equal('the site read by id is the root site', byId.id, root.id);
    expect.equal('it has one address', byId.webUrl, root.webUrl);
  },
});
