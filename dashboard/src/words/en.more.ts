/** English, for the pages after the first. `zh-CN.more.ts` has the same. */
const s = (n: number) => (n === 1 ? '' : 's');

export const more = {
  comma: ', ',

  // What can be done
  runNow: 'Run now',
  asking: 'Asking…',
  pause: 'Pause',
  pausing: 'Pausing…',
  resume: 'Resume',
  resuming: 'Resuming…',
  edit: 'Edit',
  remove: 'Remove…',
  moreActions: 'More actions',
  copyTenant: 'Copy the tenant',
  checkToken: 'Check the token again',
  tokenChecked: 'The token was checked again.',
  makeFixtures: 'Make fixtures',
  fixturesMade: 'Fixtures are there.',
  openEntra: 'Open in Entra',
  runAsked: (name: string) => `${name}: a run was asked for.`,
  isPaused: (name: string) => `${name} is paused.`,
  isResumed: (name: string) => `${name} runs again.`,
  isRemoved: (name: string) => `${name} is removed.`,
  noAnswerNow: 'There is no answer at the moment.',
  pauseTitle: (name: string) => `Pause ${name}?`,
  pauseText: 'It keeps its settings and its runs, and makes no new ones until it is resumed.',
  pauseReason: 'Why (others see it; may stay empty)',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText:
    'Its runs and its credential are removed at once and cannot be brought back. The tenant and the app registration stay as they are.',
  removeType: (name: string) => `Type the account’s name to remove it: ${name}`,
  removeNow: 'Remove',

  // Why
  whatHappened: 'What happened',
  whatToDo: 'What to do',
  then: 'Then',
  copyRequestId: 'Copy the request id',
  leaveOut: 'Leave this check out',
  isLeftOut: (check: string) => `${check} is left out from now on.`,
  isBack: (check: string) => `${check} may be drawn again.`,

  // Facts
  subscription: 'Subscription',
  subscriptionUnknown: 'Not known. It needs Organization.Read.All.',
  daysLeftUntil: (n: number, date: string) => `day${s(n)} left, until ${date}`,
  endedOn: (date: string) => `ended on ${date}`,
  saysGraph: 'Marks: alerts at 5, 15 and 30 days. As Microsoft Graph says; the programme decides.',
  passedWeek: 'Passed, 7 days',
  ofRuns: (passed: number, degraded: number, failed: number, lost: number) => {
    const others = [
      degraded > 0 && `${degraded} degraded`,
      failed > 0 && `${failed} failed`,
      lost > 0 && `${lost} lost`,
    ].filter(Boolean);
    const all = `${passed} of ${passed + degraded + failed + lost} runs`;
    return others.length > 0 ? `${all}; ${others.join(', ')}` : all;
  },
  every: (least: string, most: string) =>
    least === most ? `every ${least}` : `every ${least} to ${most}`,
  runningFor: (span: string) => `under way for ${span}`,
  leftBehind: 'Left behind',
  leftLooked: 'Items that runs may have left behind; they are looked for and removed.',
  leftCapped: 'So many that nothing more is made here.',
  leftParked: (n: number) => `${n} out of reach, looked for once a day.`,

  // Runs
  runs: 'Runs',
  onlyFailures: 'Only with failures',
  showOlder: 'Show older runs',
  today: (date: string) => `Today, ${date}`,
  yesterday: (date: string) => `Yesterday, ${date}`,
  runsPassed: (n: number) => `${n} run${s(n)} passed`,
  inAll: (text: string) => `${text} in all`,
  underWay: 'under way',
  byHand: (who: string) => `by hand, ${who}`,
  beats: 'Last 30 runs, oldest first; arrow keys move',
  copyAsText: 'Copy as text',
  copyLink: 'Copy link',
  runFacts: (id: string, due: string, attempt: number, revision: number) =>
    `Run ${id} · due ${due} · attempt ${attempt} · settings revision ${revision}`,
  madeRemoved: (made: number, removed: number) => `${made} made, ${removed} removed`,
  results: {
    passed: 'passed',
    degraded: 'degraded',
    failed: 'failed',
    abandoned: 'lost',
    skipped: 'skipped',
    'not-applicable': 'not applicable',
    'undo-failed': 'could not be removed',
    'not-simulated': 'not simulated',
  } as Record<string, string>,

  // Beside the runs
  credential: 'Credential',
  validUntil: (date: string) => `Valid until ${date}`,
  replace: 'Replace',
  kinds: {
    clientSecret: {
      name: 'Client secret',
      about: 'As the app itself, with admin consent. Lapses after 24 months at most.',
    },
    certificate: {
      name: 'Certificate',
      about: 'As the app itself. Outlasts a secret; its end date is read from it.',
    },
    federated: {
      name: 'No secret at all',
      about: 'The managed identity of this installation vouches.',
    },
    refreshToken: {
      name: 'Refresh token',
      about:
        'As a user. It renews itself with every run and lapses after 90 days without one. MFA stays on.',
    },
    signIn: {
      name: 'Sign in with Microsoft',
      about: 'As a user, in the browser. MFA stays on, no secret to copy. Renews itself.',
    },
  } as Record<string, { readonly name: string; readonly about: string } | undefined>,
  permissions: 'Permissions',
  ofChecksCanRun: (n: number) => `of ${n} checks can run`,
  nChecks: (n: number) => `${n} check${s(n)}`,
  andMore: (n: number) => `and ${n} more`,
  copyNames: 'Copy names',
  writes: {
    allowed: 'Checks may make things, and remove them again.',
    'refused-by-owner': 'Checks make nothing: its owner has said so.',
    'refused-by-licences':
      'Checks make nothing: the tenant has licences other than the developer pack.',
  } as Record<string, string>,
  plan: 'What will run',
  inSevenDays: (n: number, truncated: boolean) => `${truncated ? `more than ${n}` : n} in 7 days`,
  nothingPlanned: 'Nothing is planned.',
  laterRuns: 'All of them, call by call',
  weekLabel: (n: number) => `${n} runs planned in the next 7 days`,
  settings: 'Settings',
  schedule: 'Schedule',
  draws: 'Draws',
  always: 'Always',
  tells: 'Tells',
  inForce: 'In force',
  sinceRun: (at: string) => `since the run of ${at}`,
  fromRun: (at: string) => `from the run of ${at}`,
  perRun: (min: number, max: number) => (min === max ? `${min} a run` : `${min} to ${max} a run`),
  presets: {
    steady: 'steady, every 17 to 33 min',
    gentle: 'gentle, every 3 to 6 h',
    custom: 'custom',
    'close-watch': 'close watch',
    'read-only': 'read only',
    balanced: 'balanced',
    everything: 'everything',
  } as Record<string, string>,
};
