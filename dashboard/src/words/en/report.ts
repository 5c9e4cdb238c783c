/** English, for the report. `zh-CN/report.ts` has the same. */
export const title = (name: string) => `Report on ${name}`;
export const from = 'From';
export const to = 'to';
export const print = 'Print';
export const period = (from: string, to: string) => `${from} to ${to}`;
export const tenant = 'Tenant';
export const runs = 'Runs';
export const ofRuns = (passed: number, all: number) => `${passed} of ${all} passed`;
export const items = 'What checks made';
export const madeRemoved = (made: number, removed: number) => `${made} made, ${removed} removed`;
export const granted = 'Permissions';
export const made = 'Made';
export const workloads = 'By workload';
export const workload = 'Workload';
export const counts = ['passed', 'failed', 'skipped', 'not applicable'];
export const checks = 'By check';
export const check = 'Check';
export const broken = 'Found broken';
export const brokenFrom = (from: string, mended: string | undefined) =>
  mended ? `${from}, mended ${mended}` : `${from}, not mended`;
