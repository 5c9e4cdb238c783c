/** Who has a key, and who has changed what. */
import type { AuditEntry } from '../domain/audit';
import type { Language } from '../domain/language';
import type { Role } from '../domain/member';
import type { MailAddress } from '../domain/mail-address';
import type { ListQuery, Page, Versioned } from './storage';

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
