import { defineCheck, ifThere, nothingToCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const listItems = list(
  '/me/drive/root/children',
  { ...id, name: z.string(), remoteItem: z.looseObject({}).optional() },
  { docs: 'driveitem-list-children', query: { $top: '10' } },
);
const readByPath = get('/me/drive/root:/{name}', id);

export default defineCheck({
  title: 'A path leads to the item',
  proves: 'An item in the drive’s root folder has the same id by its path as in the list.',
  needs: ['a file or folder in the drive’s root folder'],
  calls: [listItems, readByPath],
  async run({ graph, random }) {
    await settles('a path leads to the item that is listed', async () => {
      const { value: items } = await graph.send(listItems);
      // What is remote lies in another drive, to which it only leads.
      const own = items.filter(({ remoteItem }) => remoteItem === undefined);
      if (own.length === 0) nothingToCheck();
      const item = random.pick(own);
      const found = await ifThere(() => graph.send(readByPath, { at: { name: item.name } }));
      return found?.id === item.id ? undefined : {};
    });
  },
});
