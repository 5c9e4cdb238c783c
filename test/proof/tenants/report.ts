/** What is claimed of a day, and whether it came out so. */
import { TICK_MS } from './installation';
import { PLACES } from './instance';
import type { Course, Day } from './day';

const isWell = ({ proband }: Course): boolean => proband.misfortune === undefined;

const nameOf = ({ proband }: Course): string => proband.misfortune?.name ?? '';

/** How long after their time an account's runs began, in milliseconds. */
const latenessOf = ({ runs }: Course): number[] =>
  runs.map(({ slot, startedAt }) => startedAt - slot);

/** What is not as it is to be, in a sentence each; empty when all of it is. */
export function faultsOf(day: Day): readonly string[] {
  const { courses, end, ledger, ledgerAfterwards, itemsAfterwards, poisoned } = day;
  const faults: string[] = [];
  for (const course of courses) {
    const { proband, account, mails, owner, tokens } = course;
    const name = `${proband.tenant} (${proband.id})`;
    const { state, told } = expectedOf(course);
    if (isWell(course) && Math.max(...latenessOf(course)) > TICK_MS)
      faults.push(`${name} was late by ${Math.max(...latenessOf(course))} ms`);
    if (isWell(course) && account.dueAt < end - TICK_MS) faults.push(`${name} was not run`);
    if (account.state !== state) faults.push(`${name} is ${account.state}, not ${state}`);
    if (mails.length !== told) faults.push(`${name}: ${mails.length} mails, not ${told}`);
    if (owner.incidents > told) faults.push(`${name}: ${owner.incidents} incidents`);
    if (tokens.refusedAtOnce > MOST_REFUSED) faults.push(`${name}: ${tokens.refusedAtOnce} tokens`);
  }
  if (ledger.well > 0) faults.push(`${ledger.well} open entries of accounts that are well`);
  if (ledgerAfterwards > 0) faults.push(`${ledgerAfterwards} entries stay open for ever`);
  if (itemsAfterwards > 0) faults.push(`${itemsAfterwards} items are left in the tenants`);
  if (poisoned > 0) faults.push(`${poisoned} messages were poisoned`);
  return faults;
}

/** Runs of which nearly all have failed when an account pauses itself. */
const PAUSED_AFTER_RUNS = 30;

/** What an account is to have come to, and in how many mails it is named. */
function expectedOf({ proband: { misfortune }, runs }: Course) {
  const { state, told } = misfortune ?? { state: 'active', told: 0 };
  const paused = state === 'failing' && runs.length >= PAUSED_AFTER_RUNS;
  return paused ? { state: 'paused', told: told + 1 } : { state, told };
}

/**
 * Refused requests for a token of one app in one tenant within a quarter of an hour: five, one of a credential
 * that had worked before, and one just given by hand.
 */
const MOST_REFUSED = 7;

/** The day in numbers. */
export function summaryOf(day: Day) {
  const well = day.courses.filter(isWell);
  const late = well.flatMap(latenessOf).toSorted((a, b) => a - b);
  const ill = day.courses.filter((course) => !isWell(course));
  const ways = new Set(ill.map(nameOf));
  return {
    accounts: day.courses.length,
    runs: day.courses.reduce((sum, { runs }) => sum + runs.length, 0),
    graphRequests: day.graphRequests,
    places: PLACES,
    wellAccounts: {
      accounts: well.length,
      runs: late.length,
      lateSeconds: {
        median: secondsAt(late, 0.5),
        p99: secondsAt(late, 0.99),
        most: secondsAt(late, 1),
      },
    },
    mostPlaces: {
      inTrouble: Math.max(...day.samples.map(({ ill }) => ill)),
      waiting: Math.max(...day.samples.map(({ waiting }) => waiting)),
    },
    misfortunes: Object.fromEntries(
      [...ways].map((name) => [name, wayOf(ill.filter((course) => nameOf(course) === name))]),
    ),
    ledger: day.ledger,
    ledgerAfterwards: day.ledgerAfterwards,
    itemsAfterwards: day.itemsAfterwards,
    poisoned: day.poisoned,
    errors: day.errors,
    faults: faultsOf(day),
  };
}

/** How things stood at each tick: places, messages that wait, how late the runs since the last one began, health. */
export function timelineOf({ samples, courses }: Day) {
  const runs = courses.filter(isWell).flatMap((course) => course.runs);
  return samples.map(({ at, ill, well, waiting, health }) => {
    const begun = runs.filter(({ startedAt }) => startedAt > at - TICK_MS && startedAt <= at);
    const late = begun.map(({ slot, startedAt }) => startedAt - slot).toSorted((a, b) => a - b);
    return {
      at: new Date(at).toISOString().slice(11, 16),
      places: { inTrouble: ill, well },
      waiting,
      begun: begun.length,
      lateSeconds: { median: secondsAt(late, 0.5), most: secondsAt(late, 1) },
      health: health['status'],
      due: health['due'],
    };
  });
}

function wayOf(courses: readonly Course[]) {
  const runs = courses.flatMap((course) => course.runs);
  const [first] = courses;
  return {
    accounts: courses.length,
    states: countBy(courses, ({ account }) => account.state),
    accountsNamedIn: countBy(
      courses.flatMap(({ mails }) => mails),
      (subject) => subject.replace(/account-\d+ of \S+\.example/, '…'),
    ),
    owner: first?.owner,
    runs: countBy(runs, ({ result, failure }) => `${result} ${failure?.code ?? ''}`.trim()),
    tokens: first?.tokens,
  };
}

const secondsAt = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) / 1000);

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).toSorted());
}
