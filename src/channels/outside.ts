import { checkedExchange } from '../network/checked-exchange';
import type { CheckedOptions } from '../network/checked-exchange';
import type { WireResponse } from '../network/exchange';
import type { Checked } from '../network/targets';
import type { Clock, Mailer } from '../ports';

/** How channels reach the world: only what was checked is connected to. */
export interface Outside {
  readonly clock: Clock;
  /** The sender that the deployment has. */
  readonly mailer: Mailer;
  /** How long a far end may take for an answer, in milliseconds. */
  readonly timeoutMs: number;
  /** One POST; redirects are not followed. Throws `TargetRefused` and `WireError`. */
  post(request: Post): Promise<WireResponse>;
  /** Certificates (PEM) that are trusted instead of the usual ones. */
  readonly ca?: string | undefined;
  /** The addresses behind a URL. Throws `TargetRefused` and `WireError`. */
  check(url: URL): Promise<Checked>;
}

export interface Post {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface OutsideOptions extends CheckedOptions {
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly userAgent: string;
  /** How long a far end may take for an answer, in milliseconds. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** An answer says hardly more than what is wrong. */
const MOST_BYTES = 64 * 1024;

export function createOutside({
  clock,
  mailer,
  userAgent,
  timeoutMs = TIMEOUT_MS,
  ...checked
}: OutsideOptions): Outside {
  const exchange = checkedExchange(checked);
  return {
    clock,
    mailer,
    ca: checked.ca,
    timeoutMs,
    check: (url) => checked.targets.check(url),
    post: ({ url, headers, body }) =>
      exchange({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', 'user-agent': userAgent, ...headers },
        body,
        timeoutMs,
        maxBytes: MOST_BYTES,
      }),
  };
}
