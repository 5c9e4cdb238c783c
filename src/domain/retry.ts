/**
 * Whether and when a request is sent again. Arithmetic only: the caller sleeps.
 *
 * Microsoft's advice: wait for Retry-After where the answer has one, back off exponentially where it
 * has none (https://learn.microsoft.com/graph/throttling). Times are milliseconds since the epoch.
 */
import { DAY_MS } from '../durations';
import type { Failure } from './failure';

/** Tries of one request, the first included, that end in a fault of the network or of the service. */
export const MAX_TRIES = 5;
/** Tries of one request that nothing comes back from: each takes its whole time-out. */
export const MAX_SILENT_TRIES = 2;
/** Tries of one request that was turned away before it was carried out; the deadline is the real bound. */
export const MAX_THROTTLED_TRIES = 10;
/** How long a 429 without a usable Retry-After is obeyed; doubled with each further one. */
export const DEFAULT_RETRY_AFTER_MS = 10_000;
/** First bound of the random pause after a fault; doubled with each further one. */
export const BACKOFF_MS = 500;
/** The largest bound of that pause. */
export const MAX_BACKOFF_MS = 16_000;
/** A longer Retry-After is no answer to plan by and counts as none. */
export const MAX_RETRY_AFTER_MS = 365 * DAY_MS;

/**
 * How long a Retry-After asks to wait, in milliseconds from `now`; undefined where it is absent or
 * unreadable. It is a number of seconds or an HTTP date (RFC 9110, 10.2.3 and 5.6.7); seconds with a
 * fraction and ISO 8601 are neither, but say what they mean, and to wait is safe. A date is the far
 * side's, so it is read against its own `Date` as well as against our clock, and the later wins.
 */
export function parseRetryAfter(
  value: string | null,
  now: number,
  date: string | null = null,
): number | undefined {
  const text = value?.trim() ?? '';
  const seconds = /^\d+(?:\.\d+)?$/.test(text);
  const wait = seconds ? Math.ceil(Number(text) * 1000) : waitUntil(text, now, date);
  return wait !== undefined && wait <= MAX_RETRY_AFTER_MS ? wait : undefined;
}

/** The form that a sender makes, the two older ones that a recipient must read, and ISO 8601. */
const DATES = [
  /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  /^[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/,
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
];

function readDate(text: string): number | undefined {
  if (!DATES.some((form) => form.test(text))) return undefined;
  // Only the oldest form names no zone: it is in GMT like the others.
  const time = Date.parse(/\d{4}$/.test(text) ? `${text} GMT` : text);
  return Number.isNaN(time) ? undefined : time;
}

function waitUntil(text: string, now: number, date: string | null): number | undefined {
  const until = readDate(text);
  if (until === undefined) return undefined;
  const theirs = readDate(date?.trim() ?? '') ?? now;
  return Math.max(0, until - now, until - theirs);
}

/** What a try came to, when it did not succeed. */
export interface Fault {
  /** HTTP status; absent where there was no answer. */
  readonly status?: number | undefined;
  /** True when the request certainly never reached the far side (no address, no connection). */
  readonly unsent?: boolean | undefined;
  /** Trying again cannot help: a certificate that is not trusted, an answer that is too large. */
  readonly lasting?: boolean | undefined;
  /** Nothing came back within the time that an answer may take. */
  readonly silent?: boolean | undefined;
  /** From Retry-After, in milliseconds; absent where there was none that could be read. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * Until when nothing may be sent to the tenant at all; undefined where the fault does not say so.
 * `attempt` is 1 for the first try.
 */
export function closedUntil(fault: Fault, attempt: number, now: number): number | undefined {
  if (fault.status !== 429 && fault.status !== 503) return undefined;
  if (fault.retryAfterMs !== undefined) return now + fault.retryAfterMs;
  return fault.status === 429 ? now + DEFAULT_RETRY_AFTER_MS * 2 ** (attempt - 1) : undefined;
}

export type RetryDecision =
  { readonly again: true; readonly afterMs: number } | { readonly again: false };

export interface Try {
  /** 1 for the first try. */
  readonly attempt: number;
  /** Sending it twice does what sending it once does (our GET, PUT, PATCH and DELETE; a POST that says so). */
  readonly idempotent: boolean;
  readonly fault: Fault;
  readonly now: number;
  readonly deadline: number;
  /** From 0 up to, not including, 1. */
  readonly random: number;
}

const SERVICE_FAULTS = new Set([500, 502, 504]);

/** Whether a failed try is followed by another, and after which pause. Never past the deadline. */
export function retryDecision({
  attempt,
  idempotent,
  fault,
  now,
  deadline,
  random,
}: Try): RetryDecision {
  const refused = fault.status === 429 || fault.status === 503;
  const limit = refused ? MAX_THROTTLED_TRIES : MAX_TRIES;
  if (fault.lasting || attempt >= limit) return { again: false };
  if (fault.silent && attempt >= MAX_SILENT_TRIES) return { again: false };
  const lost = fault.status === undefined || SERVICE_FAULTS.has(fault.status);
  if (!refused && !(lost && (idempotent || fault.unsent === true))) return { again: false };
  const closed = closedUntil(fault, attempt, now);
  const afterMs =
    closed === undefined
      ? Math.floor(random * Math.min(MAX_BACKOFF_MS, BACKOFF_MS * 2 ** attempt))
      : closed - now;
  return now + afterMs < deadline ? { again: true, afterMs } : { again: false };
}

/** Pauses before a token is asked for a second and a third time, in milliseconds. */
const TOKEN_PAUSES_MS = [1000, 4000];
/** A silent endpoint has taken its ten seconds already: it is asked once more. */
const SILENT_TOKEN_TRIES = 2;
const TOKEN_SERVICE_FAULTS = new Set([500, 502, 503, 504]);
const TOKEN_WAY_FAULTS = new Set(['reset', 'dns', 'refused', 'timeout', 'bad-token-answer']);

/**
 * The pause before a token is asked for again, in milliseconds; undefined when it is not. A refusal (4xx)
 * never is, nor what would begin at `deadline` or later. `attempt` is 1 for the first try.
 */
export function tokenRetryAfterMs(
  { code, status, notBefore }: Pick<Failure, 'code' | 'status' | 'notBefore'>,
  attempt: number,
  now: number,
  deadline: number,
): number | undefined {
  const again =
    status !== undefined && status >= 400
      ? TOKEN_SERVICE_FAULTS.has(status)
      : TOKEN_WAY_FAULTS.has(code);
  if (!again || (code === 'timeout' && attempt >= SILENT_TOKEN_TRIES)) return undefined;
  const pause = TOKEN_PAUSES_MS[attempt - 1];
  if (pause === undefined) return undefined;
  const wait = Math.max(pause, (notBefore ?? now) - now);
  return now + wait < deadline ? wait : undefined;
}
