import type { Account, Lease, Licences, Preflight } from '../domain/account';
import type { Findings } from '../domain/claim';
import { failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { LedgerEntry, Outcome } from '../domain/run';
import { RUN_DEADLINE_MS, UNDO_RESERVE_MS } from '../domain/timing';
import { licencesAfter, wantsLicences, writesRefusedBy } from '../domain/writes';
import type { GraphSession, RunMessage, Step, Token } from '../ports';
import { executePlan } from '../engine/execute-plan';
import { PermissionRefresh } from '../tokens/permission-refresh';
import { readLicences } from '../engine/read-licences';
import type { Renew } from '../engine/renewing-session';
import type { Services } from '../services';
import { logSweep, sweepLedger } from '../engine/sweep';

type Claimed = Account & { readonly lease: Lease };

/** What a run came to, before it is recorded. */
export interface Performed {
  readonly outcomes: readonly Outcome[];
  /** Why there were no outcomes. */
  readonly failure?: Failure;
  readonly step?: Step;
  /** What the account's row has to know. */
  readonly found?: Findings;
}

/** Everything between claim and record. Whatever goes wrong is an outcome, never an exception. */
export async function performRun(
  services: Services,
  account: Claimed,
  ledger: readonly LedgerEntry[],
  message: RunMessage,
): Promise<Performed> {
  const deadline = account.lease.since + RUN_DEADLINE_MS;
  const signal = AbortSignal.timeout(Math.max(1, deadline - services.clock()));
  const permissions = new PermissionRefresh(services, account, {
    signal,
    // With a token that comes later, no check would begin.
    deadline: deadline - UNDO_RESERVE_MS,
  });
  let token: Token;
  try {
    token = await permissions.first({ ...(message.asked && { asked: true }) });
  } catch (thrown) {
    const failure = toFailure(services, account, thrown);
    const preflight: Preflight = { at: services.clock(), failure };
    const step = { ledgerRemove: ledger.map(({ id }) => id) };
    return { outcomes: [], failure, step, found: { preflight, ...late(failure) } };
  }
  try {
    const { tenantId, clientId, mode } = account;
    const open = (withToken: Token): GraphSession =>
      services.graph.open({ tenantId, clientId, mode, token: withToken, deadline, signal });
    const renew: Renew = async (reason) => {
      const renewed = await permissions.renewed(reason);
      return renewed && open(renewed);
    };
    const session = open(token);
    const way = { session, renew, token, deadline, signal };
    const { found, ...done } = await withSession(services, account, ledger, way);
    return { ...done, found: { ...found, ...permissions.asked() } };
  } catch (thrown) {
    const failure = toFailure(services, account, thrown);
    return { outcomes: [], failure, found: late(failure) };
  }
}

interface Way {
  readonly session: GraphSession;
  readonly renew: Renew;
  readonly token: Token;
  readonly deadline: number;
  readonly signal: AbortSignal;
}

async function withSession(
  services: Services,
  account: Claimed,
  ledger: readonly LedgerEntry[],
  { session, renew, token, deadline, signal }: Way,
): Promise<Performed> {
  const { permissions: granted } = token;
  const { id: accountId, mode, user, slot, lease, postponed } = account;
  const { catalogue, clock, accounts } = services;
  // What an earlier run left, or an earlier worker on this very slot.
  const own = new Set(ledger.map(({ id }) => id));
  const leftovers = (await accounts.ledger(accountId)).filter(({ id }) => !own.has(id));
  const common = {
    catalogue,
    session,
    mode,
    ...(user !== undefined && { user }),
    clock,
    deadline,
    signal,
  };
  const swept = await sweepLedger({ ...common, entries: leftovers });
  logSweep(services, accountId, swept);
  const licences = await licencesFor(services, account, session, granted);
  const refusedBy = writesRefusedBy({ ...account, ...licences });
  const open = leftovers.length - swept.ledgerRemove.length;
  const executed = await executePlan({
    ...common,
    renew,
    accountId,
    slot,
    plan: lease.plan,
    ledger,
    leftovers: open,
    ...(refusedBy && { writesRefusedBy: refusedBy }),
    ...(granted && { granted }),
    ...(postponed && { postponed }),
  });
  const { notBefore } = executed;
  return {
    outcomes: executed.outcomes,
    step: {
      ledgerRemove: [...swept.ledgerRemove, ...executed.ledgerRemove],
      ledgerPut: [...swept.ledgerUpdate, ...executed.ledgerUpdate],
    },
    found: {
      preflight: { at: clock(), ...(granted && { granted }) },
      leftovers: open + executed.ledgerUpdate.length,
      ...licences,
      ...(notBefore !== undefined && { notBefore }),
    },
  };
}

/** The tenant's licences, read where the run is about to make something and they are not known. */
async function licencesFor(
  { catalogue, clock }: Services,
  account: Claimed,
  session: GraphSession,
  granted: readonly string[] | undefined,
): Promise<{ readonly licences?: Licences }> {
  const writes = catalogue.some(
    ({ id, kind }) => kind === 'write' && account.lease.plan.includes(id),
  );
  if (!writes || !wantsLicences(account, clock())) return {};
  const now = await readLicences(clock, session, granted);
  return { licences: licencesAfter(account.licences, now) };
}

/** The failure behind what was thrown; one that nobody foresaw is an error in the log as well. */
function toFailure(services: Services, account: Account, thrown: unknown): Failure {
  const failure = failureOf(thrown);
  if (failure.kind === 'bug') {
    services.log.error('run.unexpected', {
      accountId: account.id,
      error: failure.facts?.['error'],
    });
  }
  return failure;
}

const late = ({ notBefore }: Failure) => (notBefore === undefined ? {} : { notBefore });
