/** English, for the ways in of the Add page. `zh-CN/doors.ts` has the same. */

const s = (n: number) => (n === 1 ? '' : 's');

export const how = 'How?';
export const ways = {
  paste: ['Paste a manifest', 'No secret; five minutes, any browser.'],
  sign: ['Sign in, no key', 'Shortest; good on a phone; ends when you change your password.'],
  ids: ['I have ids and a secret or certificate', 'Of a registration that is there.'],
  command: ['With a command', 'Where you have Azure CLI.'],
} as const;
export const continued = 'Continue where you left off';
export const until = (day: string) => `kept until ${day}`;
export const goOn = 'Continue';
export const giveUp = 'Give up';
export const isOver =
  'What was begun under this address is over: it has become an account, or its seven days have passed.';
export const startAnew = 'Start anew';
export const whose = 'Whose mailbox and drive shall the checks use?';
export const whoseHint = 'Their address also says which tenant it is.';
export const which = 'Which checks?';
export const permissions = (n: number) => `${n} permission${s(n)}`;
export const showList = 'Show the list';
export const needsAddress = 'Say first whose mailbox it is.';

export const states = {
  waiting: 'Waiting for you',
  checking: 'Checking',
  done: 'Done',
  trouble: 'Needs you',
} as const;

// Paste
export const make = 'Make the registration';
export const makeHow = 'Name: Perennial checks. Leave all else. Register.';
export const openEntra = 'Open Entra';
export const copyIn = 'Copy its manifest to here';
export const copyInHow = 'Manifest, click into the editor, select all, copy, paste here.';
export const manifest = 'The manifest, as it is now';
export const stays = 'It is read in this browser and sent nowhere.';
export const oneAddress = 'one address';
export const movedAddress = 'one address, moved to Web';
export const adds = (permissionCount: number, address: string | false, certificate: boolean) =>
  [
    `Adds ${permissionCount} permission${s(permissionCount)}`,
    ...(address ? [address] : []),
    ...(certificate ? ['one certificate'] : []),
  ].join(', ') + '; changes nothing else.';
export const complete = 'Everything is in it already.';
export const pasteBack = 'Paste it back';
export const pasteBackHow = 'Select all in the editor, paste, Save.';
export const copyMerged = 'Copy merged manifest';
export const pasteAgain = 'To copy it once more, paste the manifest above again.';
export const refusedSaving = 'Saving is refused';
export const downloadCertificate = 'Download the certificate (.cer)';
export const uploadHow =
  'Certificates & secrets, Certificates, Upload. Permissions and the address can be added on their own pages.';
export const allow = 'Allow it';
export const allowHow = 'As the administrator who came with the developer subscription.';
export const grant = 'Grant consent at Microsoft';
export const copyLink = 'Copy the link for an administrator';
export const waitingFor = (seconds: number) =>
  `Waiting for Microsoft to let the app in… ${seconds} s`;
export const there = (granted: number, wanted: number) =>
  `${granted} of ${wanted} permission${s(wanted)} ${granted === 1 ? 'is' : 'are'} there`;
export const lookAgain = 'Look again';
export const addAndStart = 'Add and start';
export const useKey = 'Use this key';
export const addAnyway = 'Add with what is there';

// Without a key
export const beforehand =
  'Checks run only as this person. Changing the password may end it; a certificate can be added later.';
export const copyAddress = 'Copy this address';
export const registerHow =
  'Name: Perennial checks. Redirect URI: platform “Public client/native (mobile & desktop)”, paste the address. Register.';
export const noLoopback =
  'The form takes no 127.0.0.1: leave the address out there, and add it on the page Manifest, to publicClient.redirectUris.';
export const appId = 'Paste the Application (client) ID';
export const signInTitle = 'Sign in';
export const signInHow =
  'The consent there covers what is asked for. As Global Administrator, tick “on behalf of your organization”.';
export const signIn = 'Sign in with Microsoft';

// With a command
export const commandHow =
  'In a clone of Perennial, once you are signed in to the tenant. It shows first what it will do, and asks.';
