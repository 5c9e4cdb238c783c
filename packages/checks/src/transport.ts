import type { Call } from './call';
import type { Answer, AnswerHeaders, Transfer } from './context';
import { CheckFailure, fail } from './failure';
import type { Method } from './operation';

/** A request as it goes to Graph. */
export interface Request {
  readonly method: Method;
  /** Path below `/v1.0` with its query, or a whole link that an earlier answer gave. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly body: unknown;
}

/** An answer below 400; others are thrown as `RequestError`. */
export interface Response {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Parsed when it is JSON, else undefined. */
  readonly json: unknown;
  readonly bytes: Uint8Array;
}

/** What a check's context stands on. Whoever runs checks provides it. */
export interface Transport {
  /** Throws when nothing may be sent any more, because the run's time is up. */
  readonly ready: () => void;
  /** Sends a request; `read` holds its answer against the call, and what that throws belongs to the request. */
  exchange<T>(call: Call, request: Request, read: (response: Response) => T): Promise<T>;
  /** Pre-authenticated addresses, without the token. */
  transfer(request: Transfer): Promise<Response>;
  readonly pause: (ms: number) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Holds an answer against its call. What came back is never part of the failure. Throws `CheckFailure`. */
export function fit<Body>(call: Call<Body>, response: Response): Answer<Body> {
  const { status, headers, bytes } = response;
  if (!call.status.includes(status)) {
    fail('the answer has an expected status', {
      expected: call.status.join(' or '),
      actual: status,
    });
  }
  const parsed = call.schema?.safeParse(response.json);
  if (parsed && !parsed.success) {
    const at = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 200);
    throw new CheckFailure('assertion', 'bad-shape', {
      what: at === undefined || at === '' ? 'a body in JSON' : at,
    });
  }
  return { status, headers, bytes, body: parsed?.data as Body };
}
