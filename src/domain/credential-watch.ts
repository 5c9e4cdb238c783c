/** When an account's credential lapses by itself, and when its owner is told of it. Pure. */
import { DAY_MS } from '../durations';
import type { StoredCredential } from './account';
import { isNearer, markWithin } from './countdown';

/** Days before at which people are told. */
const MARKS = [30, 7, 1];
/** How long a refresh token lives that is not used: https://learn.microsoft.com/entra/identity-platform/refresh-tokens */
const UNUSED_TOKEN_MS = 90 * DAY_MS;

export interface CredentialLife {
  /** When it was given, or the stored refresh token written (milliseconds since the epoch). */
  readonly renewedAt?: number | undefined;
  readonly lapsesAt?: number | undefined;
  /** How the date is known; absent for a refresh token, whose life follows from its use. */
  readonly expiryFrom?: 'directory' | 'certificate' | 'entered' | undefined;
}

/** Whether a run is to look into the directory for the end of a secret or certificate: once a day. */
export const wantsDirectory = (
  { directory }: Pick<StoredCredential, 'directory'>,
  now: number,
): boolean => directory === undefined || now - directory.readAt >= DAY_MS;

/** One client secret or certificate of a registration, as the directory has it. */
export interface DirectoryCredential {
  /** What it is told by: a secret’s first three characters, a certificate’s thumbprint. */
  readonly marks: readonly string[];
  readonly endsAt?: number | undefined;
}

/**
 * When a credential ends, as the directory says: the only one with a mark of its; of several that have one the first
 * to end. Undefined where none has.
 */
export function endInDirectory(
  listed: readonly DirectoryCredential[],
  own: readonly string[],
): number | undefined {
  const ends = listed.flatMap(({ marks, endsAt }) =>
    endsAt !== undefined && marks.some((mark) => own.includes(mark)) ? [endsAt] : [],
  );
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** When a credential lapses by itself: as the directory says, else as it was given. */
export const expiryOf = ({
  directory,
  expiresAt,
}: Pick<StoredCredential, 'directory' | 'expiresAt'>): number | undefined =>
  directory?.endsAt ?? expiresAt;

/**
 * When a credential was renewed, and when it lapses (milliseconds since the epoch): what the directory says
 * goes before what was entered, and that before its last use.
 */
export function lifeOf({
  givenAt,
  expiresAt,
  directory,
  rotation,
  secrets,
}: StoredCredential): CredentialLife {
  const renewedAt = rotation?.storedAt ?? givenAt;
  if (directory?.endsAt !== undefined)
    return { renewedAt, lapsesAt: directory.endsAt, expiryFrom: 'directory' };
  if (expiresAt !== undefined) {
    return {
      renewedAt,
      lapsesAt: expiresAt,
      expiryFrom: 'pem' in secrets ? 'certificate' : 'entered',
    };
  }
  return { renewedAt, lapsesAt: rotation && rotation.storedAt + UNUSED_TOKEN_MS };
}

/** A key that Perennial made is renewed this long before it ends. */
export const RENEWED_WITHIN_MS = 30 * DAY_MS;

/** Whether Perennial offers to make the next key: where it made this one, and it ends soon or has ended. */
export function isRenewable(
  credential: Pick<StoredCredential, 'madeHere' | 'directory' | 'expiresAt'>,
  now: number,
): boolean {
  const endsAt = credential.madeHere && expiryOf(credential);
  return endsAt !== undefined && endsAt - now <= RENEWED_WITHIN_MS;
}

export interface LapseNews {
  readonly change: 'credential-lapses';
  readonly until: number;
  readonly days: number;
}

/** What has to be told of a credential; what has lapsed is told by its refusal. */
export function lapseNews(credential: StoredCredential, now: number): LapseNews | undefined {
  const { lapsesAt: until } = lifeOf(credential);
  if (until === undefined) return undefined;
  const mark = markWithin(until, now, MARKS);
  if (mark === 0 || !isNearer(mark, credential.told)) return undefined;
  return { change: 'credential-lapses', until, days: mark };
}
