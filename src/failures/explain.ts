import { caseOf } from './catalogue';
import type { Case, LocalTexts, NextStep, Texts, TextsOfLanguage } from './define';
import { filled } from './filled';
import { kindCases } from './kinds';
import { english } from './english';
import { simplifiedChinese } from './zh-CN';
import type { Failure } from '../domain/failure';
import type { Language } from '../domain/language';
import { stopsCalls } from '../domain/half-open';

export type { NextStep } from './define';

/** What is said of failures, by language. */
export const texts: Readonly<Record<Language, TextsOfLanguage>> = {
  en: english,
  'zh-CN': simplifiedChinese,
};

/** A failure in words, for a mail, an answer or a page. Every text is a sentence or more, except `title` and `link`. */
export interface Explanation {
  readonly title: string;
  readonly cause: string;
  readonly fix: string;
  /** A page that says more. */
  readonly link: string;
  /** Whether and when it is tried again. */
  readonly retry: string;
}

/** What a failure has brought to an end: one check, or a whole run, of which nothing has passed then. */
export type Extent = 'check' | 'run';

/** What a person needs to know of a failure, in a language. Any failure has an explanation, known code or not. */
export function explain(
  failure: Failure,
  language: Language = 'en',
  extent: Extent = 'check',
): Explanation {
  const facts = failure.facts ?? {};
  const { title, cause, fix } = textsOf(caseIn(texts[language], failure), facts);
  return {
    title: filled(title, facts),
    cause: filled(cause, facts),
    fix: filled(fix, facts),
    link: caseFor(failure).link,
    retry: retrySentence(failure, texts[language], extent),
  };
}

/** What follows a failure. A time before which nothing may be sent always means waiting for it. */
export function nextStep(failure: Failure): NextStep {
  if (failure.notBefore !== undefined) return 'wait';
  const step = caseFor(failure).next ?? kindCases[failure.kind].next;
  // Without a token there is nothing else in the run that could go on.
  const refused = failure.stage === 'token' && failure.kind === 'permission';
  return refused && step === 'skip' ? 'stop' : step;
}

/** What is said of a failure, as far as what the run knows does not say otherwise. */
function textsOf(found: LocalTexts, facts: Readonly<Record<string, string>>): Texts {
  const told = new Set(Object.entries(facts).map(([fact, value]) => `${fact}:${value}`));
  const known = Object.entries(found.when ?? {}).find(([key]) => told.has(key));
  return { ...found, ...known?.[1] };
}

/** The failure's own case, where the catalogue has one; else its kind. */
function ownCaseOf({ code, kind }: Failure): Case | undefined {
  const found = caseOf(code);
  return found && (!found.ambiguous || found.kind === kind) ? found : undefined;
}

const caseFor = (failure: Failure) => ownCaseOf(failure) ?? kindCases[failure.kind];

function caseIn({ cases, kinds }: TextsOfLanguage, failure: Failure): LocalTexts {
  const own = ownCaseOf(failure) && cases.get(failure.code.toLowerCase());
  return own ?? kinds[failure.kind];
}

function retrySentence(
  failure: Failure,
  { tooNew, stopped, steps, nothingRan, ...told }: TextsOfLanguage,
  extent: Extent,
): string {
  const { notBefore, facts } = failure;
  if (facts?.['credential'] === 'new') return tooNew;
  if (notBefore === undefined && stopsCalls(failure)) return stopped;
  if (notBefore === undefined) {
    const step = nextStep(failure);
    return extent === 'run' && step === 'skip' ? nothingRan : steps[step];
  }
  return told.notBefore(new Date(notBefore).toISOString().slice(0, 19).replace('T', ' '));
}
