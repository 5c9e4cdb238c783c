import { removing } from '@perennial/checks';
import type { Call, Remove } from '@perennial/checks';
import * as z from 'zod';

export const id = { id: z.string() };

/** Planner changes and deletes nothing without the version that it is meant for. */
export const versioned = { ...id, '@odata.etag': z.string() };

interface Versioned {
  readonly '@odata.etag': string;
}
export const ifMatch = (item: Versioned) => ({ 'If-Match': item['@odata.etag'] });

/** Removes by the version that is read just before. Both paths take the id as `{id}`. */
export const removeVersion = (read: Call<Versioned>, remove: Call): Remove =>
  removing([read, remove], async ({ graph }, { id }) => {
    const at = { id };
    const headers = ifMatch(await graph.send(read, { at }));
    await graph.send(remove, { at, headers });
  });
