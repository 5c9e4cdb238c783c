import { isLeased } from '../domain/account';
import type { Account, LeasedAccount, Licences, Preflight } from '../domain/account';
import { TOKEN_TIMEOUT_MS } from '../domain/timing';
import { licencesAfter } from '../domain/writes';
import type { CredentialKind } from '../credentials/define';
import type { Token } from '../ports';
import { acquireToken, acquireUnsaved } from '../tokens/acquire';
import { readLicences } from '../engine/read-licences';
import { USER_LATE_MS, userAbsentSince } from '../engine/find-user';
import { limitedTo, openTenant } from '../engine/tenant';
import type { Identity } from '../engine/tenant';
import { toFailure } from '../engine/to-failure';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { acquireLease, releaseLease } from './lease';
import { withTimeLimit } from '../time-limit';
import { nobodySignedIn } from '../refusal';
import { readAccount } from './update';
import { errorName } from '../one-by-one';

/** More than one request may take, so that a silent token endpoint is called that, and not a lack of time. */
const PATIENCE_MS = TOKEN_TIMEOUT_MS + 1000;
/** How long whoever registers waits for what the tenant says of its subscriptions and of the user, in milliseconds. */
const LOOK_TIMEOUT_MS = 5000;

/** What a token told. */
export interface Told {
  readonly preflight: Preflight;
  /** The tenant's GUID, where there was a token that says it. */
  readonly tid?: string | undefined;
  /** Absent without a token. */
  readonly licences?: Licences | undefined;
}

/** What the token of an account that is not saved may do. Nothing of it is kept. */
export async function preflightUnsaved(
  services: Services,
  request: { tenantId: string; clientId: string; credential: unknown },
  kind: CredentialKind,
): Promise<Told> {
  const { tenantId, clientId, credential } = request;
  return asked(services, { ...request, mode: kind.mode }, (signal) =>
    acquireUnsaved(services, {
      tenantId,
      clientId,
      credential: kind.present(kind.parts(credential)),
      signal,
    }),
  );
}

/**
 * Asks for a token of a saved account and keeps what it may do. The account is leased meanwhile, so that
 * no run uses its credential at the same time; while a run has it, what is known stays as it is. Throws
 * `Refusal` while nobody has signed in.
 */
export async function refreshPreflight(services: Services, id: string): Promise<Account> {
  const leased = await untilWritten(async () => {
    const current = await readAccount(services, id);
    if (current.value.credential.awaitsSignIn) throw nobodySignedIn();
    return isLeased(current.value, services.clock()) ? undefined : acquireLease(services, current);
  });
  return leased ? preflightLeased(services, leased) : (await readAccount(services, id)).value;
}

/** Asks for a token of an account that is leased, keeps what it may do, and releases the account. */
export async function preflightLeased(services: Services, leased: LeasedAccount): Promise<Account> {
  const told = await asked(services, leased, (signal) =>
    acquireToken(services, leased, { fresh: true, byHand: true, signal }),
  );
  const change = (account: Account): Account =>
    // With another credential by now, this says nothing of it: its first run will.
    account.credential.id === leased.credential.id ? withTold(account, told) : account;
  try {
    return (await releaseLease(services, leased, change)) ?? withTold(leased, told);
  } catch (thrown) {
    const error = errorName(thrown);
    services.log.warn('preflight.not-kept', { accountId: leased.id, error });
    return withTold(leased, told);
  }
}

/**
 * Whoever asks anew may have granted what was lacking: nothing stays postponed. A user who was not there is
 * looked for again before anything is run.
 */
function withTold(account: Account, { preflight, licences, tid = account.tid }: Told): Account {
  const { userAbsentSince: since } = preflight;
  const dueAt = since === undefined ? account.dueAt : Math.max(account.dueAt, since + USER_LATE_MS);
  const { postponed: _postponed, ...rest } = account;
  const known = licences ? licencesAfter(account.licences, licences) : account.licences;
  return { ...rest, tid, preflight, dueAt, licences: known };
}

async function asked(
  services: Pick<Services, 'log' | 'clock' | 'graph'>,
  identity: Identity & { readonly id?: string },
  ask: (signal: AbortSignal) => Promise<Token>,
): Promise<Told> {
  let token: Token;
  try {
    token = await withTimeLimit(PATIENCE_MS, ask);
  } catch (thrown) {
    const failure = toFailure(services, thrown, 'preflight.unexpected', identity.id);
    return { preflight: { at: services.clock(), failure: { ...failure, stage: 'token' } } };
  }
  const at = services.clock();
  const { tid, permissions: granted } = token;
  return limitedTo(LOOK_TIMEOUT_MS, at, async (limit) => {
    const tenant = openTenant(services, identity, token, limit);
    const [licences, absentSince] = await Promise.all([
      readLicences(tenant),
      userAbsentSince(tenant, undefined),
    ]);
    const { userId } = tenant;
    return { preflight: { at, granted, userId, userAbsentSince: absentSince }, tid, licences };
  });
}
