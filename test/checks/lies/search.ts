const found = (type: string, ...resources: readonly object[]) => ({
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
const file = {
  webUrl: 'https://signedin-my.sharepoint.com/personal/adele_signedin_example/Documents/a',
};
const elsewhere = { webUrl: 'https://signedin-my.sharepoint.com/personal/alex/Documents/a' };
const message = { receivedDateTime: '2099-01-01T00:00:00Z' };
const early = { receivedDateTime: '2001-01-01T00:00:00Z' };

/** What Microsoft Search may answer that must not pass. */
export const searchLies: Readonly<Record<string, readonly object[]>> = {
  'search.query-files': [
    found('driveItem', elsewhere),
    found('driveItem', file, file),
    found('driveItem', file, file, file, file, file, file),
  ],
  'search.query-messages': [
    found('message', early),
    found('message', message, message),
    { path: '/search/query', kind: 'missing-item' },
  ],
};
