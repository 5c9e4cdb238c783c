import { isLeased, NEVER } from '../domain/account';
import { isLedgerEmpty } from '../domain/leftovers';
import type { Account } from '../domain/account';
import { dayOf } from '../domain/day';
import { handOverUnowned } from '../members/hand-over';
import { errorName, oneByOne } from '../one-by-one';
import type { Tally } from '../one-by-one';
import type { Services } from '../services';
import { reportDamage } from '../runs/report-damage';
import { poisonedOf } from './health';
import { settingsSecrets } from '../domain/settings';
import { readSettings } from '../settings/read';
import { SETTINGS_TAGS } from '../settings/secret-name';
import { secretNames } from '../tokens/secret-name';
import { settleIncidents } from './settle-incidents';
import { sweepAccount } from './sweep-account';

const DAY_MS = 86_400_000;
/** A secret that no row refers to is removed after a day: by then whoever wrote it has finished or died. */
const ORPHAN_AGE_MS = DAY_MS;
/** An account that runs sooner than this sweeps its own leftovers then. */
const SWEEPS_ITSELF_WITHIN_MS = 7_200_000;
/** Bounds of one upkeep; the next one goes on. */
const MOST_RUNS_PRUNED = 500;
const MOST_SWEEPS = 20;
const LIST_PAGE = 100;

const NOTHING: Tally = { done: 0, failed: 0 };

/**
 * What keeps the store small and nothing forgotten. Idempotent; whatever is not reached is reached next
 * time. Each part stands alone, and in a part each account or secret: one that fails holds up no other.
 */
export async function maintain(deps: Services): Promise<void> {
  const finished = await attempt(deps, 'deletions', finishDeletions);
  const pruned = await attempt(deps, 'retention', pruneRuns);
  const handedOver = await attempt(deps, 'owners', () =>
    oneByOne(deps.log, 'owner.postponed', allAccounts(deps), accountIdOf, (account) =>
      handOverUnowned(deps, account),
    ),
  );
  const secrets = await attempt(deps, 'secrets', removeOrphanedSecrets);
  const swept = await attempt(deps, 'leftovers', sweepLeftovers);
  const incidents = await attempt(deps, 'incidents', settleIncidents);
  const expired = await attempt(deps, 'sign-ins', async ({ oneTime, clock }) => ({
    done: await oneTime.prune(clock()),
    failed: 0,
  }));
  await deps.damage.forgetMended();
  await reportDamage(deps);
  const poisoned = await poisonedOf(deps);
  if (poisoned.runs + poisoned.alerts > 0) deps.log.error('queue.poisoned', { ...poisoned });
  deps.log.info('upkeep.completed', {
    finished: finished.done,
    pruned: pruned.done,
    handedOver: handedOver.done,
    secrets: secrets.done,
    swept: swept.done,
    incidents: incidents.done,
    expired: expired.done,
    failed: [finished, pruned, handedOver, secrets, swept, incidents, expired].reduce(
      (sum, part) => sum + part.failed,
      0,
    ),
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

async function pruneRuns(deps: Services): Promise<Tally> {
  const { retention } = await readSettings(deps);
  const now = deps.clock();
  const before = now - retention.days * DAY_MS;
  const prune = async ({ id }: Account) => {
    const days = await deps.days.prune(id, dayOf(now) - retention.history);
    return days + (await deps.runs.prune(id, before, MOST_RUNS_PRUNED));
  };
  return oneByOne(deps.log, 'retention.postponed', allAccounts(deps), accountIdOf, prune);
}

async function* allAccounts({ accounts }: Services): AsyncGenerator<Account, void> {
  let after: string | undefined;
  do {
    const page = await accounts.list({ top: LIST_PAGE, after });
    yield* page.value;
    after = page.next;
  } while (after !== undefined);
}

/**
 * Secrets left by a crash between the vault and the table: of accounts, of the settings, and keys made for
 * the first operator. One whose row cannot be read is nobody's to remove.
 */
async function removeOrphanedSecrets(deps: Services): Promise<Tally> {
  const before = deps.clock() - ORPHAN_AGE_MS;
  const isOperatorKey = await operatorKeyTest(deps);
  const ofSettings = settingsSecrets(await readSettings(deps));
  const secretName = ({ name }: { name: string }) => ({ secret: name });
  return oneByOne(deps.log, 'secret.not-removed', deps.vault.list(), secretName, async (secret) => {
    const { name, createdAt, tags } = secret;
    if (createdAt > before) return 0;
    if (tags['purpose'] === 'operator-key') {
      if (isOperatorKey(name)) return 0;
    } else if (tags['purpose'] === SETTINGS_TAGS.purpose) {
      if (ofSettings.includes(name)) return 0;
    } else if (tags['purpose'] === 'account') {
      const account = await deps.accounts.get(tags['account'] ?? '');
      if (account && secretNames(account.value.credential).includes(name)) return 0;
    } else return 0;
    await deps.vault.remove(name);
    return 1;
  });
}

/**
 * Whether a key of the first operator stays: while no row names one, or a member's row cannot be read, it
 * may be the one that opens.
 */
async function operatorKeyTest(deps: Services): Promise<(name: string) => boolean> {
  const named = new Set((await deps.members.list()).map(({ keySecret }) => keySecret));
  named.delete(undefined);
  let unreadable = false;
  for await (const { kind } of deps.damage.all()) unreadable ||= kind === 'member';
  return (name) => unreadable || named.size === 0 || named.has(name);
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
