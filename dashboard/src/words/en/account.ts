/** English, for an account. `zh-CN/account.ts` has the same. */
const s = (n: number) => (n === 1 ? '' : 's');

export const asking = 'Asking…';
export const pausing = 'Pausing…';
export const resuming = 'Resuming…';
export const moreActions = 'More actions';
export const copyTenant = 'Copy the tenant';
export const checkToken = 'Check the token again';
export const tokenChecked = 'The token was checked again.';
export const makeFixtures = 'Make fixtures';
export const fixturesMade = 'Fixtures are there.';
export const leaveOut = 'Leave this check out';
export const isLeftOut = (check: string) => `${check} is left out from now on.`;
export const isBack = (check: string) => `${check} may be drawn again.`;

export const signedInNow = (who: string) => `Signed in as ${who}`;
export const signedInAs = 'signed in as';

// Facts
export const subscription = 'Subscription';
export const subscriptionUnknown = (permission?: string) =>
  permission === undefined ? 'Not yet known.' : `Not known: needs ${permission}.`;
/** What stands before and after the number. */
export const daysLeftUntil = (n: number, date: string) =>
  ['', ` day${s(n)} left, until ${date}`] as const;
export const alerts = 'Marks: alerts at 5, 15 and 30 days.';
export const saysGraph = (ago: string) =>
  `As Microsoft Graph says, read ${ago}; the programme decides.`;
export const history = 'What it said before';
export const passedWeek = 'Passed, 7 days';
export const ofRuns = (passed: number, degraded: number, failed: number, lost: number) => {
  const others = [
    degraded > 0 && `${degraded} degraded`,
    failed > 0 && `${failed} failed`,
    lost > 0 && `${lost} lost`,
  ].filter(Boolean);
  const all = `${passed} of ${passed + degraded + failed + lost} runs`;
  return others.length > 0 ? `${all}; ${others.join(', ')}` : all;
};
export const every = (least: string, most: string) =>
  least === most ? `every ${least}` : `every ${shortened(least, most)} to ${most}`;
/** “17 to 33 min”: a unit that both have is said once. */
const shortened = (least: string, most: string) => {
  const [number = '', unit] = least.split(' ');
  return most.split(' ')[1] === unit ? number : least;
};
export const waits = (until: string) => `Microsoft asked to wait until ${until}`;
export const and = '; ';
export const runningFor = (span: string) => `under way for ${span}`;
export const everMade = (made: string, removed: string) => `${made} items made, ${removed} removed`;
export const leftCapped = 'So many that nothing more is made here.';
export const leftParked = (n: number) => `${n} out of reach, looked for once a day.`;

// Runs
export const runs = 'Runs';
export const onlyFailures = 'Only with failures';
export const showOlder = 'Show older runs';
export const today = (date: string) => `Today, ${date}`;
export const yesterday = (date: string) => `Yesterday, ${date}`;
export const runsPassed = (n: number) => `${n} run${s(n)} passed`;
export const inAll = (text: string) => `${text} in all`;
export const underWay = 'under way';
export const byHand = (who: string) => `by hand, ${who}`;
export const beats = 'Last 30 runs, oldest first; arrow keys move';
export const runDue = (id: string) => `Run ${id} · due`;
export const runFacts = (attempt: number, revision: number) =>
  `${attempt === 1 ? 'first attempt' : `attempt ${attempt}`} · settings revision ${revision}`;
export const madeRemoved = (made: number, removed: number) => `${made} made, ${removed} removed`;
export const results: Record<string, string> = {
  passed: 'passed',
  degraded: 'degraded',
  failed: 'failed',
  abandoned: 'lost',
  skipped: 'skipped',
  'not-applicable': 'not applicable',
  'undo-failed': 'could not be removed',
  'not-simulated': 'not simulated',
};
export const addKey = 'Add a certificate';
export const keyWaits = 'A certificate was added. It is used from the next sign-in on.';
export const addSignedIn = 'Also as whoever signs in';
export const validUntil = (date: string) => `Valid until ${date}`;
export const renewed = 'Renewed';
export const lapses = (date: string) => `Lapses by itself on ${date}`;
export const expiryFrom = {
  directory: 'as the directory says',
  certificate: 'as the certificate says',
  entered: 'as it was entered',
};
export const permissions = 'Permissions';
export const canRun = (able: number, of: number) => `${able} of ${of} checks can run.`;
export const missing = (n: number, others: number) =>
  `${n} permission${s(n)} ${n === 1 ? 'is' : 'are'} missing for the other ${others}; that is no failure.`;
export const nChecks = (n: number) => `${n} check${s(n)}`;
export const andMore = (n: number) => `and ${n} more`;
export const developerPack =
  'Checks may make things, and remove them again: the tenant has the developer pack.';
export const copyNames = 'Copy names';
export const plan = 'What will run';
export const inSevenDays = (n: number, truncated: boolean) =>
  `${truncated ? `more than ${n}` : n} in 7 days`;
export const nothingPlanned = 'Nothing is planned.';
export const laterRuns = 'All of them, call by call';
export const quietDay = 'quiet day';
export const checkKinds = { read: 'reads', write: 'makes' };
export const weekLabel = (n: number) => `${n} runs planned in the next 7 days`;
export const settings = 'Settings';
export const draws = 'Draws';
export const tells = 'Tells';
export const inForce = 'In force';
export const sinceRun = (at: string) => `since the run of ${at}`;
export const fromRun = (at: string) => `from the run of ${at}`;
export const perRun = (min: number, max: number) =>
  min === max ? `${min} a run` : `${min} to ${max} a run`;

// Checks by day
export const checksByDay = 'Checks, day by day';
export const checksByDayAbout = (days: number) => `${days} days (UTC); a cell adds up one day`;
export const nothingDrawn = 'No check has run yet.';
export const workload = 'Workload or check';
export const cell = (date: string, said: string) => `${date}: ${said || 'not drawn'}`;
export const marks = {
  p: 'passed',
  m: 'some failed',
  f: 'failed',
  s: 'skipped',
  n: 'not applicable',
  u: 'could not be removed',
};
export const allFailed = 'all failed';
export const lastFailure = 'Last failure:';
export const noFailureThen = 'No run of that day failed, or it is not kept any more.';

// What is left
export const leftoverList = 'What is left';
export const leftoverColumns = ['Check', 'Made', 'Tries', 'Next try'];
export const whilePaused = 'not while paused';

// Share
export const share = 'Share';
export const shareOff = 'Off. A link and a badge would show the state to whoever has them.';
export const sharedSince = (at: string) =>
  `On since ${at}. A new link takes the place of the one before.`;
export const shareShows = 'What is shown besides the state';
export const shareFields = { name: 'its name', tenant: 'the tenant', user: 'the user' };
export const shareMake = 'Make a link';
export const shareAnew = 'Make another link';
export const shareRevoke = 'Revoke';
export const shareRevoked = 'The link opens nothing any more.';
export const shareOnce = 'Link and badge. They are not shown again.';
export const report = 'Report';
export const playedPast = 'part of its past was played on a simulator';
export const removedBy = (who: string, at: string) => `This account was removed by ${who} at ${at}`;
export const changeKind = 'Change kind';
export const renewKey = 'Make a new key';
export const grantConsent = 'Grant consent';
export const signInAgain = 'Sign in again';
