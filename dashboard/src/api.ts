import { language } from './language';
import { key, refused } from './session';

/** A field of a body that was refused. */
export interface FieldError {
  /** JSON pointer. */
  readonly field: string;
  readonly message: string;
  readonly code?: string;
}

/** An answer that is no success; status 0 when there was no answer. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: readonly FieldError[] = [],
    /** Seconds, as `Retry-After` says. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

export interface Asked {
  readonly body?: unknown;
  readonly key?: string | undefined;
  /** A media type other than JSON: the body is then its text. */
  readonly accept?: string | undefined;
  /** The revision that a change is based on. */
  readonly ifMatch?: string | undefined;
  /** The ETag of what is known: the answer is then 304 while nothing has changed. */
  readonly known?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly etag: string | undefined;
  readonly location: string | undefined;
}

const PATIENCE_MS = 30_000;

/** Asks the API. Throws `Problem`. A refused key is remembered, and the prompt appears. */
export async function ask<T>(method: string, path: string, asked: Asked = {}): Promise<Answer<T>> {
  const response = await send(method, path, asked);
  const text = asked.accept !== undefined && response.ok;
  const body: unknown = await (text ? response.text() : response.json()).catch(() => undefined);
  if (response.ok || response.status === 304) {
    return {
      status: response.status,
      body: body as T,
      etag: response.headers.get('etag') ?? undefined,
      location: response.headers.get('location') ?? undefined,
    };
  }
  if (response.status === 401 && asked.key === undefined) refused.set(true);
  throw problemOf(response, body);
}

async function send(method: string, path: string, asked: Asked): Promise<Response> {
  const { body, ifMatch, known, signal = AbortSignal.timeout(PATIENCE_MS) } = asked;
  const headers = new Headers({ 'Accept-Language': language });
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined) headers.set(name, value);
  };
  set('X-API-Key', asked.key ?? key.get());
  set('Accept', asked.accept);
  set('If-Match', ifMatch);
  set('If-None-Match', known);
  set('Content-Type', body === undefined ? undefined : 'application/json');
  try {
    return await fetch(path, {
      method,
      headers,
      signal,
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, 'no-answer', '');
  }
}

function problemOf({ status, headers }: Response, body: unknown): Problem {
  const { code, detail, errors } = (body ?? {}) as {
    code?: string;
    detail?: string;
    errors?: FieldError[];
  };
  const retryAfter = Number(headers.get('retry-after')) || undefined;
  return new Problem(status, code ?? 'unexpected', detail ?? '', errors, retryAfter);
}

/** The body of an answer. Throws `Problem`. */
export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await ask<T>('GET', path, signal ? { signal } : {})).body;
