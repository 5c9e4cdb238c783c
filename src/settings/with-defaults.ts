import { compact } from '../compact';
import type { Language } from '../domain/language';
import type { InstallationSettings, PauseThreshold, Retention } from '../domain/settings';

/** Settings without channels and secrets, as they are given: what is absent has its default. */
export interface PlainSettings extends Pick<InstallationSettings, 'notice' | 'quiet'> {
  readonly language?: Language | undefined;
  readonly allowedDomains?: readonly string[] | undefined;
  readonly retention?: { readonly [K in keyof Retention]?: Retention[K] | undefined } | undefined;
  readonly threshold?: PauseThreshold | undefined;
}

export const withDefaults = (
  initial: InstallationSettings,
  { notice, quiet, language, allowedDomains, retention, threshold }: PlainSettings,
): Omit<InstallationSettings, 'revision' | 'channels' | 'deadMan'> => ({
  notice,
  quiet,
  language: language ?? initial.language,
  allowedDomains: allowedDomains ?? initial.allowedDomains,
  retention: { ...initial.retention, ...compact(retention ?? {}) },
  threshold: threshold ?? initial.threshold,
});
