import { RestError } from '@azure/data-tables';
import type { TableServiceClientOptions } from '@azure/data-tables';

type PolicyConfig = NonNullable<TableServiceClientOptions['additionalPolicies']>[number];

/** One try at storage or vault; both answer within milliseconds when they are well. */
const TRY_LIMIT_MS = 10_000;

/** What the SDKs' own retry takes for "the answer was lost". */
const LOST = { timeout: 'ETIMEDOUT', cut: 'ECONNRESET' } as const;
const CUT_SHORT: readonly unknown[] = [RestError.PARSE_ERROR, RestError.REQUEST_SEND_ERROR];

/**
 * Limits each try, body included, and lets the SDK try again when the answer did not come or broke
 * off: by itself it waits forever, and gives up on an answer that is cut short.
 */
export function tryLimit(limitMs = TRY_LIMIT_MS): PolicyConfig {
  return {
    position: 'perRetry',
    policy: {
      name: 'tryLimitPolicy',
      async sendRequest(request, next) {
        const outer = request.abortSignal;
        const limit = AbortSignal.timeout(limitMs);
        request.abortSignal = outer ? AbortSignal.any([outer as AbortSignal, limit]) : limit;
        try {
          return await next(request);
        } catch (error) {
          if (limit.aborted && !outer?.aborted) throw lost('no answer in time', LOST.timeout);
          if (error instanceof RestError && CUT_SHORT.includes(error.code)) {
            throw lost('the answer was cut short', LOST.cut);
          }
          throw error;
        } finally {
          if (outer) request.abortSignal = outer;
          else delete request.abortSignal;
        }
      },
    },
  };
}

const lost = (message: string, code: string): RestError => new RestError(message, { code });

/** At most three more tries, within seconds: whoever asked is waiting, or its lease is running. */
export const retryOptions = {
  maxRetries: 3,
  retryDelayInMs: 200,
  maxRetryDelayInMs: 2000,
} as const;
