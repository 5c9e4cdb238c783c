import { STATUS_CODES } from 'node:http';

/** The bound on all header lines together, as Kestrel has it. */
export const MAX_HEADER_BYTES = 32_768;

/** What is refused before any function sees it; 404 and 500 are empty, as in Azure. */
const sentences: Readonly<Record<number, string>> = {
  400: 'This is no HTTP request that can be read: its first line, its address, its Host header or its framing is malformed.',
  408: 'The request did not arrive in time.',
  413: 'The request is larger than this host takes.',
  431: `The request’s headers are too long: ${MAX_HEADER_BYTES} bytes at most, with its address.`,
};

export interface Refused {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
}

/** A problem document (RFC 9457) of a request that no function was given, or nothing where there is nothing to say. */
export function refused(status: number): Refused {
  const detail = sentences[status];
  if (detail === undefined) return { headers: { 'content-length': 0 }, body: '' };
  const body = JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail });
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  };
  return { headers, body };
}
