/** What operators decide for the whole installation while it runs. Kept in one row. */
import type { DigestTime } from './digest';
import type { Language } from './language';
import type { QuietHours } from './quiet-hours';
import type { Severity } from './severity';

/** A way to tell people, as a row knows it. Values of its secret parts are never here. */
export interface StoredChannel {
  /** What is not secret of where and as whom to send; its kind says what is in it. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Where to, as people may read it. */
  readonly target?: string | undefined;
  /** JSON pointer of the part → name of the secret in the vault. A name is never used twice. */
  readonly secrets: Readonly<Record<string, string>>;
  /** It is told of this and of what is more severe. */
  readonly least: Severity;
  /** Instead of the installation's. */
  readonly quiet?: QuietHours | undefined;
  readonly language?: Language | undefined;
}

/** How long what is kept. The daily sweep removes the rest. */
export interface Retention {
  /** Days that runs are kept. */
  readonly days: number;
  /** Most runs that are kept of an account, its newest; 0: as many as there are. */
  readonly runs: number;
  /** Days that an account's day rows are kept. */
  readonly history: number;
  /** Days that statistics are kept. */
  readonly statistics: number;
  /** Days that the audit list goes back. */
  readonly audit: number;
}

/** An account pauses by itself when this share of so many runs, its last, has failed. */
export interface PauseThreshold {
  /** 0.5 to 1. */
  readonly share: number;
  /** 5 to 30. */
  readonly runs: number;
}

export interface InstallationSettings {
  /** Counts changes; 0 where nothing was ever set. */
  readonly revision: number;
  /** Plain text that everybody sees on the page. */
  readonly notice?: string | undefined;
  /** What people are told in who have not said another. */
  readonly language: Language;
  readonly quiet?: QuietHours | undefined;
  readonly retention: Retention;
  readonly threshold: PauseThreshold;
  /** Domains whose mail addresses need no confirmation, in lower case. */
  readonly allowedDomains: readonly string[];
  /** When everybody is sent what the week came to; nobody is where it is absent. */
  readonly digest?: DigestTime | undefined;
  /** An address that every finished tick calls, kept in the vault: its host, and the secret's name. */
  readonly deadMan?: { readonly host: string; readonly secret: string } | undefined;
  /** By kind. */
  readonly channels: Readonly<Record<string, StoredChannel>>;
}

/** What holds where nothing was set: mail by the deployment's own sender, told of everything. */
export const initialSettings = (retentionDays: number): InstallationSettings => ({
  revision: 0,
  language: 'en',
  retention: { days: retentionDays, runs: 0, history: 90, statistics: 400, audit: 365 },
  threshold: { share: 0.95, runs: 30 },
  allowedDomains: [],
  channels: { mail: { facts: {}, secrets: {}, least: 'info' } },
});

/** The vault names of everything that the settings refer to. */
export const settingsSecrets = ({ channels, deadMan }: InstallationSettings): readonly string[] => [
  ...Object.values(channels).flatMap(({ secrets }) => Object.values(secrets)),
  ...(deadMan ? [deadMan.secret] : []),
];
