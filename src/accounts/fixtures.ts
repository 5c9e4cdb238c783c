import { graphContextOf, isGone } from '@perennial/checks';
import type { GraphContext } from '@perennial/checks';
import { auditEntry, named } from '../audit';
import type { Fixture } from '../checks/fixture';
import { fixtures } from '../checks/fixtures';
import { isLeased } from '../domain/account';
import type { Account, LeasedAccount } from '../domain/account';
import type { AuditAction, AuditEntry } from '../domain/audit';
import type { Failure } from '../domain/failure';
import type { Principal } from '../domain/member';
import { writesRefusedBy } from '../domain/writes';
import type { Versioned } from '../ports';
import { acquireToken } from '../tokens/acquire';
import { transportOf } from '../engine/check-context';
import { limitedTo, openTenant } from '../engine/tenant';
import type { TimeLimit } from '../engine/tenant';
import { toFailure } from '../engine/to-failure';
import { Refusal, unprocessable } from '../refusal';
import type { Services } from '../services';
import { acquireLease, releaseLease } from './lease';
import { readAccount, updateAccount } from './update';
import { withCall } from '../engine/undo';

/** How long it may take, in milliseconds: whoever asks waits for it. */
const FIXTURES_MS = 60_000;
/** The account is leased a little longer. */
const LEASE_MS = 75_000;

/** What became of one fixture. `kept`: it is not ours to remove, or Graph has no way to. */
export interface FixtureResult {
  readonly kind: string;
  readonly state: 'made' | 'existing' | 'removed' | 'kept' | 'absent' | 'failed';
  readonly failure?: Failure | undefined;
}

type Own = Readonly<Record<string, string>>;
type Step = (context: GraphContext, fixture: Fixture, own: string | undefined) => Promise<Done>;
type Done = FixtureResult & { readonly own?: string | undefined };

/** Makes, in the account's tenant, what some checks need and nobody has made yet. Throws `Refusal`. */
export async function makeFixtures(
  services: Services,
  principal: Principal,
  id: string,
): Promise<readonly FixtureResult[]> {
  const audit = auditOf(services, principal, 'account.fixtures-made');
  return withAccount(services, id, audit, async (context, fixture, own) => {
    const { kind } = fixture;
    if ((await fixture.find(context)) !== undefined) return { kind, state: 'existing', own };
    return { kind, state: 'made', own: await fixture.make(context) };
  });
}

/** Removes what `makeFixtures` has made for the account, by the ids that Graph gave. Throws `Refusal`. */
export async function removeFixtures(
  services: Services,
  principal: Principal,
  id: string,
): Promise<readonly FixtureResult[]> {
  const audit = auditOf(services, principal, 'account.fixtures-removed');
  return withAccount(services, id, audit, async (context, fixture, own) => {
    const { kind } = fixture;
    if (own === undefined || !fixture.remove) {
      const state = (await fixture.find(context)) === undefined ? 'absent' : 'kept';
      return { kind, state, own: state === 'kept' ? own : undefined };
    }
    try {
      await fixture.remove(context, own);
    } catch (thrown) {
      if (!isGone(thrown)) throw thrown;
    }
    return { kind, state: 'removed' };
  });
}

/** What the list of changes is to tell of it. */
const auditOf =
  (services: Pick<Services, 'clock' | 'entropy'>, by: Principal, action: AuditAction) =>
  (account: Account): AuditEntry =>
    auditEntry(services, by, action, { account: named(account) });

async function withAccount(
  services: Services,
  id: string,
  audit: (account: Account) => AuditEntry,
  step: Step,
): Promise<readonly FixtureResult[]> {
  const current = await readAccount(services, id);
  if (writesRefusedBy(current.value)) {
    throw unprocessable([{ field: '/allowWrites', message: 'nothing may be made in this tenant' }]);
  }
  const leased = await leaseIdle(services, current);
  const done = await limitedTo(FIXTURES_MS, services.clock(), (limit) =>
    each(services, leased, step, limit),
  );
  await keep(services, leased, ownAfter(leased.fixtures ?? {}, done));
  await services.audit.add(audit(leased));
  return done.map(({ own: _own, ...result }) => result);
}

async function leaseIdle(
  services: Pick<Services, 'clock' | 'accounts' | 'entropy'>,
  current: Versioned<Account>,
): Promise<LeasedAccount> {
  const leased = isLeased(current.value, services.clock())
    ? 'conflict'
    : await acquireLease(services, current, LEASE_MS);
  if (leased !== 'conflict') return leased;
  throw new Refusal('busy', 'The account is running; try again.', { retryAfterMs: 10_000 });
}

async function each(
  services: Services,
  account: Account,
  step: Step,
  limit: TimeLimit,
): Promise<readonly Done[]> {
  const usable = fixtures.filter(({ modes }) => modes.includes(account.mode));
  const own = account.fixtures ?? {};
  const failed = (kind: string, thrown: unknown, call?: string): Done => {
    const failure = toFailure(services, thrown, 'fixtures.unexpected', account.id);
    return { kind, state: 'failed', failure: withCall(failure, call), own: own[kind] };
  };
  try {
    const token = await acquireToken(services, account, { signal: limit.signal });
    const tenant = openTenant(services, account, token, limit);
    const done: Done[] = [];
    for (const fixture of usable) {
      const transport = transportOf(tenant);
      const context = graphContextOf(fixture.calls, { ...tenant, transport });
      try {
        done.push(await step(context, fixture, own[fixture.kind]));
      } catch (thrown) {
        done.push(failed(fixture.kind, thrown, transport.seen().call));
      }
    }
    return done;
  } catch (thrown) {
    return usable.map(({ kind }) => failed(kind, thrown));
  }
}

/** What is ours now. */
function ownAfter(before: Own, done: readonly Done[]): Own {
  const after = new Map(Object.entries(before));
  for (const { kind, own } of done) {
    if (own === undefined) after.delete(kind);
    else after.set(kind, own);
  }
  return Object.fromEntries(after);
}

/** What was made is kept in the row, even where the lease has passed to somebody else meanwhile. */
async function keep(services: Services, leased: LeasedAccount, own: Own): Promise<void> {
  const withOwn = (account: Account): Account => ({ ...account, fixtures: own });
  const released = await releaseLease(services, leased, withOwn);
  if (!released) await updateAccount(services, leased.id, withOwn);
}
