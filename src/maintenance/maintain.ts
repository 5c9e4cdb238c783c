import { isLeased, NEVER } from '../domain/account';
import { isLedgerEmpty } from '../domain/leftovers';
import type { Account } from '../domain/account';
import { DAY_MS } from '../durations';
import { dropExpired } from '../onboarding/drop';
import { errorName, oneByOne } from '../one-by-one';
import type { Tally } from '../one-by-one';
import { readSettings } from '../settings/read';
import type { Services } from '../services';
import { reportDamage } from '../runs/report-damage';
import { poisonedOf } from './health';
import { goRound } from './round';
import { sendDigests } from './send-digests';
import { secretNames } from '../tokens/secret-name';
import { pruneIncidents } from './prune-incidents';
import { keepStatistics } from './statistics';
import { sweepAccount } from './sweep-account';

/** An account that runs sooner than this sweeps its own leftovers then. */
const SWEEPS_ITSELF_WITHIN_MS = 7_200_000;
/** Of one upkeep; the next one goes on. */
const MOST_SWEEPS = 20;

const NOTHING: Tally = { done: 0, failed: 0 };

const MOST_CHANGES_PRUNED = 500;

/**
 * What keeps the store small and nothing forgotten. Idempotent; whatever is not reached is reached next
 * time. Each part stands alone, and in a part each account or secret: one that fails holds up no other.
 */
export async function maintain(deps: Services): Promise<void> {
  const swept = await attempt(deps, 'leftovers', sweepLeftovers);
  const finished = await attempt(deps, 'deletions', finishDeletions);
  await attempt(deps, 'audit', pruneAudit);
  const incidents = await attempt(deps, 'incidents', pruneIncidents);
  const onboardings = await attempt(deps, 'onboardings', dropExpired);
  const expired = await attempt(deps, 'sign-ins', async ({ oneTime, clock }) => ({
    done: await oneTime.prune(clock()),
    failed: 0,
  }));
  const round = await goRound(deps);
  const statistics = await attempt(deps, 'statistics', keepStatistics);
  const digests = await attempt(deps, 'digests', sendDigests);
  await deps.damage.forgetMended();
  await reportDamage(deps);
  const poisoned = await poisonedOf(deps);
  if (poisoned.runs + poisoned.alerts > 0) deps.log.error('queue.poisoned', { ...poisoned });
  deps.log.info('upkeep.completed', {
    finished: finished.done,
    pruned: round.pruned.done,
    handedOver: round.handedOver.done,
    secrets: round.secrets.done,
    unfinished: round.unfinished,
    swept: swept.done,
    incidents: incidents.done,
    onboardings: onboardings.done,
    expired: expired.done,
    digests: digests.done,
    failed: [
      finished,
      swept,
      incidents,
      onboardings,
      expired,
      statistics,
      digests,
      round.pruned,
      round.handedOver,
      round.secrets,
    ].reduce((sum, part) => sum + part.failed, 0),
  });
}

/** A list that cannot be read holds up its own part only; the log says which. */
async function attempt(
  deps: Services,
  part: string,
  work: (deps: Services) => Promise<Tally>,
): Promise<Tally> {
  try {
    return await work(deps);
  } catch (thrown) {
    deps.log.error('upkeep.postponed', { part, code: errorName(thrown) });
    return NOTHING;
  }
}

const accountIdOf = ({ id }: Account) => ({ accountId: id });

/** Deletions that were begun and cut off. */
const finishDeletions = (deps: Services): Promise<Tally> =>
  oneByOne(
    deps.log,
    'deletion.postponed',
    deps.accounts.deleted(),
    accountIdOf,
    async (account) => {
      for (const name of secretNames(account.credential)) await deps.vault.remove(name);
      await deps.accounts.purge(account.id);
    },
  );

/** What the audit list has gone back for long enough. */
async function pruneAudit(deps: Services): Promise<Tally> {
  const { retention } = await readSettings(deps);
  const before = deps.clock() - retention.audit * DAY_MS;
  return { done: await deps.audit.prune(before, MOST_CHANGES_PRUNED), failed: 0 };
}

/** Leftovers of accounts that do not run soon (paused ones, and those with long gaps), or do not know of them. */
async function sweepLeftovers(deps: Services): Promise<Tally> {
  const now = deps.clock();
  const owners = new Set<string>();
  for await (const entry of deps.ledger.overdue(now)) {
    owners.add(entry.accountId);
    if (owners.size >= MOST_SWEEPS) break;
  }
  const nameOf = (accountId: string) => ({ accountId });
  return oneByOne(deps.log, 'sweep.unexpected', owners, nameOf, async (accountId) => {
    const current = await deps.accounts.get(accountId);
    if (!current || current.value.deleted || isLeased(current.value, now)) return 0;
    const { dueAt } = current.value;
    const soon = dueAt !== NEVER && dueAt - now < SWEEPS_ITSELF_WITHIN_MS;
    if (soon && !isLedgerEmpty(current.value)) return 0;
    return sweepAccount(deps, current);
  });
}
