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
 * A session that gets a new token once when Graph refuses the one it has (revoked, or expired on the
 * way), and then repeats what was refused: a 401 or 403 says that it was not done. `silent`: the token
 * does not say what it may do, so that a 403 may be a permission granted since. Requests that are
 * refused side by side share the one renewal.
 */
export function renewingSession(
  first: GraphSession,
  renew: Renew,
  { silent }: { readonly silent: boolean },
): GraphSession {
  const asked = new Map<RenewReason, Promise<GraphSession | undefined>>();
  const latest = async () => (await asked.get('refused')) ?? (await asked.get('forbidden'));
  return {
    async request(request) {
      const renewed = await latest();
      if (renewed) return renewed.request(request);
      try {
        return await first.request(request);
      } catch (thrown) {
        const reason = reasonIn(thrown, silent);
        if (reason === undefined) throw thrown;
        const asking = asked.get(reason) ?? renew(reason);
        asked.set(reason, asking);
        const other = await asking;
        if (!other) throw thrown;
        return other.request(request);
      }
    },
    transfer: async (request) => first.transfer(request),
  };
}
