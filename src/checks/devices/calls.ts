import { defineCheck, nothingToCheck, settles } from '@perennial/checks';
import type { CheckDefinition } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';

/** Counting is an advanced query: https://learn.microsoft.com/graph/aad-advanced-queries */
export const headers = { ConsistencyLevel: 'eventual' };

/** A check of a list of the user's own devices: it holds as many as it says, each once. */
export function countsDevices(
  path: string,
  told: Pick<CheckDefinition, 'title' | 'proves'>,
): CheckDefinition {
  const devices = list(path, { id: z.string() });
  return defineCheck({
    ...told,
    calls: [devices],
    async run({ graph }) {
      const query = { $count: 'true' };
      await settles('the list is as long as it says', async () => {
        const first = await graph.send(devices, { query: { ...query, $top: '1' }, headers });
        const items = await graph.all(devices, { query, headers });
        if (first.value.length + items.length === 0) nothingToCheck();
        const said = first['@odata.count'] ?? NaN;
        const different = new Set(items.map(({ id }) => id)).size;
        return said === items.length && different === items.length
          ? undefined
          : { said, listed: items.length, different };
      });
    },
  });
}
