import { closeSync, openSync, writeSync } from 'node:fs';
import type { Mode } from '../domain/account';
import type { WireResponse } from '../network/exchange';
import { parseJson } from '../network/json';
import type { AnswerHeaders } from '../ports';

/** One exchange, as it was on the wire. */
export interface Recorded {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string | Uint8Array | undefined;
  };
  /** Undefined where none came. */
  readonly answer: WireResponse | undefined;
  readonly mode: Mode;
  readonly scopes: readonly string[] | undefined;
  /** Taken out wherever it turns up. */
  readonly secret: string;
}

export interface Recorder {
  record(recorded: Recorded): void;
  close(): void;
}

/** Headers that authenticate somebody. */
const PRIVATE = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/**
 * Writes each Graph exchange as one JSON line: `{method, url, requestHeaders, requestBody?, status?,
 * responseHeaders?, responseBody?, app?, scopes?}`. Bodies are JSON, else text, else base64. Tokens and
 * cookies are left out, and pre-authenticated addresses lose their query, which is what authenticates.
 * A line is on disk when `record` returns, so that a crash loses none. Throws when the file cannot be written.
 */
export function createRecorder(file: string): Recorder {
  const descriptor = openSync(file, 'a', 0o600);
  return {
    record: (recorded) => {
      writeSync(descriptor, `${lineOf(recorded)}\n`);
    },
    close: () => closeSync(descriptor),
  };
}

function lineOf({ request, answer, mode, scopes, secret }: Recorded): string {
  const api = isApi(request.url);
  const line = {
    method: request.method,
    url: withoutSecret(request.url),
    requestHeaders: headersOf(Object.entries(request.headers)),
    requestBody:
      request.body === undefined
        ? undefined
        : readable(new Headers({ ...request.headers }), bytesOf(request.body)),
    status: answer?.status,
    responseHeaders: answer && headersOf(Object.entries(answer.headers.toJSON())),
    responseBody: answer?.bytes.byteLength ? readable(answer.headers, answer.bytes) : undefined,
    app: api ? mode : undefined,
    scopes: api ? scopes : undefined,
  };
  // What is undefined is left out of the text.
  const text = JSON.stringify(line, (_, value: unknown) =>
    typeof value === 'string' ? withoutSecret(value) : value,
  );
  return secret === '' ? text : text.replaceAll(secret, '(token)');
}

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body;

const headersOf = (headers: Iterable<readonly [string, string]>): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !PRIVATE.has(name.toLowerCase())));

/** A body as JSON, else as text, else as base64. */
function readable(headers: AnswerHeaders, bytes: Uint8Array): unknown {
  const json = parseJson(headers, bytes);
  if (json !== undefined) return json;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('base64');
  }
}

const isApi = (text: string): boolean =>
  URL.canParse(text) && new URL(text).pathname.startsWith('/v1.0/');

/** An address outside of the API is its own authorisation, by its query: that is cut off. */
function withoutSecret(text: string): string {
  if (!/^https?:\/\/\S+\?/i.test(text) || isApi(text)) return text;
  return text.replace(/[?#].*$/s, '');
}
