import { randomUUID } from 'node:crypto';
import type { Account } from '../../src/domain/account';
import { dayWith } from '../../src/domain/day';
import type { DayRecord } from '../../src/domain/day';
import type { Run } from '../../src/domain/run';
import { runIdOf } from '../../src/domain/run-id';
import type { Played } from './play';

/** Whom a copy is made for: what tells an account from others, and what it runs by. */
export type Copied = Pick<
  Account,
  'id' | 'name' | 'tenantId' | 'user' | 'credential' | 'schedule' | 'slot' | 'dueAt'
>;

/** A history that another account has had as well, so much earlier (milliseconds). */
export function copyOf(played: Played, copied: Copied, earlier: number): Played {
  const runs = played.runs.map((run) => earlierRun(run, copied.id, earlier));
  const days = daysOf(runs);
  const { account } = played;
  const results = account.recentResults.map(({ at, ...result }, index) => {
    const run = runs[account.recentResults.length - 1 - index];
    return { ...result, at: at - earlier, runId: run?.id ?? result.runId };
  });
  return {
    runs,
    days,
    account: {
      ...account,
      ...copied,
      // Whose directory it is, its next token says.
      tid: undefined,
      preflight: account.preflight && { ...account.preflight, userId: undefined },
      stateSince: account.stateSince - earlier,
      verdict: account.verdict && { ...account.verdict, since: account.verdict.since - earlier },
      recentResults: results,
      today: days.at(-1),
    },
  };
}

function earlierRun(run: Run, accountId: string, earlier: number): Run {
  const slot = run.slot - earlier;
  return {
    ...run,
    accountId,
    slot,
    id: runIdOf(accountId, slot),
    startedAt: run.startedAt - earlier,
    endedAt: run.endedAt - earlier,
    outcomes: run.outcomes.map((outcome) =>
      outcome.requestId === undefined ? outcome : { ...outcome, requestId: randomUUID() },
    ),
  };
}

/** The days of runs, earliest first; the runs are given newest first. */
function daysOf(runs: readonly Run[]): readonly DayRecord[] {
  const days: DayRecord[] = [];
  for (const run of runs.toReversed()) {
    const last = days.at(-1);
    const day = dayWith(last, run);
    if (last?.day === day.day) days.pop();
    days.push(day);
  }
  return days;
}
