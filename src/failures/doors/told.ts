import type { Language } from '../../domain/language';
import { filled } from '../filled';
import type { DoorCase, DoorTexts } from './define';

export interface DoorMessage extends DoorTexts {
  /** Which case, for programs. */
  readonly code: string;
  readonly link?: string | undefined;
}

/** A case in words, with what is known of it. */
export function told(
  code: string,
  { texts, link }: DoorCase,
  language: Language,
  facts: Readonly<Record<string, string>>,
): DoorMessage {
  const { title, cause, fix } = texts[language];
  return {
    code,
    title: filled(title, facts),
    cause: filled(cause, facts),
    fix: filled(fix, facts),
    link,
  };
}
