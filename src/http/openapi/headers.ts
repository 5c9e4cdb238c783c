/** The headers that mean something here, each described once. */

export const requestHeaders = {
  'If-Match': {
    description:
      'Revisions as `ETag` has given them: the change is refused with 412 when there is another by now. `*`, or leaving it out, changes whatever there is.',
    schema: { type: 'string' },
    example: '"3"',
  },
  'If-None-Match': {
    description: 'An `ETag` that an earlier answer came with: 304 when this one would be the same.',
    schema: { type: 'string' },
    example: 'W/"2jmj7l5rSw0yVb_vlWAYkK"',
  },
} as const;
export type RequestHeader = keyof typeof requestHeaders;

export const responseHeaders = {
  ETag: {
    description:
      'Of an account or of the settings the revision, for `If-Match`, which runs do not move; of a list what it holds, for `If-None-Match`.',
    schema: { type: 'string' },
    example: '"3"',
  },
  Location: {
    description: 'The path of what was made',
    schema: { type: 'string', format: 'uri-reference' },
    example: '/api/accounts/5d0f9a3c7be84c1f9d2c3a1e6b7f8091',
  },
  'Retry-After': {
    description: 'In how many seconds to ask again',
    schema: { type: 'integer', minimum: 1 },
    example: 5,
  },
  'WWW-Authenticate': {
    description: 'How to say who asks',
    schema: { type: 'string' },
    example: 'Bearer',
  },
} as const;
export type ResponseHeader = keyof typeof responseHeaders;

/** What a problem of a status carries besides its document. */
export const problemHeaders: Readonly<Partial<Record<number, readonly ResponseHeader[]>>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};
