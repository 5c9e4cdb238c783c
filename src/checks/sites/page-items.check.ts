import { defineCheck, nothingToCheck, pagesAddUp } from '@perennial/checks';
import { list } from '../graph';
import { id, items, root } from './calls';

const listLists = list('/sites/{site}/lists', id);
const listItems = list(items, id);

export default defineCheck({
  title: 'A list’s pages add up',
  proves: 'The items of a list of the root site are the same page by page and at once.',
  calls: [listLists, listItems],
  async run({ graph, random }) {
    const { value: lists } = await graph.send(listLists, { at: root });
    if (lists.length === 0) nothingToCheck();
    const at = { ...root, list: random.pick(lists).id };
    await pagesAddUp(graph, listItems, { at, size: 4 });
  },
});
