import { createHttpHeaders, RestError } from '@azure/core-rest-pipeline';
import type { HttpClient } from '@azure/core-rest-pipeline';
import type { IHttpClient } from '@azure/storage-queue';
import type { Exchange, WireResponse } from '../network/exchange';
import { WireError } from '../network/wire-error';
import type { WireCode } from '../network/wire-error';

/** One try at storage or vault; both answer within milliseconds when they are well. */
const TRY_LIMIT_MS = 10_000;
/** A page is a few megabytes at the most (https://learn.microsoft.com/rest/api/storageservices/query-timeout-and-pagination). */
const MAX_BYTES = 64 * 1024 * 1024;

/** At most three more tries, within seconds: whoever asked is waiting, or its lease is running. */
export const retryOptions = {
  maxRetries: 3,
  retryDelayInMs: 200,
  maxRetryDelayInMs: 2000,
} as const;

/** How an SDK's requests travel. */
export interface Way {
  readonly exchange: Exchange;
  /** Of one try, body included, in milliseconds. */
  readonly tryLimitMs?: number | undefined;
}

/**
 * Our own exchange in the place of an SDK's HTTP client, and of what it makes of a proxy. Each try is
 * limited, and one without a whole answer ends in an error that the SDK tries again: by itself it waits
 * forever, and gives up on an answer that is cut short.
 */
export const httpClientOf = (way: Way): HttpClient => ({
  async sendRequest(request) {
    const { method, url, headers, body } = request;
    const {
      status,
      headers: answered,
      bytes,
    } = await send(way, {
      method,
      url,
      headers: headers.toJSON(),
      body,
    });
    return {
      request,
      status,
      headers: createHttpHeaders(answered.toJSON()),
      bodyAsText: textOf(bytes),
    };
  },
});

/** The same for the queues' SDK, which takes a client of the SDKs before it. */
export const queueHttpClientOf = (way: Way): IHttpClient => ({
  async sendRequest(request) {
    const { method, url, headers } = request;
    const {
      status,
      headers: answered,
      bytes,
    } = await send(way, {
      method,
      url,
      headers: headers.toJson(),
      body: request.body as unknown,
    });
    const values = answered.toJSON();
    const read = { toJson: () => values } as typeof headers;
    return { request, status, headers: read, bodyAsText: textOf(bytes) };
  },
});

interface SdkRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

async function send(
  { exchange, tryLimitMs = TRY_LIMIT_MS }: Way,
  { body, ...request }: SdkRequest,
): Promise<WireResponse> {
  // None of the requests made here streams.
  if (body !== undefined && body !== null && typeof body !== 'string')
    throw new TypeError('a body must be text');
  try {
    return await exchange({
      ...request,
      body: body ?? undefined,
      timeoutMs: tryLimitMs,
      maxBytes: MAX_BYTES,
    });
  } catch (thrown) {
    throw thrown instanceof WireError ? sdkError(thrown) : thrown;
  }
}

/** What the SDKs' own retry takes for a lost request or answer. */
const LOST: Readonly<Partial<Record<WireCode, string>>> = {
  timeout: 'ETIMEDOUT',
  reset: 'ECONNRESET',
  refused: 'ECONNREFUSED',
  dns: 'ENOTFOUND',
};

const sdkError = ({ code }: WireError): RestError =>
  new RestError(`no answer: ${code}`, { code: LOST[code] ?? RestError.REQUEST_SEND_ERROR });

const textOf = (bytes: WireResponse['bytes']): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
