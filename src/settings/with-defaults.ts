import { compact } from '../compact';
import type { DigestTime } from '../domain/digest';
import type { Language } from '../domain/language';
import type { InstallationSettings, PauseThreshold, Retention } from '../domain/settings';

/** Settings without channels and secrets, as they are given: what is absent has its default. */
export interface PlainSettings extends Pick<InstallationSettings, 'notice' | 'quiet'> {
  readonly digest?:
    | (Pick<DigestTime, 'day'> & { readonly [K in keyof DigestTime]?: DigestTime[K] | undefined })
    | undefined;
  readonly language?: Language | undefined;
  readonly allowedDomains?: readonly string[] | undefined;
  readonly retention?: { readonly [K in keyof Retention]?: Retention[K] | undefined } | undefined;
  readonly threshold?: PauseThreshold | undefined;
}

/** When the day of the digest is all that was said. */
const DIGEST = { at: '08:00', timeZone: 'UTC' } as const;

export const withDefaults = (
  initial: InstallationSettings,
  { notice, quiet, digest, language, allowedDomains, retention, threshold }: PlainSettings,
): Omit<InstallationSettings, 'revision' | 'channels' | 'deadMan'> => ({
  notice,
  quiet,
  digest: digest && { ...DIGEST, ...compact(digest) },
  language: language ?? initial.language,
  allowedDomains: allowedDomains ?? initial.allowedDomains,
  retention: { ...initial.retention, ...compact(retention ?? {}) },
  threshold: threshold ?? initial.threshold,
});
