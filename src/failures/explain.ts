import { caseOf } from './catalogue';
import type { NextStep } from './define';
import { kindCases } from './kinds';
import type { Failure } from '../domain/failure';

export type { NextStep } from './define';

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

/** What a person needs to know of a failure. Any failure has an explanation, known code or not. */
export function explain(failure: Failure): Explanation {
  const { title, cause, fix, link } = textsOf(failure);
  const facts = failure.facts ?? {};
  return {
    title: filled(title, facts),
    cause: filled(cause, facts),
    fix: filled(fix, facts),
    link,
    retry: retrySentence(failure),
  };
}

/** What follows a failure. A time before which nothing may be sent always means waiting for it. */
export function nextStep(failure: Failure): NextStep {
  if (failure.notBefore !== undefined) return 'wait';
  return textsOf(failure).next ?? kindCases[failure.kind].next;
}

function textsOf(failure: Failure) {
  const found = caseOf(failure.code);
  const fits = found && (!found.ambiguous || found.kind === failure.kind);
  return fits ? found : kindCases[failure.kind];
}

/** `{name|otherwise}` becomes the fact of that name, or what is said without it. */
function filled(text: string, facts: NonNullable<Failure['facts']>): string {
  return text.replaceAll(
    /\{(\w+)\|([^}]*)\}/g,
    (_, name: string, otherwise: string) => facts[name] ?? otherwise,
  );
}

const sentences: Readonly<Record<NextStep, string>> = {
  retry: 'The next run on the schedule tries again.',
  wait: 'It is left alone for now; a later run on the schedule tries again.',
  skip: 'The check is left out of this run, the others go on, and later runs try it again.',
  stop: 'Trying again does not help until this is changed. Runs stay on their schedule, so the first one after the change shows that it works.',
};

function retrySentence(failure: Failure): string {
  const { notBefore } = failure;
  if (notBefore === undefined) return sentences[nextStep(failure)];
  const time = new Date(notBefore).toISOString().slice(0, 19).replace('T', ' ');
  return `Nothing is sent to the tenant before ${time} UTC; the first run after that tries again.`;
}
