/** A history, lived through by the product's own use cases: nothing in it is made up but the time. */
import { CLIENT_SECRET, REFRESH_TOKEN } from '@perennial/graph-simulator';
import type { SilentSimulator } from '@perennial/graph-simulator';
import type { Account } from '../../src/domain/account';
import type { DayRecord } from '../../src/domain/day';
import { dayOf } from '../../src/domain/day';
import type { Run } from '../../src/domain/run';
import type { Schedule } from '../../src/domain/schedule';
import { DAY_MS } from '../../src/durations';
import { runSlot } from '../../src/runs/run-slot';
import type { Services } from '../../src/services';
import { VirtualTime } from '../virtual-time';
import { createInstallation } from './installation';
import type { Event } from './model';

export interface Span {
  readonly days: number;
  /** When it ends (milliseconds since the epoch). */
  readonly until: number;
  /** How often accounts run: often enough for full bars, and no more than is played in seconds. */
  readonly schedule: Schedule;
}

/** What an account came to, and what is kept of how. */
export interface Played {
  readonly account: Account;
  /** Newest first. */
  readonly runs: readonly Run[];
  /** Earliest first. */
  readonly days: readonly DayRecord[];
}

/**
 * An account that is registered at the beginning of a span and runs until its end, while `events` befall
 * its tenant. Takes the clock and the timers of this thread for itself meanwhile.
 */
export async function play(
  account: Account,
  events: readonly Event[],
  { days, until, schedule }: Span,
): Promise<Played> {
  const from = until - days * DAY_MS;
  const time = new VirtualTime(from);
  try {
    const { services, simulator } = await createInstallation(time);
    for (const [part, name] of Object.entries(account.credential.secrets))
      await services.vault.put(name, part === 'refreshToken' ? REFRESH_TOKEN : CLIENT_SECRET, {});
    await services.accounts.insert(asRegistered({ ...account, schedule }, from));
    const ahead = events.toSorted((a, b) => b.daysAgo - a.daysAgo);
    for (;;) {
      const { slot, dueAt } = await read(services, account.id);
      if (dueAt > until) break;
      await time.pass(Math.max(time.now, dueAt));
      while (ahead[0] && until - ahead[0].daysAgo * DAY_MS <= time.now)
        befall(simulator, account.tenantId, ahead.shift());
      await time.during(runSlot(services, { accountId: account.id, slot }));
    }
    const { value: runs } = await services.runs.list(account.id, { top: Infinity });
    return {
      account: await read(services, account.id),
      runs: runs.map((run) => ({ ...run, demo: true })),
      days: await services.days.list(account.id, dayOf(from), dayOf(until) + 1),
    };
  } finally {
    time.stop();
  }
}

function befall(simulator: SilentSimulator, tenant: string, event: Event | undefined): void {
  if (event?.tenant) simulator.changeTenant(tenant, event.tenant);
  if (event?.fault) simulator.fault({ tenant, ...event.fault });
}

async function read({ accounts }: Pick<Services, 'accounts'>, id: string): Promise<Account> {
  const found = await accounts.get(id);
  if (!found) throw new Error('the account is gone');
  return found.value;
}

/** What its owner has decided, and nothing that has happened since. */
function asRegistered(account: Account, at: number): Account {
  const { id, owner, name, tenantId, clientId, user, mode, credential } = account;
  const { checks, checksPerRun, schedule, notify, allowWrites } = account;
  const { rotation } = credential;
  return {
    id,
    owner,
    name,
    tenantId,
    clientId,
    user,
    mode,
    credential: {
      ...credential,
      givenAt: at,
      rotation: rotation && { reuse: 'unknown', storedAt: at },
    },
    checks,
    checksPerRun,
    schedule,
    notify,
    allowWrites,
    demo: true,
    state: 'active',
    stateSince: at,
    revision: 1,
    slot: at,
    dueAt: at,
    recentResults: [],
    createdAt: at,
    updatedAt: at,
  };
}
