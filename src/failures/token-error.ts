import { caseOf } from './catalogue';
import { holdsSent } from './sent';
import type { Failure, FailureKind } from '../domain/failure';

/** An error answer of a token endpoint (RFC 6749, 5.2, with Entra ID's additions). */
export interface TokenRefusal {
  readonly status: number;
  readonly json: unknown;
  /** Secrets that were sent: a code that holds a piece of one is not kept. */
  readonly sent?: readonly string[];
}

/**
 * What sort of failure it is, and its code: `AADSTS` and the first number where Entra ID gives one, else
 * OAuth's own `error`. What the description says is never kept.
 */
export function tokenFailure({
  status,
  json,
  sent = [],
}: TokenRefusal): Pick<Failure, 'kind' | 'code'> {
  const answer = typeof json === 'object' && json !== null ? (json as TokenError) : {};
  const numbered = numberOf(answer);
  const number = holdsSent(String(numbered ?? ''), sent) ? undefined : numbered;
  const named = typeof answer.error === 'string' && NAME.test(answer.error);
  const error = named && !holdsSent(answer.error, sent) ? answer.error : undefined;
  if (number === undefined && answer.suberror === 'consent_required')
    return { kind: 'permission', code: 'AADSTS65001' };
  const code = number === undefined ? error : `AADSTS${number}`;
  if (status === 429) return { kind: 'throttled', code: code ?? 'http-429' };
  if (code === undefined) return notOAuth(status);
  return { code, kind: caseOf(code)?.kind ?? kindOfError(status, error, answer.suberror) };
}

/** No error that OAuth knows: something in between has answered, or the endpoint is out of order. */
function notOAuth(status: number): Pick<Failure, 'kind' | 'code'> {
  if (status === 407) return { kind: 'network', code: 'proxy' };
  return { kind: 'service', code: status < 400 ? 'bad-token-answer' : `http-${status}` };
}

interface TokenError {
  readonly error?: unknown;
  readonly suberror?: unknown;
  readonly error_codes?: unknown;
  readonly error_description?: unknown;
}

const NAME = /^[a-z_]{1,60}$/;

function numberOf({ error_codes: codes, error_description: text }: TokenError): number | undefined {
  const first: unknown = Array.isArray(codes) ? codes[0] : undefined;
  if (Number.isSafeInteger(first)) return first as number;
  const written = typeof text === 'string' ? /\bAADSTS(\d{4,9})\b/.exec(text)?.[1] : undefined;
  return written === undefined ? undefined : Number(written);
}

function kindOfError(status: number, error: string | undefined, suberror: unknown): FailureKind {
  if (error === 'temporarily_unavailable' || error === 'server_error') return 'service';
  if (suberror === 'consent_required' || error === 'consent_required') return 'permission';
  return status >= 500 ? 'service' : 'auth';
}
