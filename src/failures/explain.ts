import { caseOf } from './catalogue';
import type { Case, NextStep, Texts } from './define';
import { filled } from './filled';
import { kindCases } from './kinds';
import type { Failure } from '../domain/failure';
import { needsCredential, needsSignIn } from '../domain/token-refusal';

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
  const { link, ...found } = caseFor(failure);
  const facts = failure.facts ?? {};
  const { title, cause, fix } = textsOf(found, facts);
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
  const step = caseFor(failure).next ?? kindCases[failure.kind].next;
  // Without a token there is nothing else in the run that could go on.
  const refused = failure.stage === 'token' && failure.kind === 'permission';
  return refused && step === 'skip' ? 'stop' : step;
}

/** The texts of a case, as far as what the run knows does not say otherwise. */
function textsOf(
  found: Texts & Pick<Case, 'when'>,
  facts: Readonly<Record<string, string>>,
): Texts {
  const told = new Set(Object.entries(facts).map(([fact, value]) => `${fact}:${value}`));
  const known = Object.entries(found.when ?? {}).find(([key]) => told.has(key));
  return { ...found, ...known?.[1] };
}

function caseFor(failure: Failure) {
  const found = caseOf(failure.code);
  const fits = found && (!found.ambiguous || found.kind === failure.kind);
  return fits ? found : kindCases[failure.kind];
}

const sentences: Readonly<Record<NextStep, string>> = {
  retry: 'The next run on the schedule tries again.',
  wait: 'It is left alone for now; a later run on the schedule tries again.',
  skip: 'The check is left out of this run, the others go on, and later runs try it again.',
  stop: 'Trying again does not help until this is changed. Runs stay on their schedule, so the first one after the change shows that it works.',
};

function retrySentence(failure: Failure): string {
  const { notBefore, facts } = failure;
  if (facts?.['credential'] === 'new')
    return 'It is tried again within minutes, and nobody is told unless it lasts.';
  if (needsSignIn(failure) || needsCredential(failure))
    return 'Nothing else helps. It is tried once a day until then, and at once with a new credential.';
  if (notBefore === undefined) return sentences[nextStep(failure)];
  const time = new Date(notBefore).toISOString().slice(0, 19).replace('T', ' ');
  return `Nothing is sent to the tenant before ${time} UTC; the first run after that tries again.`;
}
