import type { Mode } from '@perennial/checks';
import type { CheckMemory } from './check-memory';
import type { DayCounts, DayRecord } from './day';
import type { Failure } from './failure';
import type { Items } from './items';
import type { Language } from './language';
import type { Leftovers } from './leftovers';
import type { Postponement } from './postponement';
import type { Asked, RunResult } from './run';
import type { Schedule } from './schedule';
import type { Share } from './share';
import type { Subscription, SubscriptionUnread } from './subscription';

/** How a token is had: as the app itself, or as a user who has signed in. */
export type { Mode };

export type AccountState =
  | 'active'
  /** It works, but for checks that keep failing or a service that is gone; see `check-memory.ts`. */
  | 'degraded'
  | 'paused'
  | 'failing'
  | 'needs-sign-in'
  | 'needs-credential';

/**
 * What a table row may know of a credential: its kind, the names under which its secret parts lie in
 * the vault, and facts that are not secret. Values are never here.
 */
export interface StoredCredential {
  readonly kind: string;
  /** New whenever a person gives a new credential; what the token cache goes by. */
  readonly id: string;
  /** Part (`clientSecret`, `pem`, `refreshToken`) → name of the secret in the vault. A name is never used twice. */
  readonly secrets: Readonly<Record<string, string>>;
  /** When a person gave it; what is not known counts as long ago (milliseconds since the epoch). */
  readonly givenAt?: number | undefined;
  /** How often a slot was put off because it may be too new to be known everywhere. See `put-off.ts`. */
  readonly tooNew?: number | undefined;
  /** When the credential lapses by itself, where that is known (milliseconds since the epoch). */
  readonly expiresAt?: number | undefined;
  /** Perennial made its key, and offers the next one before it ends. */
  readonly madeHere?: true | undefined;
  /** What is known of the key that holds from the next sign-in on. See `sign-in-key.ts`. */
  readonly nextKey?:
    { readonly expiresAt?: number | undefined; readonly madeHere?: true | undefined } | undefined;
  /** When it ends as the directory says, and when that was read (milliseconds since the epoch). See `credential-watch.ts`. */
  readonly directory?:
    { readonly endsAt?: number | undefined; readonly readAt: number } | undefined;
  /** The nearest mark before it lapses that was told, in days. See `credential-watch.ts`. */
  readonly told?: number | undefined;
  /** Only for refresh tokens: see `refresh-token.ts`. */
  readonly rotation?: Rotation | undefined;
  /** Nobody has signed in with it yet, so that there is nothing to ask for a token with. */
  readonly awaitsSignIn?: true | undefined;
}

/** What is known of how the far side treats this account's refresh tokens. See `refresh-token.ts`. */
export interface Rotation {
  /** `unknown` until a token that had been used was accepted again, or refused where its successor was not. */
  readonly reuse: 'unknown' | 'accepted' | 'refused';
  /** When the token in the vault was stored (milliseconds since the epoch). */
  readonly storedAt: number;
  /** Vault name of the token before the stored one, kept only while `reuse` is unknown. */
  readonly previous?: string | undefined;
  /**
   * Vault name under which the next token will be stored, written before it is asked for: whoever dies
   * between vault and row leaves a token that is found. Absent while `reuse` is accepted.
   */
  readonly successor?: string | undefined;
}

/**
 * What runs draw from before anything is named: reads alone; what a user may consent to, when signed
 * in; the whole catalogue.
 */
export const presetNames = ['read-only', 'balanced', 'everything'] as const;
export type Preset = (typeof presetNames)[number];

/** Which checks a run may draw from, and which it always runs. See `choice.ts`. */
export interface Selection {
  /** `everything` where it is not said. */
  readonly preset?: Preset | undefined;
  /** Check ids that run every time. */
  readonly always: readonly string[];
  /** Check ids or workload names that runs draw from, within the preset; `*` is all of it. */
  readonly random: readonly string[];
  /** Check ids or workload names that are left out, whatever else is said. */
  readonly except?: readonly string[] | undefined;
  /** Check id or workload → how much more often than others it is drawn: 0.1 to 10, 1 if not said. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
}

/** How many checks are drawn besides the always-members, at least and at most. */
export interface CheckCount {
  readonly min: number;
  readonly max: number;
}

/** A claim on an account: who runs it, since when, and until when nobody else may. Times in milliseconds since the epoch. */
export interface Lease {
  readonly runId: string;
  /** 1 for the first worker that took this slot, 2 for the one after it was lost, … */
  readonly attempt: number;
  /** Random for each claim: what a worker must still find here in order to write. */
  readonly fencingToken: string;
  readonly since: number;
  readonly until: number;
  /** Drawn with the claim and kept, so that a second worker runs the very same plan. */
  readonly plan: readonly string[];
  /** The account's revision that the plan was drawn from. */
  readonly revision: number;
}

/** That a slot waits for a better moment. Times in milliseconds since the epoch. */
export interface PutOff {
  readonly slot: number;
  readonly until: number;
  readonly times: number;
  /** When it was put off first. */
  readonly since: number;
  /** Drawn with the first claim. */
  readonly plan: readonly string[];
}

/** One of the recent results: enough for an overview without reading runs. */
export interface RecentResult {
  readonly runId: string;
  readonly result: RunResult;
  readonly at: number;
  /** It was one of the tries of an account that is left alone: it says nothing of how often runs fail. */
  readonly held?: true | undefined;
}

/** Whether a tenant's licences are a developer's own, as its subscriptions said (milliseconds since the epoch). */
export interface Licences {
  readonly found: 'developer' | 'other' | 'unread';
  readonly at: number;
}

/** What the last token said it may do. */
export interface Preflight {
  readonly at: number;
  /** Permissions in the token (`scp` or `roles`); absent when there was no token or it does not say. */
  readonly granted?: readonly string[] | undefined;
  /** Signed in: the user's object id, where the token says it. */
  readonly userId?: string | undefined;
  /** Why no token was had. */
  readonly failure?: Failure | undefined;
  /** Since when Graph has said that the account's user is not there (milliseconds since the epoch). */
  readonly userAbsentSince?: number | undefined;
}

/** Why an account is paused. Times in milliseconds since the epoch. */
export interface Paused {
  readonly at: number;
  /** Who paused it; `perennial` where it was nobody. */
  readonly by: string;
  /** In that person's words. */
  readonly reason?: string | undefined;
  /** Then it goes on by itself; else when somebody resumes it. */
  readonly until?: number | undefined;
  /** It has paused itself because this share of its runs has failed, and is tried now and then. */
  readonly share?: { readonly failed: number; readonly runs: number } | undefined;
}

/** Whether the account works, as its runs say. Alerts tell of its changes. */
export interface Verdict {
  readonly working: boolean;
  readonly since: number;
}

/** Whom Entra ID's id token named (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference). */
export interface SignedIn {
  /** The user's object id in the tenant: it stays when the name changes. */
  readonly oid: string;
  /** The name that was signed in with, to be shown and for nothing else. */
  readonly username?: string | undefined;
  readonly at: number;
}

/** Who hears of an account, and how. */
export interface Notify {
  /** The operator's where it is not said. */
  readonly email?: string | undefined;
  /** The channel's or the installation's where it is not said. */
  readonly language?: Language | undefined;
  /** Kinds of channels; all where it is not said. */
  readonly channels?: readonly string[] | undefined;
}

/** One identity in one tenant: schedule, lease and state in one row. Times in milliseconds since the epoch. */
export interface Account {
  readonly id: string;
  /** Id of the member that registered it; `operator` for the operator's own. */
  readonly owner: string;
  readonly name: string;
  /** A GUID or a domain, as registered. */
  readonly tenantId: string;
  /** The tenant's GUID, once a token or Entra ID's configuration has told it. */
  readonly tid?: string | undefined;
  readonly clientId: string;
  /** Whose mailbox and drive app-only checks look at (user principal name or object id). */
  readonly user?: string | undefined;
  readonly mode: Mode;
  readonly credential: StoredCredential;
  /** Its registration was written by an onboarding: it lists our address and all that is wanted. */
  readonly onboarded?: true | undefined;
  /** Who has signed in for it through Perennial's own page, and nobody else may. */
  readonly signedIn?: SignedIn | undefined;
  readonly checks: Selection;
  readonly checksPerRun: CheckCount;
  readonly schedule: Schedule;
  readonly notify: Notify;
  /** Whether checks may make things. Absent: on a developer tenant only. See `writes.ts`. */
  readonly allowWrites?: boolean | undefined;
  readonly state: AccountState;
  readonly stateSince: number;
  readonly paused?: Paused | undefined;
  /** Tries in vain since its credential was refused, or since it paused itself. See `half-open.ts`. */
  readonly tries?: number | undefined;
  /** What the last run came to, and since when runs have come to the same; absent before the first run. */
  readonly verdict?: Verdict | undefined;
  /** Why the account is failing, from the last run. */
  readonly failure?: Failure | undefined;
  /** Nothing may be sent to the tenant before: a Retry-After that outlasted the last run. */
  readonly notBefore?: number | undefined;
  /** Counts changes by people; a run carries the revision it ran on. */
  readonly revision: number;
  /** The last slot that ran, or is running, on an earlier revision; absent while there was none. See `configuration.ts`. */
  readonly revisedAfter?: number | undefined;
  /** The slot to run next, or the one that is running: the time it was or is due. */
  readonly slot: number;
  /** When the account is looked at next: the slot, or a lease's end. An account always has exactly one. */
  readonly dueAt: number;
  /** Who asked for the slot that it names, where it was not the schedule. */
  readonly asked?: (Asked & { readonly slot: number }) | undefined;
  /** Of the slot it names only. See `put-off.ts`. */
  readonly putOff?: PutOff | undefined;
  readonly lease?: Lease | undefined;
  readonly recentResults: readonly RecentResult[];
  readonly preflight?: Preflight | undefined;
  readonly licences?: Licences | undefined;
  readonly subscription?: Subscription | SubscriptionUnread | undefined;
  /** When Graph was last asked for it (milliseconds since the epoch). */
  readonly subscriptionAskedAt?: number | undefined;
  /** Kind → id of what `fixtures` has made in the tenant for checks to work in, and what stays there. */
  readonly fixtures?: Readonly<Record<string, string>> | undefined;
  /** Ledger entries that were open after the last run or sweep; absent when there were none. */
  readonly leftovers?: Leftovers | undefined;
  /** What was ever made in the tenant, and removed again. */
  readonly items?: Items | undefined;
  /** What its link shows, where it has one. */
  readonly share?: Share | undefined;
  /** What each check came to; see `check-memory.ts`. */
  readonly memory?: readonly CheckMemory[] | undefined;
  /** What runs of the day of the last run came to; see `day.ts`. */
  readonly today?: DayRecord | undefined;
  /** Runs of the days before it, of one week. */
  readonly earlierDays?: readonly DayCounts[] | undefined;
  /** A check that always runs and the permission that it lacked in the last run. */
  readonly missing?: { readonly check: string; readonly permission: string } | undefined;
  /** Checks that are left alone for now; see `postponement.ts`. */
  readonly postponed?: readonly Postponement[] | undefined;
  /** When a new token was last fetched because a permission was missing (milliseconds since the epoch). */
  readonly permissionsAskedAt?: number | undefined;
  /** Runs of its past were played for demonstration; see `Run.demo`. Locally only. */
  readonly demo?: true | undefined;
  /** Set when its owner has deleted it and what belongs to it is being removed. */
  readonly deleted?: true | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** An account that a worker, or the app itself, has claimed. */
export type LeasedAccount = Account & { readonly lease: Lease };

/** Where a paused account's due time lies: never reached, yet there (one due time, always). 9999-12-31T23:59:59.999Z */
export const NEVER = 253_402_300_799_999;

/** How many recent results are kept. */
export const RECENT_RESULTS_KEPT = 30;

/** The app's own claim while it asks for a token outside of a run; never a run's id. */
export const PREFLIGHT_RUN_ID = 'preflight';

/**
 * Whether no run is due until a person does something: the account is paused and will not go on by itself, or
 * nobody has signed in yet.
 */
export const rests = ({
  state,
  paused,
  credential,
}: Pick<Account, 'state' | 'paused' | 'credential'>): boolean =>
  credential.awaitsSignIn === true ||
  (state === 'paused' && paused?.until === undefined && paused?.share === undefined);

/** Whether a worker has the account at a time (milliseconds since the epoch): a lease counts until it ends. */
export function isLeased(account: Account, now: number): boolean {
  return account.lease !== undefined && account.lease.until > now;
}
