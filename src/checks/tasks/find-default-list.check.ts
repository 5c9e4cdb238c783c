import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { defaultList, id, listLists, WHOLE } from './calls';

const readList = get('/me/todo/lists/{id}', { ...id, wellknownListName: z.string() }, WHOLE);

export default defineCheck({
  title: 'There is one default task list',
  proves: 'The user’s task lists hold exactly one default list, and it is the same read by itself.',
  calls: [listLists, readList],
  async run({ graph }) {
    const main = await defaultList(graph);
    const read = await graph.send(readList, { at: { id: main } });
    expect.equal('the list read by id is that list', read.id, main);
    expect.equal('it is the default list by itself too', read.wellknownListName, 'defaultList');
  },
});
