/** English, for the frame and the list of accounts. `zh-CN/first.ts` has the same. */
const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const inWords = (n: number) => small[n] ?? String(n);
const atStart = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const s = (n: number) => (n === 1 ? '' : 's');

// Frame
export const skip = 'Skip to content';
export const main = 'Main';
export const accounts = 'Accounts';
export const members = 'Members';
export const system = 'System';
export const onSchedule = 'On schedule';
export const schedulerLate = 'Scheduler late';
export const schedulerUnknown = 'Not yet known';
export const menu = 'Menu';
export const switchLanguage = '切换到简体中文';
export const theme = { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' };
export const quota = (used: number, of: number) => `${used} of ${of} accounts`;
export const times = (zone: string) => `Times are in ${zone}, as on this device`;
export const portal = 'Azure portal';
export const entra = 'Entra admin center';
export const programme = 'Developer dashboard';
export const support = 'Programme support';
export const noAnswer = (at: string) => `No answer since ${at}.`;
export const knownThen = (n: string) => `This is what was known then. Trying again in ${n}.`;
export const tryNow = 'Try now';
export const tryAgain = 'Try again';
export const simulator = 'Simulator.';
export const loading = 'Loading';
export const partFailed = 'This could not be loaded.';

// Times
export const todayAt = (at: string) => `today ${at}`;
export const yesterdayAt = (at: string) => `yesterday ${at}`;
export const tomorrowAt = (at: string) => `tomorrow ${at}`;
export const seconds = (n: number) => `${n} s`;
export const minutes = (n: number) => `${n} min`;
export const hours = (n: number) => `${n} h`;
export const days = (n: number) => `${n} day${s(n)}`;
export const fromNow = (span: string) => `in ${span}`;
export const ago = (span: string) => `${span} ago`;
export const due = (span: string) => `due ${span} ago`;

// The list
export const allWork = (n: number) => `All ${n} accounts work`;
export const oneWorks = (name: string) => `${name} works`;
export const nothingNeeds = 'Nothing needs you';
export const needYou = (n: number) =>
  n === 1 ? 'One account needs you' : `${atStart(inWords(n))} accounts need you`;
export const installationNeeds = 'The installation needs you';
export const working = (n: number, of: number) =>
  n === of
    ? ''
    : n > 12 || of > 12
      ? `${n} of ${of} work`
      : `${atStart(inWords(n))} of ${inWords(of)} work${n === 1 ? 's' : ''}`;
export const pausedToo = (n: number) =>
  `${n > 12 ? n : inWords(n)} ${n === 1 ? 'is' : 'are'} paused`;
export const join = (parts: readonly string[]) => `${parts.join(', ')}.`;
export const nextRun = (rel: string) => `Next run ${rel}.`;
export const runningNow = (n: number) =>
  n === 1 ? 'One run is under way.' : `${n} runs are under way.`;
export const nothingLeft = 'Nothing that checks made is left behind.';
export const somethingLeft = (n: number) =>
  `${n} item${s(n)} that checks made ${n === 1 ? 'is' : 'are'} left behind.`;
export const needs = 'What needs you';
export const needsMore = (n: number) => `and ${n} more`;
export const nAccounts = (n: number) => `${n} accounts`;
export const showThe = (n: number) => `Show the ${n}`;
export const theFirst = (at: string) => `the first since ${at}`;
export const since = (at: string) => `since ${at}`;
export const runsFailed = (n: number) => `${n} run${s(n)} failed`;
export const saysGraph = (at: string) =>
  `on ${at}, says Microsoft Graph · it may still be renewed before`;
export const secondOne = (at: string) =>
  `on ${at} · make a second one now and nothing is interrupted`;
export const find = 'Find an account';
export const findWhat = 'Name, tenant or user';
export const showOnly = 'Show';
export const all = 'All';
export const chipNeed = 'Need you';
export const chipPartly = 'With failures';
export const chipOk = 'Working';
export const chipPaused = 'Paused';
export const select = 'Select';
export const addAccount = 'Add account';
export const quotaFull = 'Your quota is used up. Ask an operator for more.';
export const col = {
  acc: 'Account',
  state: 'State',
  runs: 'Last 30 runs',
  rate: 'Passed',
  days: 'Days left',
  next: 'Next run',
  more: 'Actions',
};
export const sortChanged = (n: number) => `${n} changed · Sort again`;
export const shown = (n: number, of: number) => `${n} of ${of} shown`;
export const clear = 'Clear';
export const noMatch = (q: string) => `No account matches “${q}”.`;
export const noMatchFilter = 'No account is like this now.';
export const clearSearch = 'Clear the search';
export const state = {
  active: 'Working',
  first: 'First run under way',
  degraded: 'Partly failing',
  failing: 'Failing',
  paused: 'Paused',
  'needs-sign-in': 'Sign-in needed',
  'needs-credential': 'Credential needed',
};
export const forSpan = (span: string) => `for ${span}`;
export const by = (who: string, reason?: string) => (reason ? `by ${who}: ${reason}` : `by ${who}`);
export const asApp = 'as the app';
export const asAppNoSecret = 'as the app, no secret';
export const signedIn = 'signed in';
export const result: Record<string, string> = {
  p: 'passed',
  d: 'degraded',
  f: 'failed',
  a: 'lost',
};
export const lastRuns = (text: string) => `Last runs: ${text}`;
export const noRuns = 'none yet';
export const ofRuns = (n: number) => `of ${n} run${s(n)}`;
export const noRunYet = 'no run yet';
export const daysShort = (n: number) => `${n} d`;
export const endedAgo = (n: number) => `Ended ${days(n)} ago`;
export const lacks = (permission: string) => `needs ${permission}`;
export const unknownDays = 'not known';
export const running = 'running';
export const actionsFor = (name: string) => `Actions for ${name}`;
export const sentenceGap = ' ';
export const separator = ', ';
export const operator = 'Operator';
export const notifications = 'Notifications';
export const demo = 'demo';
