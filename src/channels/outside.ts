import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { agentsFor } from '../network/agents';
import { exchangeOver } from '../network/exchange';
import type { WireResponse } from '../network/exchange';
import { proxyFor } from '../network/proxies';
import type { ProxySettings } from '../network/proxies';
import type { Checked, Targets } from '../network/targets';
import { WireError } from '../network/wire-error';
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

export interface OutsideOptions {
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly targets: Targets;
  readonly proxies: ProxySettings;
  readonly userAgent: string;
  /** Certificates (PEM) that are trusted instead of the usual ones: a test's own. */
  readonly ca?: string;
  /** How long a far end may take for an answer, in milliseconds. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** An answer says hardly more than what is wrong. */
const MOST_BYTES = 64 * 1024;

export const createOutside = (options: OutsideOptions): Outside => ({
  clock: options.clock,
  mailer: options.mailer,
  ca: options.ca,
  timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
  check: (url) => options.targets.check(url),
  post: (request) => post(options, request),
});

async function post(
  { targets, proxies, userAgent, ca, timeoutMs = TIMEOUT_MS }: OutsideOptions,
  { url: address, headers, body }: Post,
): Promise<WireResponse> {
  const url = new URL(address);
  const proxied = proxyFor(url, proxies) !== undefined;
  const checked = await checkedFor(targets, url, proxied);
  const agentFor = proxied ? agentsFor(proxies) : () => agentTo(url, checked, ca);
  return exchangeOver(agentFor)({
    method: 'POST',
    url: url.href,
    headers: { 'content-type': 'application/json', 'user-agent': userAgent, ...headers },
    body,
    timeoutMs,
    maxBytes: MOST_BYTES,
  });
}

/** Behind a proxy a name may be unknown here: then it is the proxy who resolves it, and nobody can check it. */
async function checkedFor(targets: Targets, url: URL, proxied: boolean): Promise<Checked> {
  try {
    return await targets.check(url);
  } catch (thrown) {
    if (proxied && thrown instanceof WireError && thrown.code === 'dns') return [];
    throw thrown;
  }
}

/** Connects to the addresses that were checked, whatever the name leads to by now. */
function agentTo(url: URL, checked: Checked, ca: string | undefined): HttpAgent {
  const lookup: LookupFunction = (_hostname, { all }, callback) => {
    const [first] = checked;
    if (all) callback(null, [...checked]);
    else callback(null, first?.address ?? '', first?.family);
  };
  return url.protocol === 'https:' ? new HttpsAgent({ lookup, ca }) : new HttpAgent({ lookup });
}
