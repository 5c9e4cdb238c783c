/** English, for what all pages but the first share. `zh-CN/more.ts` has the same. */
const s = (n: number) => (n === 1 ? '' : 's');

export const close = 'Close';
export const cancel = 'Cancel';
export const undo = 'Undo';
export const copied = 'Copied.';
export const notCopied = 'The browser does not let this page copy. Select the text and copy it.';
export const done = 'Done';
export const stop = 'Stop';
export const notYours = 'There is no such account, or it is not yours.';
export const comma = ', ';
export const owner = 'Owner';
export const allOwners = 'All owners';

// What can be done
export const runNow = 'Run now';
export const pause = 'Pause';
export const resume = 'Resume';
export const edit = 'Edit';
export const remove = 'Remove…';
export const runAsked = (name: string) => `${name}: a run was asked for.`;
export const isPaused = (name: string) => `${name} is paused.`;
export const isResumed = (name: string) => `${name} runs again.`;
export const isRemoved = (name: string) => `${name} is removed.`;
export const pauseTitle = (name: string) => `Pause ${name}?`;
export const pauseText =
  'It keeps its settings and its runs, and makes no new ones until it is resumed.';
export const pauseReason = 'Why (others see it; may stay empty)';
export const removeTitle = (name: string) => `Remove ${name}?`;
export const removeText =
  'Its runs and its credential are removed at once and cannot be brought back. The tenant and the app registration stay as they are.';
export const removeType = 'Type the account’s name to remove it';
export const keepIt = 'Keep it';
export const removeNow = 'Remove';

// Why
export const whatHappened = 'What happened';
export const whatToDo = 'What to do';
export const afterwards = 'Then';
export const copyRequestId = 'Copy the request id';
export const leftBehind = 'Left behind';
export const copyLink = 'Copy link';

// Beside the runs
export const credential = 'Credential';
export const replace = 'Replace';
export const kinds: Record<string, { readonly name: string; readonly about: string } | undefined> =
  {
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
  };
export const writes: Record<string, string> = {
  allowed: 'Checks may make things, and remove them again.',
  'refused-by-owner': 'Checks make nothing: its owner has said so.',
  'refused-by-licences':
    'Checks make nothing: the tenant has licences other than the developer pack.',
};
export const schedule = 'Schedule';
export const always = 'Always';
export const presets: Record<string, string> = {
  steady: 'steady, every 17 to 33 min',
  gentle: 'gentle, every 3 to 6 h',
  custom: 'custom',
  'close-watch': 'close watch',
  'read-only': 'read only',
  balanced: 'balanced',
  everything: 'everything',
};
export const name = 'Name';
export const save = 'Save';
export const saved = 'Saved.';
export const nOf = (n: number, of: number) => `${n} of ${of}`;

// Several at once
export const selected = (n: number) => `${n} selected`;
export const bulkDone = (n: number) => `Done for ${n} account${s(n)}.`;
export const slashOn = 'Let / go to the search';
export const slashOff = 'Do not let / go to the search';
export const forget = 'Forget the key on this device';
export const roles: Record<string, string> = {
  operator: 'Operator',
  member: 'Member',
  reader: 'Reader',
};
export const noneYet = 'No account yet';
export const noneYetHow =
  'Five fields, a check before anything is kept, the first run within seconds.';
export const nobodyYet = 'Nobody has added an account yet.';
export const importAccounts = 'Import';
export const settingsChanged =
  'Somebody changed the settings meanwhile. Load the page again to see them; nothing was overwritten.';
export const openEntra = 'Open in Entra';
export const copyAsText = 'Copy as text';
export const removeMany = (n: number) => `Remove ${n} account${s(n)}?`;
export const tryThese = 'Try these again';
export const typeToConfirm = (text: string) => `Type this to confirm: ${text}`;

export const noAnswerNow = 'There is no answer at the moment.';
export const nowFails = (name: string) => `${name} now fails`;
export const unreachable = 'No answer. What you typed is still here.';
export const copy = 'Copy';
export const hide = 'Hide';
export const keep = 'Keep it on this device';
export const tooMany = (n: number) => `Too many at once; again in ${n} s`;
export const forOperators = 'This page is for operators.';
export const notForReaders = 'This page is for operators and members. Your key can only read.';
export const nothingHere = 'There is nothing at this address';
export const show = 'Show';
export const open = 'Open';
export const renewedUntil = (date: string) => `Renewed until ${date}, says Microsoft Graph`;
