import type { Counterexample } from '@perennial/checks';

/** Hits of Microsoft Search that are well-formed, and not true: all of one id. */
export const untrueHits = (type: string, ...resources: readonly object[]): Counterexample => ({
  path: '/search/query',
  body: {
    '@odata.context':
      'https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.searchResponse)',
    value: [
      {
        searchTerms: [],
        hitsContainers: [
          {
            total: resources.length,
            moreResultsAvailable: false,
            hits: resources.map((resource, index) => ({
              hitId: 'the same',
              rank: index + 1,
              resource: { '@odata.type': `#microsoft.graph.${type}`, id: 'a', ...resource },
            })),
          },
        ],
      },
    ],
  },
});
