import { RECENT_RESULTS_KEPT } from '../../src/domain/account';
import type { Account } from '../../src/domain/account';
import { countsIn, countsOf, earlierDays, sumOf } from '../../src/domain/day';
import type { DayRecord } from '../../src/domain/day';
import { sumItems } from '../../src/domain/items';

/** An account that has begun to run, as if a history lay before its first run. */
export function joined(live: Account, played: Account): Account {
  const goesOn = live.verdict?.working === played.verdict?.working;
  const known = new Set(live.memory?.map(({ check }) => check));
  return {
    ...live,
    ...daysOf(live, played),
    demo: true,
    createdAt: played.createdAt,
    stateSince: live.state === played.state ? played.stateSince : live.stateSince,
    verdict: goesOn ? played.verdict : live.verdict,
    recentResults: [...played.recentResults, ...live.recentResults].slice(-RECENT_RESULTS_KEPT),
    items: sumItems([live.items, played.items]),
    memory: [
      ...(played.memory ?? []).filter(({ check }) => !known.has(check)),
      ...(live.memory ?? []),
    ],
  };
}

function daysOf(live: Account, played: Account): Pick<Account, 'today' | 'earlierDays'> {
  const [now, before] = [live.today, played.today];
  if (!now || now.day === before?.day)
    return {
      today: before && now ? sumOfBoth(before, now) : before,
      earlierDays: played.earlierDays,
    };
  const earlier = [...earlierDays(played.earlierDays ?? [], before, now.day)];
  return { today: now, earlierDays: [...earlier, ...(live.earlierDays ?? [])] };
}

/** Two records of one day. */
function sumOfBoth(one: DayRecord, other: DayRecord): DayRecord {
  const checks = { ...one.checks };
  for (const [check, counts] of Object.entries(other.checks))
    checks[check] = textOf(sumsOf(countsIn(checks[check] ?? ''), countsIn(counts)));
  const failures = sumsOf(
    new Map(Object.entries(one.failures)),
    new Map(Object.entries(other.failures)),
  );
  return {
    day: one.day,
    runs: sumOf([countsOf(one).runs, countsOf(other).runs]),
    checks,
    failures: Object.fromEntries(failures),
  };
}

type Counts = ReadonlyMap<string, number>;

function sumsOf(one: Counts, other: Counts): Counts {
  const sums = new Map(one);
  for (const [key, count] of other) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}

const textOf = (counts: Counts): string =>
  [...counts].map(([letter, count]) => `${letter}${count}`).join('');
