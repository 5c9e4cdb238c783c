import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../domain/account';
import type { Clock, Graph, GraphSession, Token } from '../ports';
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

/** Every request under way listens to it: Node warns of more than ten. */
function heardByMany(signal: AbortSignal): AbortSignal {
  setMaxListeners(0, signal);
  return signal;
}

/** From now on for so many milliseconds. */
export const limitOf = (ms: number, now: number): TimeLimit => ({
  deadline: now + ms,
  signal: heardByMany(AbortSignal.timeout(Math.max(1, Math.ceil(ms)))),
});

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

/** The same tenant for a part that has to end earlier; never later than the whole. */
export function endingAt(tenant: Tenant, deadline: number): Tenant {
  const earlier = Math.min(deadline, tenant.deadline);
  const { signal } = limitOf(earlier - tenant.clock(), tenant.clock());
  return {
    ...tenant,
    deadline: earlier,
    signal: heardByMany(AbortSignal.any([tenant.signal, signal])),
  };
}
