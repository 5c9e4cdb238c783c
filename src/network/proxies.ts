/** Which requests go by a proxy, by the three variables that tools agree on: HTTPS_PROXY, HTTP_PROXY, NO_PROXY. */

export interface ProxySettings {
  /** Proxy for https addresses, as an address of its own. */
  readonly https?: string | undefined;
  /** Proxy for http addresses. */
  readonly http?: string | undefined;
  /** Hosts that are reached directly, between commas or spaces; `*` is all of them. */
  readonly except?: string | undefined;
}

/** The proxy on the way to an address; undefined where there is none. */
export function proxyFor(
  url: URL,
  { https, http, except = '' }: ProxySettings,
): string | undefined {
  const proxy = url.protocol === 'https:' ? https : http;
  if (proxy === undefined || isNearby(url.hostname)) return undefined;
  return except.split(/[\s,]+/).some((entry) => names(entry, url)) ? undefined : proxy;
}

/**
 * This machine (RFC 6761, 6.3; RFC 1122, 3.2.1.3) and what is only reached from it: link-local addresses
 * (RFC 3927, RFC 4291), where clouds keep their identity endpoints. No proxy can reach them.
 */
const isNearby = (hostname: string): boolean =>
  /^(.+\.)?localhost\.?$|^127\.|^169\.254\.|^\[::1\]$|^\[fe[89ab]/i.test(hostname);

/**
 * Whether an entry of NO_PROXY names an address, as curl reads it
 * (https://everything.curl.dev/usingcurl/proxies/env.html): a host stands for itself and all below it,
 * with or without a dot before it, and for all ports unless it has one.
 */
function names(entry: string, { hostname, port, protocol }: URL): boolean {
  const [, host = '', ofPort] = /^\*?\.?(.+?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  if (entry === '*') return true;
  const actual = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  const fits = hostname === host || hostname.endsWith(`.${host}`);
  return host !== '' && fits && (ofPort === undefined || ofPort === actual);
}
