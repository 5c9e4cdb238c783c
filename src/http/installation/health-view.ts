import type * as z from 'zod';
import type { Health } from '../../maintenance/health';
import type { health } from './health-schema';
import type { ApiServices } from '../services';
import { iso, isoOr } from '../failure-view';

/** How the installation is doing; `details` for whoever holds a key. */
export function healthView(
  { version, simulator, problems }: Pick<ApiServices, 'version' | 'simulator' | 'problems'>,
  value: Health,
  options: { readonly now: number; readonly details: boolean },
): z.output<typeof health> {
  const { status, lastTick, storage } = value;
  const ageSeconds = lastTick === undefined ? 0 : Math.floor((options.now - lastTick) / 1000);
  return {
    status,
    version,
    lastTick: lastTick === undefined ? null : { at: iso(lastTick), ageSeconds },
    simulator,
    storage: options.details ? storage : undefined,
    // Names of settings are no secret, and without a vault nobody can have a key to ask with.
    configuration: options.details || problems.length > 0 ? [...problems] : undefined,
    ...(options.details && storage === 'reachable' ? detailsView(value) : {}),
  };
}

function detailsView({ alerts, due, lacking, cutShort = false, ...counts }: Health) {
  const { overdueLedger, cappedAccounts, damagedRows, poisoned } = counts;
  const oldestAgeSeconds = Math.floor(due.oldestAgeMs / 1000);
  return {
    alerts: alertsView(alerts),
    due: { waiting: due.waiting, oldestAgeSeconds, cutShort },
    overdueLedger,
    cappedAccounts,
    damagedRows,
    poisoned: { ...poisoned },
    lacking: lacking && { code: lacking.code, at: iso(lacking.at) },
  };
}

function alertsView({ pending, oldestAt, lastError, silence }: Health['alerts']) {
  return {
    pending,
    oldestAt: isoOr(oldestAt),
    lastError,
    silence,
  };
}
