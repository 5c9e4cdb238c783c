import type { WireResponse } from '../network/exchange';
import { jsonOrUndefined } from '../network/json';
import type { Clock, Delivery } from '../ports';

/** Statuses after which another try may help. */
const PASSING = new Set([408, 425, 429]);
const LONGEST_ERROR = 200;

/** What an HTTP answer says of a delivery, where the far end has no words of its own for it. */
export function deliveryOf(
  { status, headers, bytes }: WireResponse,
  clock: Clock,
  error = new TextDecoder().decode(bytes),
): Delivery {
  if (status >= 200 && status < 300) return { delivered: true, status };
  const passing = PASSING.has(status) || status >= 500;
  const redirected = status >= 300 && status < 400;
  return {
    delivered: false,
    permanent: !passing,
    code: passing ? 'channel-unreachable' : 'channel-refused',
    status,
    error: redirected ? 'It redirects, which is not followed.' : sentence(error),
    notBefore: passing ? notBefore(headers.get('retry-after'), clock()) : undefined,
  };
}

/** What the far end says, on one line and cut. Undefined where it says nothing. */
export function sentence(text: string): string | undefined {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  if (line === '') return undefined;
  return line.length > LONGEST_ERROR ? `${line.slice(0, LONGEST_ERROR)}…` : line;
}

/** Retry-After in seconds (RFC 9110, 10.2.3); the longest wait is a day. */
function notBefore(retryAfter: string | null, now: number): number | undefined {
  if (retryAfter === null || !/^\d{1,9}$/.test(retryAfter)) return undefined;
  return now + Math.min(Number(retryAfter), 86_400) * 1000;
}

/** A JSON answer's member, whatever the answer is. */
export function memberOf(bytes: Uint8Array, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[name]
        : undefined,
    jsonOrUndefined(bytes),
  );
}
