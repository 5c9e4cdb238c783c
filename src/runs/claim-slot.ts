/** How a slot is claimed, or left alone. */
import { isLeased } from '../domain/account';
import type { Account, LeasedAccount } from '../domain/account';
import { abandonedRun } from '../domain/completion';
import { claim, defer, endLease } from '../domain/lease';
import type { Decision } from '../domain/lease';
import type { FailureCode } from '../domain/failure';
import { NO_PLACE_MS } from '../domain/places';
import { isWornOut, putOff } from '../domain/put-off';
import type { LedgerEntry } from '../domain/run';
import type { RunMessage, Versioned } from '../ports';
import { dispatch } from '../accounts/dispatch';
import type { Entry, Stay } from '../far-sides';
import { planFor, prepareLedger } from '../engine/plan-run';
import type { Services } from '../services';
import { record, runOf } from './record-run';

type ClaimDecision = Extract<Decision, { type: 'claim' }>;

/** A slot that this worker has claimed, with what it may leave behind, recorded before it exists. */
export interface Claim {
  readonly account: LeasedAccount;
  /** The version that the claim was written under: nobody has changed the account while it is this one. */
  readonly version: string;
  readonly ledger: readonly LedgerEntry[];
  readonly stay: Stay;
}

/** Moves a slot that comes too late for its schedule's hours to when they begin. */
export async function deferSlot(
  services: Services,
  current: Versioned<Account>,
  until: number,
): Promise<undefined | 'conflict'> {
  const next = defer(current.value, until, services.clock());
  if ((await services.accounts.commit(current, next)) === 'conflict') return 'conflict';
  services.log.info('run.deferred', { accountId: next.id });
  await dispatch(services, next);
  return undefined;
}

/** Claims the slot, where there is a place for its run and its far side is not being left alone. */
export async function enter(
  services: Services,
  current: Versioned<Account>,
  decision: ClaimDecision,
  message: RunMessage,
): Promise<Claim | undefined | 'conflict'> {
  const entry = services.farSides.enter(current.value);
  switch (entry.type) {
    case 'full':
      await services.runQueue.send(message, NO_PLACE_MS);
      return undefined;
    case 'closed':
      return stayAway(services, current, decision, entry);
    case 'entered':
      break;
  }
  const claimed = await claimSlot(services, current, decision, entry.stay).catch(
    (thrown: unknown) => {
      entry.stay.end(undefined);
      throw thrown;
    },
  );
  if (claimed === 'conflict') entry.stay.end(undefined);
  return claimed;
}

/** Where nobody has said what is met there. */
const UNREACHABLE: FailureCode = { stage: 'request', kind: 'network', code: 'timeout' };

/** Puts a slot off without taking a place; recorded as failed when that was done often enough. */
async function stayAway(
  services: Services,
  current: Versioned<Account>,
  { attempt, plan = planFor(services.catalogue, current.value) }: ClaimDecision,
  { until, fault = UNREACHABLE }: Extract<Entry, { type: 'closed' }>,
): Promise<undefined | 'conflict'> {
  const now = services.clock();
  const account = claim(current.value, { attempt, fencingToken: '', plan }, now);
  if (isWornOut(current.value, now)) {
    const run = { ...runOf(account, now), result: 'failed', failure: fault, outcomes: [] } as const;
    return (await record(services, current, run, {})) ? undefined : 'conflict';
  }
  const next = putOff(account, until, now);
  if ((await services.accounts.commit(current, next)) === 'conflict') return 'conflict';
  const { code } = fault;
  services.log.info('run.put-off', { accountId: next.id, runId: account.lease.runId, code });
  await dispatch(services, next);
  return undefined;
}

async function claimSlot(
  services: Pick<Services, 'clock' | 'entropy' | 'findCheck' | 'catalogue' | 'accounts'>,
  current: Versioned<Account>,
  { attempt, plan = planFor(services.catalogue, current.value) }: ClaimDecision,
  stay: Stay,
): Promise<Claim | 'conflict'> {
  const now = services.clock();
  const fencingToken = services.entropy.hex(16);
  const account = claim(current.value, { attempt, fencingToken, plan }, now);
  const ledger = prepareLedger(services, account, now);
  const written = await services.accounts.commit(current, account, { ledgerPut: ledger });
  if (written === 'conflict') return 'conflict';
  return { account, version: written.version, ledger, stay };
}

/** A run whose worker was lost while its account was being paused: nothing is due any more. */
export async function endLostLease(
  services: Pick<Services, 'clock' | 'accounts'>,
  current: Versioned<Account>,
): Promise<void> {
  const now = services.clock();
  if (current.value.lease === undefined || isLeased(current.value, now)) return;
  await services.accounts.commit(current, endLease(current.value, now));
}

/** Records a slot whose every worker was lost. False when somebody else was first. */
export async function abandon(services: Services, current: Versioned<Account>): Promise<boolean> {
  const { value } = current;
  if (!value.lease) return true;
  const run = abandonedRun({ ...value, lease: value.lease }, services.clock());
  return record(services, current, run, {});
}
