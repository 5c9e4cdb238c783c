import type { AccountStore, ShareStore, SubscriptionStore } from './accounts';
import type { DayStore, LedgerStore, RunStore, StatisticsStore } from './runs';
import type { ChannelStatusStore, DigestStore, IncidentStore, OutboxStore } from './notices';
import type { AuditStore, MemberStore } from './members';
import type { OnboardingStore, OneTimeStore } from './ways-in';
import type { DamageLog, SettingsStore, SystemStore } from './installation';

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
