import { briefOf } from '../domain/brief';
import type { Brief } from '../domain/brief';
import type { Account } from '../domain/account';
import { dayOf } from '../domain/day';
import {
  claimDigest,
  digestDueSince,
  digestOf,
  digestSeverity,
  refusedDigest,
  sumOfCheck,
} from '../domain/digest';
import type { CheckSum } from '../domain/digest';
import type { Recipient } from '../domain/incident';
import { installationNeeds } from '../domain/needs';
import type { Need } from '../domain/needs';
import { quietUntil } from '../domain/quiet-hours';
import type { InstallationSettings } from '../domain/settings';
import { DAY_MS } from '../durations';
import { digestMessage } from '../notifications/digest-message';
import { languageFor } from '../notifications/language';
import {
  incidentIdOf,
  isToldOf,
  quietHoursOf,
  recipientsFor,
  recipientsOf,
} from '../notifications/recipients';
import { sendBy } from '../notifications/send';
import { oneByOne } from '../one-by-one';
import type { Tally } from '../one-by-one';
import { readReport } from '../runs/report';
import type { CheckReport } from '../runs/report';
import type { Services } from '../services';
import { readSettings } from '../settings/read';
import { readInstallationFacts } from './installation-facts';

const WEEK_DAYS = 7;
const LIST_PAGE = 100;
const AT_A_TIME = 16;
/** A claim that is this old stands in the way of nothing. */
const KEPT_DAYS = 30;
/** Stands for all recipients: that all were told, so that no upkeep looks through the accounts again. */
const EVERYBODY = 'everybody';

/** A recipient, and the week of the accounts that it hears of. */
interface Gathered {
  readonly recipient: Recipient;
  /** The first of its accounts: whoever is named there says in which language. None where it has none. */
  readonly first: Account | undefined;
  readonly briefs: Brief[];
  readonly checks: Map<string, CheckSum>;
  /** What the installation needs, where the recipient is its operator. */
  ofInstallation: readonly Need[];
}

const NOTHING: Tally = { done: 0, failed: 0 };

/**
 * Sends the weekly digest, where the settings ask for one and it is due: to each recipient of the accounts' news
 * what its accounts came to. Each is claimed before it is sent, so that nobody is told twice in a week; one that
 * is refused is tried again for a day. Answers how many were sent.
 */
export async function sendDigests(deps: Services): Promise<Tally> {
  const settings = await readSettings(deps);
  const now = deps.clock();
  const due = settings.digest && digestDueSince(settings.digest, now);
  if (due === undefined) return NOTHING;
  const everybody = await deps.digests.read(EVERYBODY);
  if (everybody?.value && !claimDigest(everybody.value, due, now)) return NOTHING;
  const gathered = await gather(deps, settings, now);
  let open = 0;
  const nameOf = ({ recipient: { channel } }: Gathered) => ({ channel });
  const tally = await oneByOne(deps.log, 'digest.postponed', gathered, nameOf, async (one) => {
    const result = await tell(deps, settings, one, due);
    if (result === 'open') open += 1;
    return result === 'told' ? 1 : 0;
  });
  if (open + tally.failed > 0) return tally;
  await deps.digests.prune(now - KEPT_DAYS * DAY_MS);
  await deps.digests.write(EVERYBODY, everybody, { due, attempts: 1 });
  return tally;
}

/** All accounts' weeks, by who hears of them. */
async function gather(
  deps: Services,
  settings: InstallationSettings,
  now: number,
): Promise<Gathered[]> {
  const found = new Map<string, Gathered>();
  const nameOf = ({ id }: Account) => ({ accountId: id });
  let after: string | undefined;
  do {
    const page = await deps.accounts.list({ top: LIST_PAGE, after });
    const add = (account: Account) => addTo(found, deps, settings, account, now);
    await oneByOne(deps.log, 'digest.postponed', page.value, nameOf, add, AT_A_TIME);
    after = page.next;
  } while (after !== undefined);
  await addInstallation(found, deps, settings);
  return [...found.values()];
}

/** What the installation needs goes to its operator, with accounts or without. */
async function addInstallation(
  found: Map<string, Gathered>,
  deps: Services,
  settings: InstallationSettings,
): Promise<void> {
  const needs = installationNeeds(await readInstallationFacts(deps));
  if (needs.length === 0) return;
  for (const recipient of recipientsOf(deps, settings, {}))
    gatheredFor(found, recipient).ofInstallation = needs;
}

function gatheredFor(
  found: Map<string, Gathered>,
  recipient: Recipient,
  first?: Account,
): Gathered {
  const id = incidentIdOf(recipient, EVERYBODY);
  const known = found.get(id);
  if (known) return known;
  const fresh = { recipient, first, briefs: [], checks: new Map(), ofInstallation: [] };
  found.set(id, fresh);
  return fresh;
}

async function addTo(
  found: Map<string, Gathered>,
  deps: Services,
  settings: InstallationSettings,
  account: Account,
  now: number,
): Promise<number> {
  const today = dayOf(now);
  const recipients = await recipientsFor(deps, settings, account);
  const { checks } = await readReport(deps, account, today - WEEK_DAYS + 1, today);
  for (const recipient of recipients) {
    const one = gatheredFor(found, recipient, account);
    one.briefs.push(briefOf(account));
    for (const sum of checks.map(sumOfReport)) {
      const before = one.checks.get(sum.check);
      one.checks.set(sum.check, before ? sumOfCheck(before, sum) : sum);
    }
  }
  return 1;
}

const sumOfReport = ({ check, workload, ...counts }: CheckReport): CheckSum => ({
  check,
  workload,
  passed: counts.passed,
  failed: counts.failed + counts.undoFailed,
  skipped: counts.skipped + counts.notApplicable,
});

/** `told`: it went out. `done`: there is nothing to do. `open`: later. */
async function tell(
  deps: Services,
  settings: InstallationSettings,
  { recipient, first, briefs, checks, ofInstallation }: Gathered,
  due: number,
): Promise<'told' | 'done' | 'open'> {
  const now = deps.clock();
  const digest = digestOf(briefs, [...checks.values()], now, ofInstallation);
  if (!isToldOf(settings, recipient, digestSeverity(digest))) return 'done';
  if (quietUntil(quietHoursOf(settings, recipient), now) !== undefined) return 'open';
  const id = incidentIdOf(recipient, EVERYBODY);
  const last = await deps.digests.read(id);
  const claim = claimDigest(last?.value, due, now);
  if (!claim) return last?.value?.againAt === undefined ? 'done' : 'open';
  if ((await deps.digests.write(id, last, claim)) === 'conflict') return 'open';
  // A claim that cannot be read may be of this very digest.
  if (last && !last.value) return 'done';
  const language = await languageFor(deps, settings, recipient, first);
  const told = { id: `${id.slice(0, 16)}-${due}`, at: now, language };
  const delivery = await sendBy(deps, settings, recipient, digestMessage(deps, digest, told));
  if (delivery.delivered) return 'told';
  const claimed = await deps.digests.read(id);
  await deps.digests.write(id, claimed, refusedDigest(claim, deps.clock()));
  return 'open';
}
