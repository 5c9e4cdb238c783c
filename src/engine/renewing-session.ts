import { FailureError } from '../domain/failure';
import type { GraphSession } from '../ports';

/** Why another token is wanted: Graph does not take this one, or does not let it do what was asked. */
export type RenewReason = 'refused' | 'forbidden';

/** Another session; undefined when there is to be none, and the refusal stands. */
export type Renew = (reason: RenewReason) => Promise<GraphSession | undefined>;

function reasonIn(thrown: unknown, silent: boolean): RenewReason | undefined {
  if (!(thrown instanceof FailureError) || thrown.failure.stage !== 'request') return undefined;
  const { status, kind } = thrown.failure;
  if (status === 401) return 'refused';
  return silent && status === 403 && kind === 'permission' ? 'forbidden' : undefined;
}

/**
 * A session that gets a new token when Graph refuses the one it has (revoked, or expired on the way),
 * and then repeats what was refused, once: a 401 or 403 says that it was not done. How many tokens a
 * session gets is `renew`'s to say: the first time it gives none, or fails, holds from then on. `silent`:
 * the token does not say what it may do, so that a 403 may be a permission granted since. Requests that
 * are refused side by side share one renewal.
 */
export function renewingSession(
  first: GraphSession,
  renew: Renew,
  { silent }: { readonly silent: boolean },
): GraphSession {
  let current = first;
  const asking = new Map<RenewReason, Promise<boolean>>();
  const ask = async (reason: RenewReason): Promise<boolean> => {
    const renewed = await renew(reason);
    if (!renewed) return false;
    current = renewed;
    asking.delete(reason);
    return true;
  };
  const replaced = (refused: GraphSession, reason: RenewReason): Promise<boolean> | true => {
    if (current !== refused) return true;
    const answer = asking.get(reason) ?? ask(reason);
    asking.set(reason, answer);
    return answer;
  };
  return {
    async request(request) {
      // Nothing is sent with a token that is being replaced, or could not be.
      await asking.get('refused');
      const used = current;
      try {
        return await used.request(request);
      } catch (thrown) {
        const reason = reasonIn(thrown, silent);
        if (reason === undefined || !(await replaced(used, reason))) throw thrown;
        return current.request(request);
      }
    },
    transfer: async (request) => first.transfer(request),
  };
}
