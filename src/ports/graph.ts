/** Microsoft Graph. */
import type { Mode } from '../domain/account';
import type { Token } from './entra';

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/v1.0` with its query, or a whole link that an earlier answer gave (`@odata.nextLink`). */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A success without JSON in its body is a fault of the way: cut off, or not Microsoft's. */
  readonly expectsJson?: boolean | undefined;
  /** A redirect is an answer to it. Where it is left out, one is a fault of the way: Graph makes none. */
  readonly expectsRedirect?: boolean | undefined;
  /** May be sent again when its answer was lost. Where it is left out: everything but POST. */
  readonly repeatable?: boolean | undefined;
  /** An object is sent as JSON, bytes and text as they are (give a Content-Type). */
  readonly body?: unknown;
}

/** The headers of an answer: the value by a name in any case, or null. */
export type AnswerHeaders = Pick<Headers, 'get'>;

export interface GraphResponse {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Parsed when it is JSON, else undefined. */
  readonly json: unknown;
  readonly bytes: Uint8Array;
  readonly requestId?: string | undefined;
  /** Of how many earlier tries of the request it is not known whether they were carried out. */
  readonly unsettledTries?: number | undefined;
}

/**
 * Graph as one token sees it. Answers of 200 to 399 come back (redirects are not followed); all others
 * throw `FailureError` with stage `request`. Waits for Retry-After and repeats what is safe to repeat,
 * until the signal ends it; a wait that would outlast `deadline` throws `throttled` with `notBefore`.
 */
export interface GraphSession {
  request(request: GraphRequest): Promise<GraphResponse>;
  /** A pre-authenticated upload, download or monitor URL, from an answer: never gets the token. */
  transfer(request: {
    method: 'GET' | 'PUT' | 'DELETE';
    url: string;
    headers?: Readonly<Record<string, string>>;
    body?: Uint8Array;
  }): Promise<GraphResponse>;
}

export interface Graph {
  open(options: {
    readonly tenantId: string;
    readonly clientId: string;
    readonly mode: Mode;
    readonly token: Token;
    /** The run's deadline (milliseconds since the epoch). */
    readonly deadline: number;
    readonly signal: AbortSignal;
  }): GraphSession;
}
