import { CheckFailure } from '@perennial/checks';
import { FailureError, failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { Log } from '../ports';

/** The failure behind what was thrown; one that nobody foresaw is an error in the log as well. */
export function toFailure(
  { log }: { readonly log: Log },
  thrown: unknown,
  event: `${string}.unexpected`,
  accountId: string | undefined,
): Failure {
  const failure = failureOf(thrown);
  if (!(thrown instanceof FailureError || thrown instanceof CheckFailure)) {
    log.error(event, { accountId, error: failure.facts?.['error'] });
  }
  return failure;
}
