import type { Cases } from './define';

const DOCS = 'https://github.com/perennial-checks/perennial/blob/main/docs';

/** What Perennial says itself. */
export const ownCases: Cases = {
  assertion: {
    kind: 'assertion',
    title: 'The answer was not what it should have been',
    cause:
      'Graph answered, but what the check asserts does not hold: {what|the answer differs}. Expected: {expected|see the check}; actual: {actual|something else}.',
    fix: 'Look the check up in the catalogue to see what it asserts. If it fails once in a while, Graph was late; if it fails always, something in the tenant has changed.',
    link: `${DOCS}/catalogue.md`,
  },
  'bad-shape': {
    kind: 'assertion',
    title: 'The answer lacked what it should contain',
    cause:
      'Graph answered with success, but without {what|a part that its documentation promises}.',
    fix: 'If it keeps coming back, open an issue and give the request id.',
    link: `${DOCS}/catalogue.md`,
  },
  'other-identity': {
    kind: 'permission',
    title: 'What was left behind is out of reach',
    cause:
      'It was made while the account had another sort of credential, and what this one does not find proves nothing.',
    fix: 'Remove it by hand, or give the account its former kind of credential for a day: it is then found and removed.',
    link: `${DOCS}/checks.md`,
  },
  'leftover-given-up': {
    kind: 'assertion',
    title: 'What was left behind is not looked for any more',
    cause: 'For 100 days it could neither be found nor removed.',
    fix: 'Look for “perennial-” in the account’s mailbox and drive, and remove what you find.',
    link: `${DOCS}/checks.md`,
  },
  'foreign-link': {
    kind: 'assertion',
    title: 'An answer pointed somewhere else',
    cause:
      'A link in an answer led away from Graph, or to an unencrypted address, so it was not followed.',
    fix: 'If it keeps coming back, open an issue and give the request id.',
    link: 'https://learn.microsoft.com/graph/paging',
  },
  'too-many-redirects': {
    kind: 'assertion',
    title: 'A link led around in circles',
    cause: 'A download, upload or monitor link was redirected more than three times.',
    fix: 'If it keeps coming back, see whether a proxy redirects requests.',
    link: 'https://learn.microsoft.com/graph/api/driveitem-get-content',
  },
  'unsafe-path': {
    kind: 'assertion',
    title: 'An id would have led somewhere else',
    cause:
      'An answer gave an id that, in a path, leads to another resource or to none, so nothing was sent for it.',
    fix: 'If it keeps coming back, open an issue and give the request id.',
    link: `${DOCS}/catalogue.md`,
  },
  'user-not-found': {
    kind: 'not-provisioned',
    title: 'There is no such user',
    cause:
      'Nobody in the tenant has the name or id in the account’s field `user`: Graph was asked twice, at least 30 seconds apart. Nothing was run.',
    fix: 'Correct `user` in the account: the user’s principal name or object id, as the page Users of the Entra admin center shows it.',
    link: 'https://learn.microsoft.com/graph/api/user-get',
  },
  'over-budget': {
    kind: 'assertion',
    title: 'The check used more than a check may',
    cause:
      'The check was stopped at its limit of {most|so many} {unit|requests}, so that the others of the run have their share.',
    fix: 'If it keeps coming back, see in the catalogue what the check reads: there is more of it in this tenant than it was made for. Leave the check out of the account, or open an issue and name it.',
    link: `${DOCS}/catalogue.md`,
  },
  notSimulated: {
    kind: 'not-provisioned',
    title: 'The simulator does not have this',
    cause:
      'The tenant is a simulated one, and the simulator does not answer this call of Microsoft’s. Nothing is said of a real tenant.',
    fix: 'Nothing. It occurs in local mode only.',
    link: `${DOCS}/architecture.md`,
  },
  'body-too-large': {
    kind: 'assertion',
    title: 'The answer was too large',
    cause: 'An answer was larger than a check ever asks for, and was given up.',
    fix: 'If it keeps coming back, open an issue and name the check.',
    link: `${DOCS}/catalogue.md`,
  },
  throttled: {
    kind: 'throttled',
    title: 'Microsoft asked to wait',
    cause:
      'Microsoft has asked this app to send nothing to the tenant for a while, and the wait was longer than the time left.',
    fix: 'Nothing. If it keeps coming back, choose fewer checks or longer gaps, or see what else uses the same app.',
    link: 'https://learn.microsoft.com/graph/throttling',
  },
  deadline: {
    kind: 'service',
    title: 'The run’s time was over',
    cause: 'The run reached its time limit, so what was left of it was not done.',
    fix: 'Nothing. If it keeps coming back, let a run have fewer checks.',
    link: `${DOCS}/architecture.md`,
  },
  'missing-permission': {
    kind: 'permission',
    title: 'The permission is not granted',
    cause:
      'The account’s token does not hold {permission|the permission this check needs}, so nothing was sent.',
    fix: 'Grant it with admin consent (the account’s preflight has a link), or choose other checks.',
    link: 'https://learn.microsoft.com/graph/permissions-reference',
  },
  'writes-refused': {
    kind: 'licence',
    title: 'Nothing is made in this tenant',
    cause:
      'The check makes something and removes it again. Its owner does not want that, or the tenant’s licences are not the developer pack (decided by: {by|one of them}).',
    fix: 'If the tenant is yours to test in, set the account’s allowWrites to true. Or choose the preset read-only.',
    link: `${DOCS}/checks.md`,
  },
  'not-prepared': {
    kind: 'permission',
    title: 'Allowed only since the run began',
    cause:
      'What a check makes is recorded when its run begins. This one could not run then, and was allowed a moment later.',
    fix: 'Nothing: the next run includes it.',
    link: `${DOCS}/checks.md`,
  },
  postponed: {
    kind: 'permission',
    title: 'Left alone for a while',
    cause:
      'Graph refused this lately ({reason|it did not say why}), and trying again at once does not change that. What stands against it: {needs|a service that is not set up, a role, a policy or a licence}.',
    fix: 'Grant what is needed, then ask for the account’s preflight: it ends the wait. Or choose other checks.',
    link: `${DOCS}/checks.md`,
  },
  'no-user': {
    kind: 'not-provisioned',
    title: 'The account names no user',
    cause:
      'As an app, this check needs to know whose mailbox or drive to look at, and the account names nobody.',
    fix: 'Give the account a user: a user principal name or an object id.',
    link: 'https://learn.microsoft.com/graph/auth/auth-concepts',
  },
  'check-unknown': {
    kind: 'not-provisioned',
    title: 'The check no longer exists',
    cause: 'The account asks for a check that this version of Perennial does not have.',
    fix: 'Choose the account’s checks anew from the catalogue.',
    link: `${DOCS}/catalogue.md`,
  },
  'creation-unknown': {
    kind: 'bug',
    title: 'Nobody knows how to remove what was left',
    cause:
      'Something an earlier version had made is to be removed, but the check that knows how is gone.',
    fix: 'Delete by hand what carries the name “perennial-…”.',
    link: `${DOCS}/operations.md`,
  },
  'nothing-ran': {
    kind: 'permission',
    title: 'Not one check could run',
    cause:
      'Every check of the run was left out or does not apply to this account, so nothing was shown to work.',
    fix: 'See the account’s preflight for what is missing, grant it, or choose other checks.',
    link: 'https://learn.microsoft.com/graph/permissions-reference',
  },
  'nothing-to-check': {
    kind: 'not-provisioned',
    title: 'There is nothing of what the check looks at',
    cause: 'The tenant or the user has none of the items that this check compares.',
    fix: 'Nothing, or add one: the catalogue says what the check looks at. It is tried again later.',
    link: `${DOCS}/catalogue.md`,
  },
  'needs-fixture': {
    kind: 'not-provisioned',
    title: 'What the check works in has not been made',
    cause:
      'This check needs {fixture|something} named “Perennial fixtures” that is made once and kept, and there is none that this account can see.',
    fix: 'Make it by hand, or have Perennial make the account’s fixtures. It is tried again later.',
    link: `${DOCS}/catalogue.md`,
  },
  'in-use': {
    kind: 'not-provisioned',
    title: 'What the check would set is in use',
    cause:
      'The user has set this already, and the check could not put it back, so it has left it alone.',
    fix: 'Nothing. Give the account a user that nobody works with, if the check is to run always.',
    link: `${DOCS}/catalogue.md`,
  },
  'undo-failed': {
    kind: 'service',
    title: 'What a check may have made could not be removed',
    cause:
      'The check made something, or may have, and it could not be found or deleted afterwards.',
    fix: 'Nothing: later runs look for it and remove it. If it stays, delete by hand what carries the name “perennial-…”.',
    link: `${DOCS}/operations.md`,
  },
  'leftover-cap': {
    kind: 'assertion',
    title: 'Too much is waiting to be removed',
    cause:
      'So much of what earlier runs made is still to be removed ({open|too many} entries, {most|a bound} at most) that nothing more is made in this account.',
    fix: 'See why removal fails (permissions, retention policies), or delete by hand what carries the name “perennial-…”.',
    link: `${DOCS}/checks.md`,
    next: 'skip',
  },
  abandoned: {
    kind: 'bug',
    title: 'The run was lost',
    cause: 'Every worker that took this run ended before it could record a result.',
    fix: 'See the app’s log for crashes and restarts around this time.',
    link: `${DOCS}/operations.md`,
    next: 'retry',
  },
  unexpected: {
    kind: 'bug',
    title: 'Something went wrong in Perennial itself',
    cause: 'The program ran into an error that nobody had foreseen ({error|no name}).',
    fix: 'Open an issue with the run’s id and the app’s log of that time. The log holds no secrets.',
    link: 'https://github.com/perennial-checks/perennial/issues',
    next: 'retry',
  },
};
