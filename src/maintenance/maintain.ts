import { isLeased, NEVER } from '../domain/account';
import { FailureError } from '../domain/failure';
import type { Services } from '../services';
import { secretNames } from '../tokens/secret-name';
import { sweepAccount } from './sweep-account';

const DAY_MS = 86_400_000;
/** A secret that no account refers to is removed after a day: by then whoever wrote it has finished or died. */
const ORPHAN_AGE_MS = DAY_MS;
/** An account that runs sooner than this sweeps its own leftovers then. */
const SWEEPS_ITSELF_WITHIN_MS = 7_200_000;
/** Bounds of one upkeep; the next one goes on. */
const MOST_RUNS_PRUNED = 500;
const MOST_SWEEPS = 20;
const LIST_PAGE = 100;

/** What keeps the store small and nothing forgotten. Idempotent; whatever is not reached is reached next time. */
export async function maintain(deps: Services): Promise<void> {
  const finished = await attempt(deps, 'deletions', finishDeletions);
  const pruned = await attempt(deps, 'retention', pruneRuns);
  const secrets = await attempt(deps, 'secrets', removeOrphanedSecrets);
  const swept = await attempt(deps, 'leftovers', sweepLeftovers);
  deps.log.info('upkeep.completed', { finished, pruned, secrets, swept });
}

/** A vault that does not answer holds up its own part only; the log says which. */
async function attempt(
  deps: Services,
  part: string,
  work: (deps: Services) => Promise<number>,
): Promise<number> {
  try {
    return await work(deps);
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    deps.log.error('upkeep.postponed', { part, code: thrown.failure.code });
    return 0;
  }
}

/** Deletions that were begun and cut off. */
async function finishDeletions(deps: Services): Promise<number> {
  let finished = 0;
  for await (const account of deps.accounts.deleted()) {
    for (const name of secretNames(account.credential)) await deps.vault.remove(name);
    await deps.accounts.purge(account.id);
    finished += 1;
  }
  return finished;
}

async function pruneRuns(deps: Services): Promise<number> {
  const before = deps.clock() - deps.retentionDays * DAY_MS;
  let pruned = 0;
  let after: string | undefined;
  do {
    const page = await deps.accounts.list({
      top: LIST_PAGE,
      ...(after !== undefined && { after }),
    });
    for (const { id } of page.value) pruned += await deps.runs.prune(id, before, MOST_RUNS_PRUNED);
    after = page.next;
  } while (after !== undefined);
  return pruned;
}

/** Secrets left by a crash between the vault and the table. */
async function removeOrphanedSecrets(deps: Services): Promise<number> {
  const before = deps.clock() - ORPHAN_AGE_MS;
  let removed = 0;
  for await (const { name, createdAt, tags } of deps.vault.list()) {
    if (tags['purpose'] !== 'account' || createdAt > before) continue;
    const account = await deps.accounts.get(tags['account'] ?? '');
    if (account && secretNames(account.value.credential).includes(name)) continue;
    await deps.vault.remove(name);
    removed += 1;
  }
  return removed;
}

/** Leftovers of accounts that do not run soon: paused ones, and those with long gaps. */
async function sweepLeftovers(deps: Services): Promise<number> {
  const now = deps.clock();
  const owners = new Set<string>();
  for await (const entry of deps.ledger.overdue(now)) {
    owners.add(entry.accountId);
    if (owners.size >= MOST_SWEEPS) break;
  }
  let swept = 0;
  for (const accountId of owners) {
    const current = await deps.accounts.get(accountId);
    if (!current || current.value.deleted || isLeased(current.value, now)) continue;
    const { dueAt } = current.value;
    if (dueAt !== NEVER && dueAt - now < SWEEPS_ITSELF_WITHIN_MS) continue;
    swept += await sweepAccount(deps, current);
  }
  return swept;
}
