import { useState } from 'preact/hooks';
import type { Problem } from './api';
import { messageOf } from './message-of';
import { Icon } from './parts/icons';
import * as m from './words/en/more';

export interface Sending {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** What was wrong with a field; `pointer` is a JSON pointer. */
  readonly errorAt: (pointer: string) => string | undefined;
  /** Does it once at a time. What is refused is kept until the next try. Answers whether it went through. */
  readonly send: (work: () => Promise<void>) => Promise<boolean>;
}

/** A form that is sent: what came of it. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const send = async (work: () => Promise<void>) => {
    if (busy) return false;
    setBusy(true);
    try {
      await work();
      setProblem(undefined);
      return true;
    } catch (thrown) {
      setProblem(thrown as Problem);
      return false;
    } finally {
      setBusy(false);
    }
  };
  const errorAt = (pointer: string) =>
    problem?.errors.find(({ field }) => field === pointer)?.message;
  return { busy, problem, errorAt, send };
}

/** What was refused and has no field on the page. `fields`: pointers of those that have one. */
export function Refused({
  problem,
  fields = [],
}: {
  readonly problem: Problem | undefined;
  readonly fields?: readonly string[];
}) {
  if (!problem) return null;
  const others = problem.errors.filter(({ field }) => !fields.includes(field));
  if (problem.errors.length > 0 && others.length === 0) return null;
  const said = problem.status === 412 ? m.settingsChanged : messageOf(problem);
  return (
    <p class="err" role="alert">
      <Icon name="bad" />
      <span>
        {others.length === 0
          ? said
          : others.map(({ field, message }) => `${field}: ${message}`).join(m.comma)}
      </span>
    </p>
  );
}
