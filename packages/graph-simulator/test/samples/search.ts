import type { Samples } from './samples';

/** Microsoft Search: an app names the region it looks in. */
export const searchSamples: Samples = {
  bodies: [
    [
      /^POST \/search\/query$/,
      ({ mode }) => ({
        requests: [
          {
            entityTypes: ['driveItem'],
            query: { queryString: 'agenda' },
            ...(mode === 'application' && { region: 'EUR' }),
          },
        ],
      }),
    ],
  ],
  statuses: [[/^POST \/search\/query$/, 200]],
};
