import type { Check } from './checks/define';
import type { CredentialKind } from './credentials/define';
import type {
  NotificationMessage,
  Clock,
  Entropy,
  Graph,
  Log,
  Mailer,
  RunMessage,
  Stores,
  TokenEndpoint,
  Vault,
  WorkQueue,
} from './ports';
import type { TokenMemory } from './tokens/memory';

/** Everything a use case may need; each takes its pick. Built in `app.ts`, and by tests. */
export interface Services extends Stores {
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly log: Log;
  readonly runQueue: WorkQueue<RunMessage>;
  readonly notificationQueue: WorkQueue<NotificationMessage>;
  readonly vault: Vault;
  readonly tokenEndpoint: TokenEndpoint;
  readonly tokenMemory: TokenMemory;
  readonly graph: Graph;
  readonly mailer: Mailer;
  readonly catalogue: readonly Check[];
  readonly credentialKinds: readonly CredentialKind[];
  /** How far ahead of now due accounts are sent to the queue, in milliseconds. */
  readonly lookAheadMs: number;
  readonly retentionDays: number;
  /** An operator key given by the environment, instead of one that the app makes. */
  readonly operatorKey: string | undefined;
  /** Where notices go for accounts without an address of their own. */
  readonly operatorEmail: string | undefined;
}
