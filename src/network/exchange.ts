import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { agentsFor } from './agents';
import type { AgentFor } from './agents';
import { unpacked } from './unpacked';
import { wireCode, WireError } from './wire-error';

export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  /** From the start of the request to the last byte of the answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Ends the request with code `deadline`. */
  readonly signal?: AbortSignal | undefined;
  /** An answer with a larger body is given up. */
  readonly maxBytes: number;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: WireHeaders;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The headers of an answer, by name in lower case. */
export class WireHeaders {
  constructor(private readonly values: Readonly<Record<string, string | string[] | undefined>>) {}

  /** The value, or null where there is none; of several, all of them between commas. */
  get(name: string): string | null {
    const value = this.values[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries(Object.keys(this.values).map((name) => [name, this.get(name) ?? '']));
  }
}

/**
 * One HTTP exchange: redirects are not followed, the whole answer is read within one time-out and one
 * size. Throws `WireError` and nothing else for what the network does.
 */
export type Exchange = (request: WireRequest) => Promise<WireResponse>;

/** Exchanges over these agents' connections. */
export const exchangeOver =
  (agentFor: AgentFor): Exchange =>
  async (request) => {
    const sent: Sent = { stale: false };
    try {
      return await exchangeOnce(agentFor, request, sent);
    } catch (thrown) {
      // The far side has closed a kept connection while it was taken again: nobody has seen the request.
      if (!sent.stale || request.method !== 'GET') throw thrown;
      return exchangeOnce(agentFor, request, { stale: false });
    }
  };

/** By no proxy. */
export const direct: Exchange = exchangeOver(agentsFor({}));

/** Whether a kept connection broke before anything came back. */
interface Sent {
  stale: boolean;
}

function exchangeOnce(
  agentFor: AgentFor,
  { method, url: address, headers, body, timeoutMs, signal, maxBytes }: WireRequest,
  sent: Sent,
): Promise<WireResponse> {
  if (signal?.aborted) return Promise.reject(new WireError('deadline'));
  return new Promise<WireResponse>((resolve, reject) => {
    const url = new URL(address);
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, { method, headers, agent: agentFor(url) });
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onDeadline);
    };
    const fail = (error: WireError) => {
      end();
      reject(error);
      request.destroy();
    };
    const onDeadline = () => fail(new WireError('deadline'));
    const timer = setTimeout(() => fail(new WireError('timeout')), timeoutMs);
    signal?.addEventListener('abort', onDeadline, { once: true });
    watchProxy(request, fail);
    request.on('error', (error) => {
      sent.stale = request.reusedSocket && wireCode(error) === 'reset';
      fail(new WireError(wireCode(error)));
    });
    request.on('response', (answer) => {
      readAll(answer, maxBytes).then(
        (bytes) => {
          end();
          const { statusCode: status = 0, headers: values } = answer;
          resolve({ status, headers: new WireHeaders(values), bytes });
        },
        (thrown: unknown) =>
          fail(thrown instanceof WireError ? thrown : new WireError(wireCode(thrown))),
      );
    });
    request.end(body);
  });
}

/** What a proxy answers instead of letting the request through is no answer of the far side's. */
function watchProxy(request: ClientRequest, fail: (error: WireError) => void): void {
  request.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
    if (statusCode !== 200) fail(new WireError('proxy'));
  });
}

/** The whole body, unpacked. */
async function readAll(
  answer: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  await new Promise<void>((resolve, reject) => {
    answer.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      chunks.push(chunk);
      if (size > maxBytes) reject(new WireError('body-too-large'));
    });
    answer.on('end', resolve);
    answer.on('error', reject);
  });
  // A copy: what was read is a part of a larger buffer, which would stay with it.
  const packed = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    packed.set(chunk, at);
    at += chunk.byteLength;
  }
  return unpacked(packed, answer.headers['content-encoding'], maxBytes);
}
