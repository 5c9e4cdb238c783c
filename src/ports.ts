/**
 * What the use cases need from the world. Each port has one contract suite under `test/contract`,
 * run on every adapter that implements it. Times are milliseconds since the epoch, durations milliseconds.
 */
import type { Account, Mode } from './domain/account';
import type { Brief } from './domain/brief';
import type { DayCounts, DayRecord } from './domain/day';
import type { AppInTenant } from './domain/app-key';
import type { Incident } from './domain/incident';
import type { AuditEntry } from './domain/audit';
import type { ChannelStatus } from './domain/channel-status';
import type { DigestClaim } from './domain/digest';
import type { Language } from './domain/language';
import type { Role } from './domain/member';
import type { MailAddress } from './domain/mail-address';
import type { Onboarding } from './domain/onboarding';
import type { LedgerEntry, OutboxEntry, Run, RunResult } from './domain/run';
import type { InstallationSettings } from './domain/settings';
import type { KnownSubscription } from './domain/subscription';
import type { Severity } from './domain/severity';

export type Clock = () => number;

/** Unguessable text: ids, markers, fences, API keys. */
export interface Entropy {
  /** `bytes` random bytes (at least 16) as lower-case hexadecimal. */
  hex(bytes: number): string;
}

/**
 * One event per line, as a name and values that are safe to keep: ids, codes, numbers. Never a secret,
 * a token, a body or a message text. `error` means that somebody has to act.
 */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

// ---------------------------------------------------------------- storage

/** A row with the version under which it was read; a write under an older version does not happen. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: string;
}

export interface Page<T> {
  readonly value: readonly T[];
  /** Opaque: give it back to go on. Undefined on the last page. */
  readonly next: string | undefined;
}

/** At most `top` items of a list, from where `next` of a page left off. */
export interface ListQuery {
  readonly top: number;
  readonly after?: string | undefined;
}

export interface AccountQuery extends ListQuery {
  /** Only those of one owner. */
  readonly owner?: string | undefined;
  /** Only those of one application. */
  readonly clientId?: string | undefined;
}

/** Thrown by a list that was asked to go on from something that it has not given out. */
export class InvalidContinuation extends Error {
  override readonly name = 'InvalidContinuation';
  constructor() {
    super('not a continuation of this list');
  }
}

/** That an account is due: kept beside the account's row, sorted by time, moved in the same transaction. */
export interface DueEntry {
  readonly accountId: string;
  readonly dueAt: number;
  readonly slot: number;
  /** When a message for it was last sent. */
  readonly sentAt?: number | undefined;
}

/** What goes with an account's row in one transaction (at most 100 rows of one partition). */
export interface Step {
  readonly run?: Run | undefined;
  readonly ledgerPut?: readonly LedgerEntry[] | undefined;
  readonly ledgerRemove?: readonly string[] | undefined;
  readonly outbox?: readonly OutboxEntry[] | undefined;
  readonly audit?: AuditEntry | undefined;
}

/** Accounts, and when they are due. */
export interface AccountStore {
  /** Adds the account and its due entry at once. False when the id is taken. */
  insert(account: Account, audit?: AuditEntry): Promise<boolean>;
  get(id: string): Promise<Versioned<Account> | undefined>;
  /** Accounts in a fixed order, deleted ones left out. Throws `InvalidContinuation`. */
  list(query: AccountQuery): Promise<Page<Account>>;
  /** The same in brief, without reading whole rows. */
  listBriefs(query: AccountQuery): Promise<Page<Brief>>;
  /**
   * All accounts in brief, or those of one owner, in a fixed order and deleted ones left out: one request a
   * shard, all shards at a time.
   */
  briefs(owner?: string): AsyncIterable<Brief>;
  /**
   * One transaction: replaces the account under the version it was read with, moves its due entry
   * when `dueAt` changed, and writes what belongs to the step. Answers the account as it is written;
   * `conflict` when somebody was first or the account is gone: a normal answer, nothing was written.
   */
  commit(
    previous: Versioned<Account>,
    next: Account,
    step?: Step,
  ): Promise<Versioned<Account> | 'conflict'>;
  /** Removes everything of the account, its own row last, so that an interrupted removal can be finished. */
  purge(id: string): Promise<void>;
  /** Accounts whose deletion was begun and not finished. */
  deleted(): AsyncIterable<Account>;

  /** Due entries up to and including a time, earliest first. Costs what is due, not what is registered. */
  due(until: number): AsyncIterable<DueEntry>;
  /** Notes that a message was sent for a due entry; does nothing when the entry has moved meanwhile. */
  markSent(entry: DueEntry, at: number): Promise<void>;
}

/** Which runs stay. */
export interface KeptRuns {
  /** Milliseconds since the epoch: those of slots from then on. */
  readonly since: number;
  /** The newest; all of them where it is 0. */
  readonly most: number;
}

/** The record of runs, written by `AccountStore.commit`. */
export interface RunStore {
  /** Newest first, those alone that came to one of `results` where it is given. Throws `InvalidContinuation`. */
  list(
    accountId: string,
    query: ListQuery & { readonly results?: readonly RunResult[] | undefined },
  ): Promise<Page<Run>>;
  get(accountId: string, runId: string): Promise<Run | undefined>;
  /** Removes an account's other runs, at most `limit`; answers how many it removed. */
  prune(accountId: string, kept: KeptRuns, limit: number): Promise<number>;
}

/** What runs came to by account and day, written by `AccountStore.commit` with each of them. Days since the epoch. */
export interface DayStore {
  /** Days that had runs, from one (included) up to another (left out), earliest first. */
  list(accountId: string, from: number, to: number): Promise<readonly DayRecord[]>;
  /** Removes an account's days before one; answers how many it removed. */
  prune(accountId: string, before: number): Promise<number>;
}

/** What checks may have left in a tenant, written by `AccountStore.commit`. */
export interface LedgerStore {
  list(accountId: string): Promise<readonly LedgerEntry[]>;
  /** Entries whose deadline has passed, of all accounts. */
  overdue(now: number): AsyncIterable<LedgerEntry>;
}

/** Notifications that are owed, first written by `AccountStore.commit`. */
export interface OutboxStore {
  get(accountId: string, id: string): Promise<Versioned<OutboxEntry> | undefined>;
  /** Entries of all accounts, due or not. */
  all(): AsyncIterable<OutboxEntry>;
  /** Replaces an entry under its version. */
  replace(previous: Versioned<OutboxEntry>, next: OutboxEntry): Promise<'done' | 'conflict'>;
  remove(accountId: string, id: string): Promise<void>;
}

/** What recipients are told of. See `domain/incident.ts`. */
export interface IncidentStore {
  get(id: string): Promise<Versioned<Incident> | undefined>;
  all(): AsyncIterable<Incident>;
  /** `conflict` when there is one already. */
  insert(incident: Incident): Promise<'done' | 'conflict'>;
  replace(previous: Versioned<Incident>, next: Incident): Promise<'done' | 'conflict'>;
  /** Removes one that has not changed since it was read. */
  remove(previous: Versioned<Incident>): Promise<'done' | 'conflict'>;
  /** Removes those that cannot be read, with what they had to tell; answers how many. */
  removeDamaged(): Promise<number>;
}

/** Somebody with an API key. The key itself is never kept, only its SHA-256. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** How many accounts it may register; only for the role `member`. */
  readonly quota?: number | undefined;
  /** SHA-256 of the API key, hexadecimal; absent until the invitation is accepted. */
  readonly keyHash?: string | undefined;
  /** A link that gives a key, once. */
  readonly invitation?:
    | {
        /** SHA-256 of the link's token, hexadecimal. */
        readonly tokenHash: string;
        readonly expiresAt: number;
      }
    | undefined;
  /** The key opens nothing from then on, until the member is restored. */
  readonly suspendedAt?: number | undefined;
  /** What it is told in, where its accounts do not say. */
  readonly language?: Language | undefined;
  /** Mail addresses that its accounts name. */
  readonly addresses?: readonly MailAddress[] | undefined;
  /** Ids of the accounts it registered or is about to register: what the quota counts. */
  readonly accountIds: readonly string[];
  /** Vault name of the key, only for the first operator, whose key the app has made itself. */
  readonly keySecret?: string | undefined;
  readonly createdAt: number;
}

/** What is written with a member's row, in the same transaction. */
export interface Beside {
  readonly audit?: AuditEntry | undefined;
  /** Another member, who has to be as it was read: of two who shut each other out, one stays. */
  readonly unchanged?: Versioned<Member> | undefined;
}

export interface MemberStore {
  /** False when the id, the name or the key is taken. */
  insert(member: Member, beside?: Beside): Promise<boolean>;
  get(id: string): Promise<Versioned<Member> | undefined>;
  byKeyHash(keyHash: string): Promise<Member | undefined>;
  /** Whose invitation this is, by its token's SHA-256. */
  byInvitation(tokenHash: string): Promise<Versioned<Member> | undefined>;
  list(): Promise<readonly Member[]>;
  replace(previous: Versioned<Member>, next: Member, beside?: Beside): Promise<'done' | 'conflict'>;
  /** False when there is none. */
  remove(id: string, audit?: AuditEntry): Promise<boolean>;
  /**
   * Removes a member while another one is as it was read, in one transaction. `conflict` when that one
   * has changed or is gone.
   */
  removeBeside(
    id: string,
    beside: Beside & { readonly unchanged: Versioned<Member> },
  ): Promise<'done' | 'conflict'>;
  /** When members were last seen, by id (milliseconds since the epoch). */
  lastSeen(): Promise<ReadonlyMap<string, number>>;
  markSeen(id: string, at: number): Promise<void>;
}

/** Who has changed what. Entries are written with what they tell of, and never changed. */
export interface AuditStore {
  /** For a change that no row can tell of. */
  add(entry: AuditEntry): Promise<void>;
  /** Newest first. Throws `InvalidContinuation`. */
  list(query: ListQuery): Promise<Page<AuditEntry>>;
  /** Removes entries of before a time, at most `limit`; answers how many it removed. */
  prune(before: number, limit: number): Promise<number>;
}

/** Something that is remembered for minutes, is used once, and then is gone. */
export interface OneTimeEntry {
  /** SHA-256, hexadecimal, of what its holder has to show. What is shown is never kept. */
  readonly key: string;
  readonly content: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What a sign-in that is under way needs to go on. */
export interface OneTimeStore {
  insert(entry: OneTimeEntry): Promise<void>;
  /** The entry, which stays. */
  get(key: string): Promise<OneTimeEntry | undefined>;
  /** Removes the entry. False when there is none any more: of two who take it, one has it. */
  take(key: string): Promise<boolean>;
  /** Removes what has expired before a time; answers how many. */
  prune(before: number): Promise<number>;
}

/** Tenants on their way in: few, and each for days. */
export interface OnboardingStore {
  insert(onboarding: Onboarding): Promise<void>;
  get(id: string): Promise<Versioned<Onboarding> | undefined>;
  list(): Promise<readonly Onboarding[]>;
  replace(previous: Versioned<Onboarding>, next: Onboarding): Promise<'done' | 'conflict'>;
  /** Harmless when there is none. */
  remove(id: string): Promise<void>;
}

/** What a tick leaves behind. */
export interface Heartbeat {
  /** When it looked (milliseconds since the epoch). */
  readonly at: number;
  /** Whether more was due than it could send. */
  readonly cutShort: boolean;
  /** When a request last took over from the timer. */
  readonly takenAt?: number | undefined;
}

/** How far upkeep has come in its daily round over all accounts and secrets. */
export interface Round {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** What it is at. */
  readonly part: 'accounts' | 'secrets' | 'done';
  /** Where that part goes on, as its list says; from its beginning where it is undefined. */
  readonly after: string | undefined;
}

/** Facts about the installation that its instances must agree on. */
export interface SystemStore {
  /** The last finished tick. */
  heartbeat(): Promise<Versioned<Heartbeat> | undefined>;
  /** Notes that a tick has finished; when it was last taken over stays known. */
  beat(heartbeat: Omit<Heartbeat, 'takenAt'>): Promise<void>;
  /**
   * Notes that a request stands in for the timer: of all that have read the same, one is `done`. An answer of
   * storage's that got lost may make it `conflict` for all.
   */
  takeOver(previous: Versioned<Heartbeat>, at: number): Promise<'done' | 'conflict'>;
  /** The round of upkeep that was begun last. */
  round(): Promise<Round | undefined>;
  saveRound(round: Round): Promise<void>;
}

/** What operators have set for the whole installation. */
export interface SettingsStore {
  /** Undefined where nothing was ever set. What is damaged of them is left out. */
  read(): Promise<Versioned<Partial<InstallationSettings>> | undefined>;
  /** Replaces the settings under the version they were read with; `undefined` where there were none. */
  write(
    previous: Versioned<unknown> | undefined,
    next: InstallationSettings,
    audit?: AuditEntry,
  ): Promise<'done' | 'conflict'>;
}

/** How each channel is doing, by kind. What is noted last holds. */
export interface ChannelStatusStore {
  all(): Promise<ReadonlyMap<string, ChannelStatus>>;
  write(kind: string, status: ChannelStatus): Promise<void>;
}

/** Who was sent the weekly digest, by recipient. */
export interface DigestStore {
  /** Without a value where it cannot be read. */
  read(recipientId: string): Promise<Versioned<DigestClaim | undefined> | undefined>;
  write(
    recipientId: string,
    previous: Versioned<unknown> | undefined,
    claim: DigestClaim,
  ): Promise<'done' | 'conflict'>;
  /** Removes claims of before a time. Answers how many. */
  prune(before: number): Promise<number>;
}

/** What was read of tenants' subscriptions, by the tenant's GUID. What is written last holds. */
export interface SubscriptionStore {
  read(tid: string): Promise<KnownSubscription | undefined>;
  write(tid: string, known: KnownSubscription): Promise<void>;
}

/** Share links, by the SHA-256 (hexadecimal) of their tokens. */
export interface ShareStore {
  put(tokenHash: string, accountId: string): Promise<void>;
  find(tokenHash: string): Promise<string | undefined>;
  /** Harmless when there is none. */
  remove(tokenHash: string): Promise<void>;
}

/** What all accounts' runs came to by day. Days since the epoch. */
export interface StatisticsStore {
  put(day: DayCounts): Promise<void>;
  /** Days from one (included) up to another (left out), earliest first. */
  list(from: number, to: number): Promise<readonly DayCounts[]>;
  /** Removes days before one; answers how many. */
  prune(before: number): Promise<number>;
}

/** A row that could not be read. */
export interface DamagedRow {
  /** Partition and row key: ids only. */
  readonly row: string;
  /** Whose row it is. */
  readonly kind: 'account' | 'incident' | 'member' | 'settings';
  /** Whether the log has named it. */
  readonly logged: boolean;
}

/** Rows that could not be read, each noted once for all instances by whoever met it. */
export interface DamageLog {
  all(): AsyncIterable<DamagedRow>;
  markLogged(row: DamagedRow): Promise<void>;
  /** Drops the notes of rows that are gone, or can be read again. */
  forgetMended(): Promise<void>;
}

/** Thrown by a read of one row that is there and cannot be understood. Lists step over such rows. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow';
  constructor(
    row: string,
    /** Of an account's row: its owner, where that column still says. */
    readonly owner: string | undefined,
  ) {
    super(`the row ${row} cannot be read`);
  }
}

/** Everything that is kept. */
export interface Stores {
  readonly accounts: AccountStore;
  readonly runs: RunStore;
  readonly days: DayStore;
  readonly ledger: LedgerStore;
  readonly outbox: OutboxStore;
  readonly incidents: IncidentStore;
  readonly members: MemberStore;
  readonly audit: AuditStore;
  readonly shares: ShareStore;
  readonly statistics: StatisticsStore;
  readonly system: SystemStore;
  readonly settings: SettingsStore;
  readonly oneTime: OneTimeStore;
  readonly channelStatus: ChannelStatusStore;
  readonly digests: DigestStore;
  readonly subscriptions: SubscriptionStore;
  readonly onboardings: OnboardingStore;
  readonly damage: DamageLog;
}

/** Prepares what the stores need (tables, queues); harmless when it is there. Locally only: Bicep declares it in Azure. */
export interface Provisioning {
  ensure(): Promise<void>;
}

// ---------------------------------------------------------------- queues

/** Work for `run`: which slot of which account. Anything else in it is ignored. */
export interface RunMessage {
  readonly accountId: string;
  readonly slot: number;
}
/** Work for `alert`: an outbox entry to pass on, or an incident to tell of. */
export type NotificationMessage =
  | { readonly accountId: string; readonly outboxId: string }
  | { readonly incidentId: string }
  /** A member's mail address that is to be asked; the second id is `addressIdOf`. */
  | { readonly memberId: string; readonly addressId: string };

export interface WorkQueue<Message> {
  /** At least once, not before `delayMs` (0 to 7 days). */
  send(message: Message, delayMs?: number): Promise<void>;
  /** About how many messages lie in its poison queue. */
  poisoned(): Promise<number>;
}

// ---------------------------------------------------------------- secrets

/** Key Vault. Names are made by `secretName` and never used twice. */
export interface Vault {
  put(name: string, value: string, tags: Readonly<Record<string, string>>): Promise<void>;
  /** Throws a `FailureError` (stage `token`, kind `service`, code `vault-…`) when there is none or the vault does not answer. */
  get(name: string): Promise<string>;
  /** Disables and deletes; the vault keeps it, recoverable, for its soft-delete period. Harmless when there is none. */
  remove(name: string): Promise<void>;
  /** All secrets, or those from where `next` of one points: behind the page that it came with. */
  list(after?: string): AsyncIterable<{
    readonly name: string;
    readonly createdAt: number;
    readonly tags: Readonly<Record<string, string>>;
    readonly next?: string | undefined;
  }>;
}

// ---------------------------------------------------------------- Microsoft

/** A token of the managed identity that the app runs as, for `api://AzureADTokenExchange`. Rejects where there is none. */
export type ManagedIdentity = () => Promise<string>;

/**
 * What is presented to the token endpoint; each kind of credential makes its own. Without a refresh
 * token the app asks for itself; without anything that proves who it is, it is a public client.
 */
export interface PresentedCredential {
  readonly clientSecret?: string | undefined;
  readonly clientCertificate?:
    | {
        /** Of the certificate in DER, lower-case hexadecimal. */
        readonly thumbprintSha256: string;
        /** PKCS #8 in PEM. */
        readonly privateKey: string;
        /** The certificate and its chain in PEM. */
        readonly x5c: string;
      }
    | undefined;
  /** Makes a signed assertion (RFC 7523) when it is needed. */
  readonly clientAssertion?: ((identity: ManagedIdentity) => Promise<string>) | undefined;
  readonly refreshToken?: string | undefined;
}

export interface TokenRequest extends AppInTenant {
  readonly credential: PresentedCredential;
  /** Gives up with it; the adapter has its own time-out besides. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Until when to wait, at most, where Microsoft has asked to send nothing (milliseconds since the
   * epoch); no longer than a request may take where it is left out.
   */
  readonly deadline?: number | undefined;
}

export interface Token {
  readonly accessToken: string;
  readonly expiresAt: number;
  /** `scp` or `roles` of the token, or the answer's `scope`; absent when none of them says. */
  readonly permissions?: readonly string[] | undefined;
  /** The tenant's GUID, where the token says it. */
  readonly tid?: string | undefined;
  /** Who has signed in, where the token says it: a user principal name or object id, in lower case. */
  readonly user?: string | undefined;
  /** The object id of whom the token stands for: a signed-in user, or the app itself. */
  readonly oid?: string | undefined;
  /** The refresh token that came with it. */
  readonly refreshToken?: string | undefined;
}

/** Entra ID's token endpoint. Throws `FailureError` with stage `token`. A refusal is never asked again. */
export interface TokenEndpoint {
  acquire(request: TokenRequest): Promise<Token>;
}

/** An app with whom somebody signs in, and where Microsoft sends the browser afterwards. */
export interface SignInApp extends AppInTenant {
  /** As it is registered, but for the port of a loopback address. */
  readonly redirectUri: string;
  /** Delegated permissions of Graph by their names. */
  readonly scopes: readonly string[];
}

export interface AuthorizeRequest extends SignInApp {
  readonly state: string;
  readonly nonce: string;
  /** SHA-256 of the verifier, in base64url (RFC 7636, S256). */
  readonly challenge: string;
  readonly loginHint?: string | undefined;
  readonly domainHint?: string | undefined;
  /** Of a claims challenge that the sign-in has to answer. */
  readonly claims?: string | undefined;
}

export interface CodeRequest extends SignInApp {
  readonly code: string;
  readonly verifier: string;
  /** What proves the app; nothing for a public client. */
  readonly proof: PresentedCredential;
}

/** Whom a tenant's public metadata names. */
export interface TenantNamed {
  /** Its GUID. */
  readonly tid: string;
  /** Who issues its id tokens. */
  readonly issuer: string;
}

/** Entra ID's pages for people, and what comes back from there. */
export interface SignInEndpoint {
  /** Where a browser is sent to sign in. */
  authorizeUrl(request: AuthorizeRequest): Promise<string>;
  /** A code for a token, once. Throws `FailureError` with stage `token`. `idClaims`: read, not yet judged. */
  redeem(request: CodeRequest): Promise<{ readonly token: Token; readonly idClaims: unknown }>;
  /** A tenant by one of its names; undefined where there is none. Throws `FailureError`. */
  tenantOf(name: string): Promise<TenantNamed | undefined>;
}

export interface GraphRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/v1.0` with its query, or a whole link that an earlier answer gave (`@odata.nextLink`). */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A success without JSON in its body is a fault of the way: cut off, or not Microsoft's. */
  readonly expectsJson?: boolean | undefined;
  /** May be sent again when its answer was lost. Where it is left out: everything but POST. */
  readonly repeatable?: boolean | undefined;
  /** An object is sent as JSON, bytes and text as they are (give a Content-Type). */
  readonly body?: unknown;
}

/** The headers of an answer: the value by a name in any case, or null. */
export type AnswerHeaders = Pick<Headers, 'get'>;

export interface GraphResponse {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Parsed when it is JSON, else undefined. */
  readonly json: unknown;
  readonly bytes: Uint8Array;
  readonly requestId?: string | undefined;
  /** Of how many earlier tries of the request it is not known whether they were carried out. */
  readonly unsettledTries?: number | undefined;
}

/**
 * Graph as one token sees it. Answers of 200 to 399 come back (redirects are not followed); all others
 * throw `FailureError` with stage `request`. Waits for Retry-After and repeats what is safe to repeat,
 * until the signal ends it; a wait that would outlast `deadline` throws `throttled` with `notBefore`.
 */
export interface GraphSession {
  request(request: GraphRequest): Promise<GraphResponse>;
  /** A pre-authenticated upload, download or monitor URL, from an answer: never gets the token. */
  transfer(request: {
    method: 'GET' | 'PUT' | 'DELETE';
    url: string;
    headers?: Readonly<Record<string, string>>;
    body?: Uint8Array;
  }): Promise<GraphResponse>;
}

export interface Graph {
  open(options: {
    readonly tenantId: string;
    readonly clientId: string;
    readonly mode: Mode;
    readonly token: Token;
    /** The run's deadline (milliseconds since the epoch). */
    readonly deadline: number;
    readonly signal: AbortSignal;
  }): GraphSession;
}

// ---------------------------------------------------------------- notices

export interface Mail {
  /** The same for every try at the same notice. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type DeliveryCode =
  | 'mail-key-refused'
  | 'mail-credits-spent'
  | 'mail-sender-refused'
  /** One recipient's fault: the channel works for others. */
  | 'mail-recipient-refused'
  /** For another reason than those. */
  | 'mail-refused'
  | 'mail-unreachable'
  | 'mail-not-configured'
  | 'channel-refused'
  | 'channel-unreachable'
  | 'channel-not-configured'
  /** The address is one that nothing is sent to. */
  | 'target-refused';

export type Delivery =
  | { readonly delivered: true; readonly status?: number | undefined }
  /** `permanent`: trying again cannot help until somebody changes something. */
  | {
      readonly delivered: false;
      readonly permanent: boolean;
      readonly code: DeliveryCode;
      readonly status?: number | undefined;
      /** What the far end says of it, cut. Holds no secret. */
      readonly error?: string | undefined;
      /** The far end asks not to be asked again before (milliseconds since the epoch). */
      readonly notBefore?: number | undefined;
    };

export interface Mailer {
  send(mail: Mail): Promise<Delivery>;
}

/** What a channel is to say, in every form that one may need. */
export interface Message extends Omit<Mail, 'to'> {
  /** What sort of news it is, for programs. */
  readonly type: string;
  /** When it happened (milliseconds since the epoch). */
  readonly at: number;
  readonly severity: Severity;
  /** The same as the text, for programs. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A channel with the values of its secret parts. */
export interface OpenChannel {
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** JSON pointer → value. */
  readonly parts: Readonly<Record<string, string>>;
  /** Whom to, where the channel leads to several: a mail address. */
  readonly to: string;
}

export interface ChannelSender {
  /** One try. Throws nothing for what the far end or the network does. */
  send(channel: OpenChannel, message: Message): Promise<Delivery>;
  /** The first of the addresses that it would send to which nothing may be sent to. */
  check(
    kind: string,
    facts: OpenChannel['facts'],
    parts: OpenChannel['parts'],
  ): Promise<{ readonly pointer: string; readonly reason: string } | undefined>;
}

/** An outside watch that raises the alarm when nothing calls it any more. */
export interface DeadMan {
  /** One call, within 5 s. Answers the code of what went wrong; throws nothing for what the far end or the network does. */
  ping(url: string): Promise<string | undefined>;
  /** Why an address may not be called, where it may not. */
  check(url: string): Promise<string | undefined>;
}
