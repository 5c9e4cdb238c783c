import type { Entropy, Stores } from '../../ports';
import { createAccountStore } from './account-store';
import { createAuditStore } from './audit-store';
import { createChannelStatusStore } from './channel-status-store';
import { createDamageLog } from './damage';
import { createIncidentStore } from './incident-store';
import { createDayStore } from './day-store';
import { createDigestStore } from './digest-store';
import { createLedgerStore } from './ledger-store';
import { createMemberStore } from './member-store';
import { createOnboardingStore } from './onboarding-store';
import { createOneTimeStore } from './one-time-store';
import { createOutboxStore } from './outbox-store';
import { createRunStore } from './run-store';
import { createSettingsStore } from './settings-store';
import { createShareStore } from './share-store';
import { createStatisticsStore } from './statistics-store';
import { createSubscriptionStore } from './subscription-store';
import { createSystemStore } from './system-store';
import type { Table } from './table';

/** Everything that is kept, in one table. See `keys.ts` for where. */
export const createStores = (table: Table, entropy: Entropy): Stores => ({
  accounts: createAccountStore(table, entropy),
  runs: createRunStore(table),
  days: createDayStore(table),
  ledger: createLedgerStore(table),
  outbox: createOutboxStore(table, entropy),
  incidents: createIncidentStore(table, entropy),
  audit: createAuditStore(table),
  members: createMemberStore(table, entropy),
  shares: createShareStore(table),
  statistics: createStatisticsStore(table),
  system: createSystemStore(table),
  channelStatus: createChannelStatusStore(table),
  digests: createDigestStore(table, entropy),
  subscriptions: createSubscriptionStore(table),
  settings: createSettingsStore(table, entropy),
  oneTime: createOneTimeStore(table),
  onboardings: createOnboardingStore(table, entropy),
  damage: createDamageLog(table),
});
