const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/**
 * Whether a request's `Host` header names this machine. A page of somebody's whose own name leads here, which is
 * what DNS rebinding does, has its name there: it may not look at what only this machine may see.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return LOOPBACK.test(host ?? '');
}
