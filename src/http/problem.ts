import { STATUS_CODES } from 'node:http';
import { FailureError } from '../domain/failure';
import type { Language } from '../domain/language';
import { InvalidContinuation } from '../ports';
import type { Log } from '../ports';
import { Refusal } from '../refusal';
import type { FieldError, RefusalCode } from '../refusal';
import { detailIn, fieldErrorIn } from './problem-texts';
import type { ApiResponse } from './request';
import { errorName } from '../one-by-one';

interface Details {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is a problem document (RFC 9457). Thrown where it is found out. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Details = {},
  ) {
    super(message);
  }
}

/** `title` is the status's own phrase, as RFC 9457 (4.2.1) asks of problems without a type. */
export function problemResponse(
  { status, code, message, details }: HttpProblem,
  language: Language,
): ApiResponse {
  const { errors = [], headers } = details;
  return {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json; charset=utf-8' },
    body: {
      type: 'about:blank',
      title: STATUS_CODES[status],
      status,
      detail: detailIn(language, code, message),
      code,
      errors: errors.length > 0 ? errors.map((each) => fieldErrorIn(language, each)) : undefined,
    },
  };
}

const statuses: Readonly<Record<RefusalCode, number>> = {
  'not-found': 404,
  'operator-only': 403,
  paused: 409,
  'needs-credential': 409,
  'needs-sign-in': 409,
  'key-not-taken': 409,
  'quota-exhausted': 409,
  'name-taken': 409,
  'last-operator': 409,
  'link-spent': 410,
  'changed-meanwhile': 412,
  'rate-limited': 429,
  busy: 503,
  damaged: 409,
  unprocessable: 422,
};

const retryAfter = (ms: number) => ({ 'Retry-After': String(Math.max(1, Math.ceil(ms / 1000))) });

/** How long to wait for storage or vault to come back, in milliseconds. */
const OUTAGE_MS = 10_000;
const outage = (code: string, message: string) =>
  new HttpProblem(503, code, message, { headers: retryAfter(OUTAGE_MS) });

export const notConfigured = () =>
  outage('not-configured', 'Settings are missing: /api/health names them.');

/** The answer for anything that was thrown. What nobody foresaw is logged, and tells the caller nothing. */
export function problemFrom(thrown: unknown, log: Log): HttpProblem {
  if (thrown instanceof HttpProblem) return thrown;
  if (thrown instanceof Refusal) return ofRefusal(thrown);
  if (thrown instanceof InvalidContinuation) {
    const errors = [{ field: 'after', message: 'is not from a nextLink of this list' }];
    return new HttpProblem(400, 'invalid', 'The query is not valid.', { errors });
  }
  if (thrown instanceof FailureError && thrown.failure.code.startsWith('vault-')) {
    log.error('http.vault-unavailable', { code: thrown.failure.code });
    return outage('vault-unavailable', 'The vault does not answer; nothing was changed.');
  }
  const error = errorName(thrown);
  if (isOutage(thrown)) {
    log.error('http.storage-unavailable', { error });
    return outage('storage-unavailable', 'Storage does not answer.');
  }
  log.error('http.unexpected', { error, at: whereOf(thrown) });
  return new HttpProblem(500, 'unexpected', 'Something went wrong here; it has been logged.');
}

function ofRefusal({ code, message, errors, retryAfterMs }: Refusal): HttpProblem {
  const headers = retryAfterMs === undefined ? {} : retryAfter(retryAfterMs);
  return new HttpProblem(statuses[code], code, message, { errors, headers });
}

/** The Azure SDKs' error for a service that is not there, is overloaded, or does not let the app in. */
function isOutage(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if (thrown.name === 'IdentityUnavailable') return true;
  if (thrown.name !== 'RestError') return false;
  const { statusCode } = thrown as { statusCode?: unknown };
  if (typeof statusCode !== 'number') return true;
  return statusCode >= 500 || [401, 403, 408, 429].includes(statusCode);
}

/** The first line of ours on the stack: enough to find the bug, and none of its values. */
const whereOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error
    ? /at .*?([\w-]+\.[cm]?[jt]s:\d+)/.exec(thrown.stack ?? '')?.[1]
    : undefined;
