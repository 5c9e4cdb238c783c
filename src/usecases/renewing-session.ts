import { FailureError } from '../domain/failure';
import type { GraphSession } from '../ports';

const isRefused = (thrown: unknown): boolean =>
  thrown instanceof FailureError &&
  thrown.failure.stage === 'request' &&
  thrown.failure.status === 401;

/**
 * A session that gets a new token once when Graph refuses the one it has (revoked, or expired on the
 * way), and then repeats what was refused: a 401 says that it was not done. Requests that are refused
 * side by side share the one renewal.
 */
export function renewingSession(
  first: GraphSession,
  renew: () => Promise<GraphSession>,
): GraphSession {
  let renewed: Promise<GraphSession> | undefined;
  return {
    async request(request) {
      if (renewed) return (await renewed).request(request);
      try {
        return await first.request(request);
      } catch (thrown) {
        if (!isRefused(thrown)) throw thrown;
        renewed ??= renew();
        return (await renewed).request(request);
      }
    },
    transfer: async (request) => first.transfer(request),
  };
}
