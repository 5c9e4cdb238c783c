import type { Check, Lookup } from '@perennial/checks';
import type { CredentialKind } from './credentials/define';
import type {
  ChannelSender,
  DeadMan,
  NotificationMessage,
  Clock,
  Entropy,
  Graph,
  Log,
  Mailer,
  RunMessage,
  Stores,
  SignInEndpoint,
  TokenEndpoint,
  Vault,
  WorkQueue,
} from './ports';
import type { Identity } from './domain/identity';
import type { FarSides } from './far-sides';
import type { TokenMemory } from './tokens/memory';
import type { UnderWay } from './under-way';

/** The world around the app, each through its adapter. */
export interface Ports extends Stores {
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly log: Log;
  readonly runQueue: WorkQueue<RunMessage>;
  readonly notificationQueue: WorkQueue<NotificationMessage>;
  readonly vault: Vault;
  readonly tokenEndpoint: TokenEndpoint;
  readonly signInEndpoint: SignInEndpoint;
  readonly graph: Graph;
  readonly mailer: Mailer;
  readonly channels: ChannelSender;
  readonly deadMan: DeadMan;
}

/** What this instance remembers. Nothing in it has to survive or to agree with another instance. */
export interface Caches {
  readonly tokenMemory: TokenMemory;
  readonly farSides: FarSides;
  readonly underWay: UnderWay;
}

/** What this version can run. People choose from the catalogue; runs and sweeps look up what they need. */
export interface Repertoire extends Lookup {
  readonly catalogue: readonly Check[];
  readonly credentialKinds: readonly CredentialKind[];
}

/** What whoever installed it has decided. */
export interface Settings {
  /** How far ahead of now due accounts are sent to the queue, in milliseconds. */
  readonly lookAheadMs: number;
  /** How often the scheduler looks at what is due. */
  readonly tickMinutes: number;
  /** Names of settings that are wrong, and had their default taken. */
  readonly wrongSettings: readonly string[];
  readonly retentionDays: number;
  /** An operator key given by the environment, instead of one that the app makes. */
  readonly operatorKey: string | undefined;
  /** Where people reach this installation (scheme, host and port), where that is known: links go there. */
  readonly publicOrigin: string | undefined;
  /** What it runs as in Azure; undefined elsewhere. */
  readonly identity: Identity | undefined;
  /** Who sends mail, where no server is set for it: `acs`, `sendgrid`, `none`. */
  readonly mailProvider: string;
  /** Where notices go for accounts without an address of their own. */
  readonly operatorEmail: string | undefined;
}

/** Everything a feature may need; each takes its pick. Built in `wiring`, and by tests. */
export interface Services extends Ports, Caches, Repertoire, Settings {}
