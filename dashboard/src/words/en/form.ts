/** English, for adding and editing an account. `zh-CN/form.ts` has the same. */

// Add and edit
export const addTitle = 'Add an account';
export const editTitle = (name: string) => `Edit ${name}`;
export const howItGetsIn = 'How it gets in';
export const oneMoreWay = 'One more way: paste a refresh token';
export const notChecked = 'Not checked yet';
export const notCheckedHow =
  'The check asks Microsoft what this registration may do. It keeps nothing.';
export const nameHint = 'May stay empty: then it is the tenant’s.';
export const user = 'Whose mailbox and drive';
export const tenantId = 'Directory (tenant) ID';
export const tenantHint =
  'A GUID or one of the tenant’s domains. May stay empty: then it is the mailbox’s domain.';
export const clientId = 'Application (client) ID';
export const secrets: Record<string, string> = {
  'clientSecret.clientSecret': 'Client secret: its Value, not its Secret ID',
  'certificate.pem': 'Certificate with its private key (PEM)',
  'signIn.clientSecret': 'Client secret, if the app has one',
  'refreshToken.refreshToken': 'Refresh token',
  'refreshToken.clientSecret': 'Client secret, if the app has one',
};
export const secretHint =
  'Goes into the vault and never comes out. Under “Certificates & secrets” it is shown only once.';
export const vaultHint = 'Goes into the vault and never comes out.';
export const moreFields = 'Schedule, checks, who is told';
export const presetNames = {
  steady: 'Steady',
  gentle: 'Gentle',
  'office-hours': 'Office hours',
  'close-watch': 'Close watch',
  custom: 'Custom',
};
export const presetAbout = {
  steady: 'Every 17 to 33 minutes.',
  gentle: 'Every 2 to 6 hours, rarer at night and at weekends.',
  'office-hours': 'Every 30 to 90 minutes, on weekdays from 8 to 18.',
  'close-watch': 'Every 8 to 15 minutes for seven days, then what was before.',
  custom: 'As you say.',
};
export const least = 'Minutes between runs, at least';
export const most = 'Minutes between runs, at most';
export const onlyOn = 'Only on';
export const neverOn = 'Never on';
export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
export const timeZone = 'Time zone';
export const quietFrom = 'Quiet from';
export const quietTo = 'Quiet until';
export const quietDates = 'Quiet dates';
export const quietDatesHint = 'As 2026-12-24 2026-12-25.';
export const whichChecks = 'Which checks';
export const checksAbout: Record<string, string> = {
  balanced: 'All that needs no permission reserved for administrators when signed in.',
  'read-only': 'Makes nothing.',
  everything: 'The whole catalogue.',
};
export const drawnLeast = 'Checks drawn a run, at least';
export const drawnMost = 'Checks drawn a run, at most';
export const alwaysHint =
  'Ids or workloads, as mail.page-inbox calendar. Empty: one read each of three.';
export const mayMake = 'May checks make things?';
export const mayMakeByLicence = 'Yes, where the tenant has the developer pack alone';
export const mayMakeYes = 'Yes';
export const mayMakeNo = 'No';
export const tellWhom = 'Who is told by mail';
export const tellWhomHint = 'Empty: the operator.';
export const checkThenAdd = 'Check, then add';
export const checkAgain = 'Check again';
export const checking = 'Checking…';
export const addAndStart = 'Add and start';
export const addAnyway = 'Add anyway';
export const saving = 'Saving…';
export const savedFrom = (at: string) => `Saved. In force from the run of ${at}.`;
export const leaveUnsaved = 'Leave this page? What you typed is not saved.';
export const swap = 'Swap';
export const mixUps = {
  'secret-id': 'This looks like the Secret ID. Copy the Value beside it.',
  'same-ids': 'This is the same as the directory (tenant) ID.',
  swapped: 'These two look swapped.',
};
export const refused = 'This was not taken:';
export const fieldErrors: Record<string, string> = {
  required: 'This is needed.',
  unknown: 'This is not known here.',
};
export const itWorks = 'It works';
export const worksInPart = 'It works in part';
export const doesNotWork = 'It does not work';
export const nothingKept = 'checked just now, nothing kept';
export const moreWorkloads = (n: number) => `${n} more workloads`;
export const changedMeanwhile = (by = 'Somebody') => `${by} changed this account meanwhile`;
export const takeTheirs = 'Take theirs';
export const keepMine = 'Keep mine';
