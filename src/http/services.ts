import type { Problem } from '../config';
import type { Account } from '../domain/account';
import type { Clock, Log } from '../ports';
import type { Principal } from '../domain/member';
import type { Dashboard } from './dashboard/dashboard';
import type { HealthReader } from '../maintenance/health';
import type { LastSeen } from '../members/last-seen';
import type { Operation } from './operation';
import type { RateLimit } from './rate-limit';
import { Refusal } from '../refusal';
import type { StandIn } from '../runs/stand-in';
import type { Services } from '../services';
import type { Capabilities } from '../accounts/resolve';

/** What needs storage and vault. */
export type Core = Services & Capabilities;

/** What the API is built on. Tests build it too. */
export interface ApiServices {
  /** What it can be asked: `operations.ts`. */
  readonly operations: readonly Operation[];
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
  /** What is wrong with the settings. */
  readonly problems: readonly Problem[];
  readonly operatorKey: string | undefined;
  /** Locally: where the simulator's control endpoints are. */
  readonly simulator: string | undefined;
  readonly health: HealthReader;
  readonly lastSeen: LastSeen;
  readonly standIn: StandIn;
  /** Counts what asks Microsoft for a token, for each key holder. */
  readonly tokenRequests: RateLimit;
  /** Counts what sets a run going by hand, for each account. */
  readonly runRequests: RateLimit;
  /** The pages for people; read when the first of them is asked for. */
  readonly dashboard: () => Promise<Dashboard>;
  /** Absent while settings without which nothing works are missing. */
  readonly core: Core | undefined;
}

/** Runs and resumptions by hand a minute, account and instance: more than anybody waits for … */
const RUNS_PER_MINUTE = 240;
/** … and of an account whose last run had no token. */
const RUNS_IN_VAIN_PER_MINUTE = 6;

/** Stands against a key that sets runs going without end. Throws `Refusal`. */
export function limitRuns(api: ApiServices, { id, failure }: Account): void {
  const perMinute = failure?.stage === 'token' ? RUNS_IN_VAIN_PER_MINUTE : RUNS_PER_MINUTE;
  const retryAfterMs = api.runRequests.take(id, perMinute);
  if (retryAfterMs === 0) return;
  const message = `At most ${perMinute} runs by hand a minute: see first what the last one came to.`;
  throw new Refusal('rate-limited', message, { retryAfterMs });
}

/** Registrations and preflights a minute and instance. */
const PER_MINUTE = { operator: 120, member: 20, reader: 0 } as const;

/** Stands against a key that is used to try credentials. Throws `Refusal`. */
export function limitTokenRequests(api: ApiServices, { id, role }: Principal): void {
  const retryAfterMs = api.tokenRequests.take(id, PER_MINUTE[role]);
  if (retryAfterMs === 0) return;
  const message = `At most ${PER_MINUTE[role]} registrations and preflights a minute.`;
  throw new Refusal('rate-limited', message, { retryAfterMs });
}
