import type { Fault } from '../domain/retry';

/** What went wrong below HTTP. The code is stable and explained; the text of the cause is left out. */
export type WireCode =
  'dns' | 'refused' | 'reset' | 'tls' | 'proxy' | 'timeout' | 'deadline' | 'body-too-large';

/** No usable answer. Holds neither the address nor anything that was sent. */
export class WireError extends Error {
  override readonly name = 'WireError';
  constructor(readonly code: WireCode) {
    super(code);
  }
}

/** How a fault without an answer bears on trying again. */
export const wireFault = ({ code }: WireError): Fault => ({
  silent: code === 'timeout',
  unsent: code === 'dns' || code === 'refused',
  lasting: code === 'tls' || code === 'deadline' || code === 'body-too-large',
});

export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** From the start of the request to the last byte of the answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Ends the request with code `deadline`. */
  readonly signal?: AbortSignal;
  /** An answer with a larger body is given up. */
  readonly maxBytes: number;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * One HTTP exchange on the global fetch: redirects are not followed, the whole answer is read within one
 * time-out and one size. Throws `WireError` and nothing else for what the network does.
 */
export async function exchange(request: WireRequest): Promise<WireResponse> {
  const { method, url, headers, body, timeoutMs, signal, maxBytes } = request;
  const controller = new AbortController();
  const give = (code: WireCode) => () => controller.abort(new WireError(code));
  const onDeadline = give('deadline');
  if (signal?.aborted) throw new WireError('deadline');
  // Not AbortSignal.any and AbortSignal.timeout: what they make can be collected before it fires.
  const timer = setTimeout(give('timeout'), timeoutMs);
  signal?.addEventListener('abort', onDeadline, { once: true });
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: controller.signal,
      ...(body !== undefined && { body }),
    });
    const bytes = await readAll(response, maxBytes, give('body-too-large'));
    return { status: response.status, headers: response.headers, bytes };
  } catch (thrown) {
    throw controller.signal.reason instanceof WireError
      ? controller.signal.reason
      : new WireError(wireCode(thrown));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onDeadline);
  }
}

async function readAll(
  response: Response,
  maxBytes: number,
  give: () => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      give();
      throw new WireError('body-too-large');
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** Codes of Node's network layer and of undici (https://nodejs.org/api/errors.html, https://undici.nodejs.org). */
const codes: Readonly<Record<string, WireCode>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  HOSTNAME_MISMATCH: 'tls',
};

/** The part of Node's and undici's errors that says what happened. */
interface NetworkError {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  /** Of several addresses that were tried in turn. */
  readonly errors?: readonly unknown[];
}

/** The stable code behind what fetch threw: the first one known along the chain of causes. */
export function wireCode(thrown: unknown): WireCode {
  let error: unknown = thrown;
  for (let depth = 0; depth < 5 && typeof error === 'object' && error !== null; depth += 1) {
    const { message, code, cause, errors } = error as NetworkError;
    // undici's ProxyAgent says this of a proxy that answers CONNECT with anything but 200.
    if (typeof message === 'string' && message.startsWith('Proxy response')) return 'proxy';
    if (typeof code === 'string') {
      const known = codes[code];
      if (known) return known;
      if (/^(ERR_TLS_|ERR_SSL_|CERT_)/.test(code)) return 'tls';
    }
    error = cause ?? errors?.[0];
  }
  return 'reset';
}

/** JSON, where a body is JSON: by its Content-Type, or by its look where it has none. */
export function parseJson(headers: Headers, bytes: Uint8Array): unknown {
  const type = headers.get('content-type');
  if (type !== null && !/[/+]json\b/i.test(type)) return undefined;
  return jsonOrUndefined(bytes);
}

/** The JSON value in a body, or undefined where it holds none. */
export function jsonOrUndefined(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
