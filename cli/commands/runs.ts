import type { Command } from 'commander';
import { accountPath, findAccount } from '../lookup';
import type { Session } from '../session';
import { shownTime } from '../shapes';
import type { Run } from '../shapes';
import { table } from '../table';

export function runs(program: Command, session: Session): void {
  program
    .command('runs')
    .description('the last runs of an account, newest first')
    .argument('<account>', 'its id or its name')
    .option('--top <number>', 'how many', '20')
    .action(async (given: string, { top }: { top: string }) => {
      const path = accountPath(await findAccount(session, given));
      const { value } = await session.api.get<{ value: readonly Run[] }>(
        `${path}/runs?top=${encodeURIComponent(top)}`,
      );
      session.print(value, runTable);
    });
}

const runTable = (list: readonly Run[]): string =>
  table(
    ['DUE', 'RESULT', 'PASSED', 'FAILED', 'WHY', 'ID'],
    list.map(({ id, slot, state, result, outcomes, failure }) => [
      shownTime(slot),
      result ?? state,
      count(outcomes, 'passed'),
      count(outcomes, 'failed', 'undo-failed'),
      failure ? (failure.title ?? failure.code) : '',
      id,
    ]),
  );

const count = (outcomes: Run['outcomes'], ...results: string[]): string =>
  String(outcomes.filter(({ result }) => results.includes(result)).length);
