import type { NoticeChange } from './incident';
import type { Severity } from './severity';

/** How much news of each sort matters: which channels are told of it. */
export const severityOf: Readonly<Record<NoticeChange, Severity>> = {
  failing: 'critical',
  degraded: 'warning',
  paused: 'critical',
  recovered: 'info',
  installation: 'critical',
  'subscription-ends': 'warning',
  'subscription-ended': 'critical',
  'subscription-renewed': 'info',
  'credential-lapses': 'warning',
};
