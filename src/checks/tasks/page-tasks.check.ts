import { defineCheck, pagesAddUp } from '@perennial/checks';
import { list } from '../graph';
import { defaultList, id, listLists, WHOLE } from './calls';

const listTasks = list('/me/todo/lists/{list}/tasks', id, WHOLE);

export default defineCheck({
  title: 'Pages of tasks add up',
  proves: 'The default list’s first tasks, read in pages, are those that one request gives.',
  calls: [listLists, listTasks],
  async run({ graph }) {
    const at = { list: await defaultList(graph) };
    await pagesAddUp(graph, listTasks, { size: 2, at });
  },
});
