import type * as z from 'zod';
import { startOfDay } from '../../domain/day';
import { readStatistics } from '../../maintenance/statistics';
import { iso } from '../failure-view';
import { healthView } from '../installation/health-view';
import type { Call } from '../operation';
import { totalsView } from '../overview/overview-view';
import type { statistics } from './statistics-schema';

export type StatisticsView = z.output<typeof statistics>;

/** The installation in numbers, as JSON and metrics tell them. */
export async function statisticsView(
  { api, core }: Pick<Call<unknown, unknown, never>, 'api' | 'core'>,
  days: number,
): Promise<StatisticsView> {
  const [found, health] = await Promise.all([readStatistics(core, days), api.health.read()]);
  const now = core.clock();
  const { rss, heapUsed } = process.memoryUsage();
  return {
    at: iso(now),
    accounts: totalsView(found.totals),
    days: found.days.map(({ day, runs, failures = {} }) => ({
      day: iso(startOfDay(day)).slice(0, 10),
      runs: [...runs],
      failures,
    })),
    queue: {
      waiting: health.due.waiting,
      oldestAgeSeconds: Math.floor(health.due.oldestAgeMs / 1000),
      poisoned: { ...health.poisoned },
      alerts: health.alerts.pending,
    },
    memory: { rssBytes: rss, heapUsedBytes: heapUsed },
    lastTick: healthView(api, health, { now, details: true }).lastTick,
  };
}
