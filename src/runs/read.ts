import type { Account } from '../domain/account';
import type { Run } from '../domain/run';
import { runIdOf } from '../domain/run-id';
import type { ListQuery, Page } from '../ports';
import { Refusal } from '../refusal';
import type { Services } from '../services';

type Deps = Pick<Services, 'runs'>;

/** An account's runs, newest first. */
export const listRuns = ({ runs }: Deps, account: Account, query: ListQuery): Promise<Page<Run>> =>
  runs.list(account.id, query);

/** One run. One that is due or under way has no record yet, and the refusal says so. */
export async function readRun({ runs }: Deps, account: Account, runId: string): Promise<Run> {
  const run = await runs.get(account.id, runId);
  if (run) return run;
  if (runId === runIdOf(account.id, account.slot)) {
    throw new Refusal(
      'not-recorded-yet',
      'This run has not ended yet: it is recorded when it has.',
      {
        retryAfterMs: 1000,
      },
    );
  }
  throw new Refusal('not-found', 'There is no such run.');
}
