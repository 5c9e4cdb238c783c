import type { IconName } from '../../parts/icons';
import type { Outcome, Run } from '../../shapes';
import * as w from '../../words/en/account';
import * as m from '../../words/en/more';

export type Result = Outcome['result'] | NonNullable<Run['result']>;

export const resultWord = (result: Result): string => w.results[result] ?? result;

/** As it stands by itself. */
export const atStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const looks: Readonly<Record<Result, readonly [tone: string, icon: IconName]>> = {
  passed: ['ok', 'ok'],
  degraded: ['warn', 'part'],
  failed: ['fail', 'bad'],
  'undo-failed': ['fail', 'bad'],
  abandoned: ['idle', 'lost'],
  skipped: ['idle', 'skip'],
  'not-applicable': ['idle', 'skip'],
  'not-simulated': ['idle', 'skip'],
};

const worst: readonly Result[] = [
  'undo-failed',
  'failed',
  'skipped',
  'not-applicable',
  'not-simulated',
  'passed',
];
/** What failed first, what passed last. */
export const byWorst = (a: Outcome, b: Outcome): number =>
  worst.indexOf(a.result) - worst.indexOf(b.result);

/** “6 passed, 1 failed, 1 skipped” */
export function countsOf(outcomes: readonly Outcome[]): string {
  const kinds: readonly Result[] = [
    'passed',
    'failed',
    'undo-failed',
    'skipped',
    'not-applicable',
    'not-simulated',
  ];
  return kinds
    .map((kind) => [kind, outcomes.filter(({ result }) => result === kind).length] as const)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => `${n} ${resultWord(kind)}`)
    .join(m.comma);
}
