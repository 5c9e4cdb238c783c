import * as z from 'zod';
import { equal, fail, ok } from '../assert';
import { call } from '../define';
import type { CheckContext } from '../define';
import { settles } from '../paging';

/** What Microsoft Search answers to one request. https://learn.microsoft.com/graph/api/resources/searchhitscontainer */
const answerOf = <Resource extends z.ZodType>(resource: Resource) =>
  z.looseObject({
    value: z
      .array(
        z.looseObject({
          hitsContainers: z
            .array(
              z.looseObject({
                total: z.number().nullish(),
                moreResultsAvailable: z.boolean().nullish(),
                hits: z.array(z.looseObject({ hitId: z.string(), resource })).optional(),
              }),
            )
            .min(1),
        }),
      )
      .min(1),
  });

/** A search for things of one sort, of which `resource` is what comes back. */
export const queryCall = <Resource extends z.ZodType>(permission: string, resource: Resource) =>
  call({
    method: 'POST',
    path: '/search/query',
    delegated: permission,
    bodyProperties: ['requests'],
    response: answerOf(resource),
    page: 'https://learn.microsoft.com/graph/api/search-query',
  });

type QueryCall<Resource extends z.ZodType> = ReturnType<typeof queryCall<Resource>>;

const SIZE = 5;

/** One page of hits. */
async function pageOfHits<Resource extends z.ZodType>(
  context: CheckContext,
  query: QueryCall<Resource>,
  asked: { readonly entityType: string; readonly queryString: string },
  from: number,
) {
  const { entityType, queryString } = asked;
  const request = { entityTypes: [entityType], query: { queryString }, from, size: SIZE };
  const { body } = await context.send(query, { body: { requests: [request] } });
  const container = body.value[0]?.hitsContainers[0] ?? fail('the search is answered');
  const hits = container.hits ?? [];
  ok('no more is found than was asked for', hits.length <= SIZE);
  if (container.total === 0) equal('where nothing is found there are no hits', hits.length, 0);
  return hits;
}

/**
 * Searches twice, for the first hits and for the next ones. Asserts that no hit comes twice, and of
 * each hit what `holds` says.
 */
export async function searchPages<Resource extends z.ZodType>(
  context: CheckContext,
  query: QueryCall<Resource>,
  asked: { readonly entityType: string; readonly queryString: string },
  holds: (resource: z.output<Resource>) => void,
): Promise<void> {
  await settles('no hit comes twice', async () => {
    const first = await pageOfHits(context, query, asked, 0);
    const next = first.length < SIZE ? [] : await pageOfHits(context, query, asked, SIZE);
    const hits = [...first, ...next];
    for (const { resource } of hits) holds(resource as z.output<Resource>);
    const twice = hits.length - new Set(hits.map(({ hitId }) => hitId)).size;
    return twice === 0 ? undefined : { twice };
  });
}
