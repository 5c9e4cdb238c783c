import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../domain/account';
import type { Clock, Graph, GraphSession, Token } from '../ports';
import { withTimeLimit } from '../time-limit';
import { renewingSession } from './renewing-session';
import type { RenewReason } from './renewing-session';

/** Waits (milliseconds), or rejects when the signal ends it. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** How long something may take: nothing is begun at or after `deadline`, and `signal` gives up what is under way. */
export interface TimeLimit {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

/** The tenant as an account reaches it: with which token, as whom, and until when. */
export interface Tenant extends TimeLimit {
  /** Gets a new token by itself where the account's may be renewed. */
  readonly session: GraphSession;
  readonly mode: Account['mode'];
  /** App-only: whose mailbox and drive are looked at. */
  readonly user?: string | undefined;
  /** Signed in: the user's object id, where the token says it. */
  readonly userId?: string | undefined;
  /** Permissions in the token; undefined where it does not say. */
  readonly granted?: readonly string[] | undefined;
  /** Which of the run's tokens is in use: 0 for the first, one more with each renewal. */
  readonly tokenNumber: () => number;
  readonly clock: Clock;
  readonly sleep: Sleep;
}

/** Who asks for a token in which tenant, and whose things it is about. */
export type Identity = Pick<Account, 'tenantId' | 'clientId' | 'mode' | 'user'>;

/** Another token; undefined when there is to be none, and the refusal stands. */
export type RenewToken = (reason: RenewReason) => Promise<Token | undefined>;

export const sleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, { signal });
};

/** What is done within so many milliseconds from `now` on. */
export const limitedTo = <T>(
  ms: number,
  now: number,
  work: (limit: TimeLimit) => Promise<T>,
): Promise<T> => withTimeLimit(ms, (signal) => work({ deadline: now + ms, signal }));

/** Opens the tenant with a token. The one place that asks the Graph adapter for a session. */
export function openTenant(
  { graph, clock }: { readonly graph: Graph; readonly clock: Clock },
  { tenantId, clientId, mode, user }: Identity,
  token: Token,
  { deadline, signal }: TimeLimit,
  renew?: RenewToken,
): Tenant {
  const granted = token.permissions;
  let renewals = 0;
  const open = (withToken: Token): GraphSession =>
    graph.open({ tenantId, clientId, mode, token: withToken, deadline, signal });
  const first = open(token);
  const session = renew
    ? renewingSession(
        first,
        async (reason) => {
          const renewed = await renew(reason);
          if (renewed) renewals += 1;
          return renewed && open(renewed);
        },
        { silent: granted === undefined },
      )
    : first;
  const tokenNumber = () => renewals;
  const userId = mode === 'delegated' ? token.oid : undefined;
  return { session, mode, user, userId, granted, tokenNumber, clock, sleep, deadline, signal };
}

/** What is done with the same tenant in a part that has to end earlier; never later than the whole. */
export function endingAt<T>(
  tenant: Tenant,
  deadline: number,
  work: (tenant: Tenant) => Promise<T>,
): Promise<T> {
  const earlier = Math.min(deadline, tenant.deadline);
  return withTimeLimit(
    earlier - tenant.clock(),
    (signal) => work({ ...tenant, deadline: earlier, signal }),
    tenant.signal,
  );
}
