import type { Check } from '@perennial/checks';
import type { Language } from '../domain/language';
import { checkNeeds, checkTitles } from './zh-CN';

/** What of a check is said to people. */
export type Words = Pick<Check, 'title' | 'proves' | 'needs'>;

/** A check's words in a language. */
export function wordsOf(check: Words & Pick<Check, 'id'>, language: Language): Words {
  const { title, proves, needs } = check;
  if (language === 'en') return { title, proves, needs };
  const [titleIn = title, provesIn = proves] = checkTitles[check.id] ?? [];
  return { title: titleIn, proves: provesIn, needs: needs.map((need) => checkNeeds[need] ?? need) };
}
