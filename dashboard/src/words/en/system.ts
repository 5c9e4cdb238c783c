/** English, for the installation. `zh-CN/system.ts` has the same. */
export const lateNever = 'The scheduler has not run yet.';

// System
export const systemWell = 'The installation works';
export const systemUnwell = 'The installation needs somebody';
export const systemUnknown = 'The installation has not said yet how it is';
export const health = 'Health';
export const lastTick = 'Scheduler, last look';
export const storage = 'Storage';
export const dueNow = 'Due and waiting';
export const alertsOwed = 'Messages owed';
export const capped = 'Accounts with too much left behind';
export const damaged = 'Damaged rows';
export const poisoned = 'Messages given up';
export const noticeHint =
  'Plain text that everybody with a key sees above every page. Empty: none.';
export const notice = 'Notice';
