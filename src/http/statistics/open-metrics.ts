import { runResults } from '../../domain/run';
import type { StatisticsView } from './statistics-view';

type Labels = Readonly<Record<string, string>>;

/**
 * Numbers as OpenMetrics 1.0 text
 * (https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md). All are gauges: what is
 * counted begins anew each day (UTC), and an instance counts nothing itself.
 */
export function openMetrics(view: StatisticsView, version: string): string {
  const { accounts, queue, memory, lastTick, days } = view;
  const today = days.at(-1);
  return [
    ...family('perennial_version', 'The version that answers', [[{ version }, 1]]),
    ...family('perennial_accounts', 'Accounts by state', byLabel('state', accounts.states)),
    ...family(
      'perennial_runs_today',
      'Runs that ended today (UTC), by result',
      runResults.map((result, index) => [{ result }, today?.runs[index] ?? 0] as const),
    ),
    ...family(
      'perennial_failures_today',
      'Failures of runs and checks today (UTC), by kind',
      byLabel('kind', today?.failures ?? {}),
    ),
    ...family('perennial_accounts_waiting', 'Accounts that are due and not taken yet', [
      [{}, queue.waiting],
    ]),
    ...family('perennial_waiting_seconds', 'How long the first of them has waited', [
      [{}, queue.oldestAgeSeconds],
    ]),
    ...family(
      'perennial_messages_poisoned',
      'Messages that were given up',
      byLabel('queue', queue.poisoned),
    ),
    ...family('perennial_alerts_pending', 'Alerts that are owed', [[{}, queue.alerts]]),
    ...family('perennial_leftovers', 'Items that checks may have left behind', [
      [{}, accounts.leftovers],
    ]),
    ...family(
      'perennial_last_tick_timestamp_seconds',
      'When the scheduler last looked at what is due',
      lastTick ? [[{}, Date.parse(lastTick.at) / 1000]] : [],
    ),
    ...family('perennial_resident_memory_bytes', 'Memory of the process that answers', [
      [{}, memory.rssBytes],
    ]),
    '# EOF\n',
  ].join('\n');
}

type Sample = readonly [labels: Labels, value: number];

const byLabel = (label: string, values: Readonly<Record<string, number | undefined>>): Sample[] =>
  Object.entries(values).map(([value, count]) => [{ [label]: value }, count ?? 0]);

const family = (name: string, help: string, samples: readonly Sample[]): string[] => [
  `# TYPE ${name} gauge`,
  ...unitOf(name),
  `# HELP ${name} ${help}`,
  ...samples.map(([labels, value]) => `${name}${labelText(labels)} ${value}`),
];

/** A unit is the end of a name, and told besides. */
function unitOf(name: string): string[] {
  const unit = /_(seconds|bytes)$/.exec(name)?.[1];
  return unit === undefined ? [] : [`# UNIT ${name} ${unit}`];
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
