import type { Explanations, Failure, Run, SentRun } from './shapes';

type Sent = NonNullable<SentRun['failure']>;

/** A run with the texts of its failures where they belong. What a failure says itself goes before. */
export function explained({ failure, outcomes, ...run }: SentRun, texts: Explanations = {}): Run {
  const whole = (sent: Sent): Failure => ({ ...texts[sent.code], ...sent }) as Failure;
  return {
    ...run,
    ...(failure ? { failure: whole(failure) } : {}),
    outcomes: outcomes.map(({ failure: own, ...outcome }) =>
      own ? { ...outcome, failure: whole(own) } : outcome,
    ),
  };
}
