import { setTimeout as delay } from 'node:timers/promises';
import { Cron } from 'croner';
import type { Data, RegisteredFunction } from './core';
import { triggerOf } from './invoke';
import type { Invoke } from './invoke';

/** Time as timers see it; tests bring their own. */
export interface HostClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: HostClock = {
  now: Date.now,
  // An aborted sleep rejects; whoever sleeps looks at the signal afterwards.
  sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
};

/** A sleeping machine's clock jumps: nobody sleeps longer than this without looking at it. */
const LONGEST_SLEEP_MS = 60_000;
/** A timer this late has missed its time. */
const PAST_DUE_MS = 1000;
/** What the host reports before the first occurrence (DateTime.MinValue). */
const NEVER_RAN = '0001-01-01T00:00:00';

/** A field: values, ranges and steps, with months and days by number or by their three letters. */
const VALUE = '(?:\\d{1,2}|[a-z]{3})';
const PART = `(?:\\*|${VALUE}(?:-${VALUE})?)(?:/\\d{1,2})?`;
const FIELD = `${PART}(?:,${PART})*`;
const NCRONTAB = new RegExp(`^${FIELD}(?: ${FIELD}){5}$`, 'i');

/**
 * Six fields, in UTC: second minute hour day month weekday, of which day and weekday must both hold.
 * What other dialects know besides is refused.
 * https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions
 */
export function parseNcrontab(expression: string): Cron {
  if (!NCRONTAB.test(expression)) {
    throw new Error(`"${expression}" is not an NCRONTAB expression of six fields.`);
  }
  return new Cron(expression, { timezone: 'UTC', paused: true, mode: '6-part', domAndDow: true });
}

export interface TimerOptions {
  readonly invoke: Invoke;
  readonly clock: HostClock;
  /** Fires once when the host starts, whatever the schedule says. */
  readonly atStart: boolean;
  readonly signal: AbortSignal;
}

export interface TimerListener {
  /**
   * Fires at the timer's times until the signal is aborted. One firing at a time; a time that passed
   * meanwhile is made up for once, marked as past due. A firing that fails is not repeated.
   */
  run(options: TimerOptions): Promise<void>;
}

/** A timer function ready to run. Throws when its schedule makes no sense. */
export function openTimer(registered: RegisteredFunction): TimerListener {
  const { schedule, runOnStartup } = triggerOf(registered).binding;
  const cron = parseNcrontab(typeof schedule === 'string' ? schedule : '');
  return {
    run: (options) =>
      run(registered, cron, { ...options, atStart: options.atStart || runOnStartup === true }),
  };
}

async function run(
  registered: RegisteredFunction,
  cron: Cron,
  { invoke, clock, atStart, signal }: TimerOptions,
): Promise<void> {
  let last: number | undefined;
  const fire = async (isPastDue: boolean) => {
    const now = clock.now();
    const next = cron.nextRun(new Date(now))?.getTime();
    const status = { isPastDue, last, next, now };
    last = now;
    // The invoker has logged a failure; the next time comes all the same.
    await invoke(registered, timerData(status)).catch(() => undefined);
  };

  let from = clock.now();
  if (atStart) await fire(false);
  while (!signal.aborted) {
    const due = cron.nextRun(new Date(from))?.getTime();
    if (due === undefined) return;
    const now = clock.now();
    if (now < due) {
      await clock.sleep(Math.min(due - now, LONGEST_SLEEP_MS), signal);
      continue;
    }
    from = now;
    await fire(now - due >= PAST_DUE_MS);
  }
}

function timerData(status: {
  isPastDue: boolean;
  last: number | undefined;
  next: number | undefined;
  now: number;
}): Data {
  const text = (ms: number | undefined) =>
    ms === undefined ? NEVER_RAN : new Date(ms).toISOString();
  return {
    json: JSON.stringify({
      Schedule: { AdjustForDST: true },
      ScheduleStatus: {
        Last: text(status.last),
        Next: text(status.next),
        LastUpdated: text(status.last ?? status.now),
      },
      IsPastDue: status.isPastDue,
    }),
  };
}
