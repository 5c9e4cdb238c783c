import { FailureError } from '../../domain/failure';
import { tokenRetryAfterMs } from '../../domain/retry';
import { TOKEN_TIMEOUT_MS } from '../../domain/timing';
import type { Clock, Token, TokenEndpoint, TokenRequest } from '../../ports';
import type { Sleep } from '../throttle-gate';

/**
 * A token endpoint that is asked again where only the way or the service was at fault, until the
 * request's deadline or signal. What is thrown is what the last try threw.
 */
export function retryingTokenEndpoint(
  endpoint: TokenEndpoint,
  { clock, sleep }: { readonly clock: Clock; readonly sleep: Sleep },
): TokenEndpoint {
  return {
    ...endpoint,
    async acquire(request: TokenRequest): Promise<Token> {
      // Without a deadline of its own, a caller of the API waits: for as long as one request may take.
      const deadline = request.deadline ?? clock() + TOKEN_TIMEOUT_MS;
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await endpoint.acquire(request);
        } catch (thrown) {
          if (!(thrown instanceof FailureError)) throw thrown;
          const wait = tokenRetryAfterMs(thrown.failure, attempt, clock(), deadline);
          if (wait === undefined) throw thrown;
          await sleep(wait, request.signal);
          if (request.signal?.aborted) throw thrown;
        }
      }
    },
  };
}
