import { expect, settles } from '@perennial/checks';
import type { Call, Graph } from '@perennial/checks';
import * as z from 'zod';
import { post } from '../graph';

/** What Microsoft Search answers to one request. https://learn.microsoft.com/graph/api/resources/searchhitscontainer */
interface Found<Item> {
  readonly value: readonly {
    readonly hitsContainers: readonly {
      readonly total?: number | null | undefined;
      readonly hits?: readonly { readonly hitId: string; readonly resource: Item }[] | undefined;
    }[];
  }[];
}

/** A search for things of one sort, of which `resource` is what comes back. */
export function search<Item>(permission: string, resource: z.ZodType<Item>): Call<Found<Item>> {
  const container = z.looseObject({
    total: z.number().nullish(),
    moreResultsAvailable: z.boolean().nullish(),
    hits: z.array(z.looseObject({ hitId: z.string(), resource })).optional(),
  });
  const answer = z.looseObject({ hitsContainers: z.array(container).min(1) });
  const shape = { value: z.array(answer).min(1) };
  const more = {
    permission: { delegated: permission },
    status: [200],
    body: ['requests'],
    repeatable: true as const,
  };
  return post('/search/query', shape, more);
}

interface Query {
  readonly entityType: string;
  readonly queryString: string;
}

const SIZE = 5;

/** One page of hits. */
async function hitsFrom<Item>(
  graph: Graph,
  call: Call<Found<Item>>,
  { entityType, queryString }: Query,
  from: number,
) {
  const request = { entityTypes: [entityType], query: { queryString }, from, size: SIZE };
  const { value } = await graph.send(call, { body: { requests: [request] } });
  const { total, hits = [] } = expect.present(
    'the search is answered',
    value[0]?.hitsContainers[0],
  );
  expect.atMost('no more is found than was asked for', hits.length, SIZE);
  if (total === 0) expect.equal('where nothing is found there are no hits', hits.length, 0);
  return hits;
}

/**
 * Searches twice, for the first hits and for the next ones. Asserts that no hit comes twice, and of
 * each hit what `holds` says.
 */
export async function searchPages<Item>(
  graph: Graph,
  call: Call<Found<Item>>,
  query: Query,
  holds: (resource: Item) => void,
): Promise<void> {
  await settles('no hit comes twice', async () => {
    const first = await hitsFrom(graph, call, query, 0);
    const next = first.length < SIZE ? [] : await hitsFrom(graph, call, query, SIZE);
    const hits = [...first, ...next];
    for (const { resource } of hits) holds(resource);
    const twice = hits.length - new Set(hits.map(({ hitId }) => hitId)).size;
    return twice === 0 ? undefined : { twice };
  });
}
