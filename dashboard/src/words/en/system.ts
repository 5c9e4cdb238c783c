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

// Statistics
export const statistics = 'Runs of all accounts, 28 days';
export const nowInNumbers = (waiting: number, megabytes: number) =>
  `${waiting} due now · ${megabytes} MB in use by the process that answers`;
export const asTable = 'As a table';
export const runsInDays = (runs: number, days: number) => `${runs} runs in ${days} days`;
export const day = 'Day (UTC)';
export const resultNames = ['passed', 'degraded', 'failed', 'lost'];
export const failuresByKind = 'Failures by kind';

// Settings
export const settings = 'Settings';
export const numbers = {
  '/retention/days': 'Days that runs are kept',
  '/retention/runs': 'Most runs kept of an account (0: all)',
  '/retention/history': 'Days told of each check',
  '/retention/statistics': 'Days of statistics',
  '/retention/audit': 'Days of changes',
  '/threshold/share': 'An account pauses itself when so many percent',
  '/threshold/runs': 'of so many runs have failed',
};
export const domains = 'Domains whose addresses need no confirmation';
export const domainsHint = 'As contoso.example fabrikam.example.';
export const deadMan = 'An outside watch is called after each look of the scheduler';
export const deadManAddress = 'Its address';
export const deadManHint = 'Goes into the vault and never comes out.';
export const deadManKept = (host: string) => `At ${host}. Leave it empty to keep it.`;

// Export and import
export const transfer = 'Export and import';
export const transferAbout =
  'Accounts, members and settings, without anything secret. Importing adds what is not here, and changes nothing that is.';
export const exportAll = 'Export';
export const importFrom = 'Import from a file';
export const noJson = 'This file is no export: it is no JSON.';
export const imported = 'Imported. Accounts wait for a credential, members for a link.';
export const nothingChanges = 'Everything in it is here already.';
export const wouldAdd = (accounts: number, members: number, settings: boolean) =>
  `This would add ${accounts} accounts and ${members} members${settings ? ', and take over the settings' : ''}.`;

// Upgrade
export const upgrade = 'Upgrade';
export const runsHere = (version: string) =>
  `Perennial ${version} runs here. It looks for no newer version by itself.`;
export const releases = 'Releases and what each changes';
export const howToUpgrade = 'How to upgrade';
