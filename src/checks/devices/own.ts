import * as z from 'zod';
import { call } from '../define';
import type { Call, CheckContext } from '../define';
import { collect, pageOf, settles } from '../paging';

const response = pageOf(z.looseObject({ id: z.string() })).extend({
  '@odata.count': z.number().optional(),
});

/** A list of the user's own devices. */
export const ownDevices = (name: 'ownedDevices' | 'registeredDevices') =>
  call({
    method: 'GET',
    path: `/me/${name}`,
    delegated: 'User.Read',
    application: 'User.Read.All',
    response,
    page: `https://learn.microsoft.com/graph/api/user-list-${name.toLowerCase()}`,
  });

/** More devices than anybody has. */
const LIMIT = 1000;

/** Asserts that a list holds as many devices as it says, each once. */
export async function countsItsDevices(
  context: CheckContext,
  list: Call<typeof response>,
): Promise<void> {
  // Counting is an advanced query: https://learn.microsoft.com/graph/aad-advanced-queries
  const headers = { ConsistencyLevel: 'eventual' };
  await settles('the list is as long as it says', async () => {
    const query = { $select: 'id', $count: 'true' };
    const { body: first } = await context.send(list, { query: { ...query, $top: '1' }, headers });
    const { items } = await collect(context, list, { query, headers }, LIMIT);
    const said = first['@odata.count'];
    const different = new Set(items.map(({ id }) => id)).size;
    return said === items.length && different === items.length
      ? undefined
      : { said, listed: items.length, different };
  });
}
