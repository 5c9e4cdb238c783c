/** What the instances of one installation must agree on. */
import type { AuditEntry } from '../domain/audit';
import type { InstallationSettings } from '../domain/settings';
import type { Versioned } from './storage';

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
