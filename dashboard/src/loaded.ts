import { useEffect, useState } from 'preact/hooks';
import type { Problem } from './api';

export interface Loaded<T> {
  readonly value: T | undefined;
  /** Why there is none, or none newer. */
  readonly problem: Problem | undefined;
  /** Asks once more. */
  readonly again: () => void;
  readonly set: (value: T) => void;
}

/** Asks when something it depends on changes. What was known stays until there is newer. */
export function useLoaded<T>(load: () => Promise<T>, depends: readonly unknown[]): Loaded<T> {
  const [value, set] = useState<T>();
  const [problem, setProblem] = useState<Problem>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    load().then(
      (found) => {
        if (!current) return;
        set(() => found);
        setProblem(undefined);
      },
      (thrown: unknown) => current && setProblem(thrown as Problem),
    );
    return () => {
      current = false;
    };
  }, [...depends, attempt]);
  return {
    value,
    problem,
    again: () => setAttempt((n) => n + 1),
    set: (newer) => set(() => newer),
  };
}
