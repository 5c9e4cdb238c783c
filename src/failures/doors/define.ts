import type { Language } from '../../domain/language';

/**
 * What can be wrong on the way to a watched tenant: a title without a full stop, what has happened, what to
 * do. Texts name facts as `filled` has them.
 */
export interface DoorTexts {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
}

export interface DoorCase {
  /** Codes of Microsoft that say it, in a callback or from the token endpoint. */
  readonly codes?: readonly string[];
  /** Where to read on, or to do it. */
  readonly link?: string;
  readonly texts: Readonly<Record<Language, DoorTexts>>;
}

/** Name → case. */
export type DoorCases = Readonly<Record<string, DoorCase>>;

/** A case in both languages, each as title, cause and fix. */
export const both = (
  en: readonly [title: string, cause: string, fix: string],
  zh: readonly [title: string, cause: string, fix: string],
): DoorCase['texts'] => ({ en: named(en), 'zh-CN': named(zh) });

const named = ([title, cause, fix]: readonly [string, string, string]): DoorTexts => ({
  title,
  cause,
  fix,
});
