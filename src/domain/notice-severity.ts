import type { NoticeChange } from './incident';
import type { Severity } from './severity';

/** How much news of each sort matters: which channels are told of it. */
export const severityOf: Readonly<Record<NoticeChange, Severity>> = {
  failing: 'critical',
  degraded: 'warning',
  recovered: 'info',
  installation: 'critical',
};
