/** What is owed to whom, and what was told. */
import type { Incident } from '../domain/incident';
import type { ChannelStatus } from '../domain/channel-status';
import type { DigestClaim } from '../domain/digest';
import type { OutboxEntry } from '../domain/run';
import type { Versioned } from './storage';

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
