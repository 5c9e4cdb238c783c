import type { Run } from '../../shapes';

/** One run, or several that passed one after another. */
export interface Line {
  readonly runs: readonly [Run, ...Run[]];
}

export interface Day {
  readonly day: string;
  readonly lines: readonly Line[];
}

/** By day, newest first; runs that passed one after another become one line. */
export function grouped(runs: readonly Run[], dayOf: (run: Run) => string): readonly Day[] {
  const days: { day: string; lines: { runs: [Run, ...Run[]] }[] }[] = [];
  for (const run of runs) {
    const day = dayOf(run);
    if (days[days.length - 1]?.day !== day) days.push({ day, lines: [] });
    const lines = days[days.length - 1]?.lines ?? [];
    const before = lines[lines.length - 1];
    if (before && run.result === 'passed' && before.runs[0].result === 'passed')
      before.runs.push(run);
    else lines.push({ runs: [run] });
  }
  return days;
}
