/** E5-AutoApi: `Config.json`, or its `Accounts` alone as in `ACCOUNTS_JSON` (github.com/lpyedge/E5-AutoApi, `src/Config.json`). */
import { CARRIED } from '../system';
import type { FoundAccount, System } from '../system';
import { countOf, objectOf, structured, textOf } from '../values';

type Fields = Readonly<Record<string, unknown>>;

export const e5AutoApi: System = {
  name: 'E5-AutoApi',
  parse(text) {
    const value = structured(text);
    const { Accounts: accounts = value } = objectOf(value);
    const list = Array.isArray(accounts) ? (accounts as unknown[]) : [accounts];
    if (!list.every((one) => 'ClientId' in objectOf(one))) return undefined;
    return accounts === value ? { Accounts: list } : value;
  },
  read(content) {
    const {
      Accounts: accounts,
      RunConfig: config,
      Run: run = config,
      Features: features,
    } = objectOf(content);
    return {
      accounts: Object.values(objectOf(accounts)).map((one) => accountOf(objectOf(one))),
      shared: {
        ...gapOf(objectOf(objectOf(run)['RoundsDelay'])),
        checksPerRun: checksOf(objectOf(features)),
        readOnlyIn: readOnlyIn(objectOf(objectOf(features)['Write'])),
      },
    };
  },
  fates: [
    [/^Accounts\.\d+\.(?:ClientId|ClientSecret|RefreshToken)$/, CARRIED],
    [/^Run(?:Config)?\.RoundsDelay\./, CARRIED],
    [/^Run(?:Config)?\./, 'runs are planned one by one, and not looped with pauses'],
    [/^Features\.(?:Read|Write)\.TaskMin$/, CARRIED],
    [/^Features\.Read\./, 'which checks are drawn is said by a preset and by names'],
    [/^Features\.Write\./, CARRIED],
    [/^NotificationConfig\./, 'who is told: set up a channel (docs/channels.md) and test it'],
    [/^Prefixes\./, 'what checks make has a name of Perennial’s, by which it is found and removed'],
    [/^Assets\./, 'checks bring their own files'],
  ],
};

const accountOf = (fields: Fields): FoundAccount => ({
  clientId: textOf(fields['ClientId']),
  clientSecret: textOf(fields['ClientSecret']),
  refreshToken: textOf(fields['RefreshToken']),
});

function gapOf({ Enabled: enabled, MinSeconds: min, MaxSeconds: max }: Fields): FoundAccount {
  return enabled === false ? {} : { minSeconds: countOf(min), maxSeconds: countOf(max) };
}

/** At least so many tasks, of both kinds together. */
function checksOf(features: Fields): FoundAccount['checksPerRun'] {
  const counts = [features['Read'], features['Write']].map((part) =>
    countOf(objectOf(part)['TaskMin']),
  );
  if (counts.every((count) => count === undefined)) return undefined;
  const least = counts.reduce<number>((sum, count = 0) => sum + count, 0);
  return { min: least, max: least };
}

/** Each thing that it may make, and the workload of ours that this is in. */
const WRITES: Readonly<Record<string, string>> = {
  UploadRandomFile: 'files',
  DriveFolderWithShareLink: 'files',
  FileCopyMove: 'files',
  Excel: 'workbooks',
  Todo: 'tasks',
  TaskCompletion: 'tasks',
  CalendarEvent: 'calendar',
  CalendarEventResponse: 'calendar',
  Contacts: 'contacts',
  MailDraft: 'mail',
  MailFolder: 'mail',
  MailRule: 'mailbox-settings',
  MailForwardReply: 'mail',
  OneNotePage: 'notes',
  UserOpenExtension: 'extensions',
  GroupJoin: 'groups',
};

/** Where any of a workload's is switched off, nothing is made there: rather less than was allowed than more. */
function readOnlyIn(write: Fields): readonly string[] {
  const off = Object.entries(WRITES).filter(([feature]) => write[feature] === false);
  return [...new Set(off.map(([, workload]) => workload))];
}
