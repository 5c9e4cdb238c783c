import { isLeased } from '../domain/account';
import type { Account, Licences, Preflight } from '../domain/account';
import { grantLease, ownsLease, endLease } from '../domain/claim';
import { TOKEN_TIMEOUT_MS } from '../domain/timing';
import { licencesAfter } from '../domain/writes';
import type { CredentialKind } from '../credentials/define';
import type { Token, Versioned } from '../ports';
import { acquireToken } from '../tokens/acquire';
import { dispatch } from './dispatch';
import { readLicences } from '../engine/read-licences';
import { limitOf, openTenant } from '../engine/tenant';
import type { Identity } from '../engine/tenant';
import { toFailure } from '../engine/to-failure';
import { noAccount, Refusal } from '../refusal';
import type { Services } from '../services';

const WRITE_TRIES = 20;
/** More than one request may take, so that a silent token endpoint is called that, and not a lack of time. */
const PATIENCE_MS = TOKEN_TIMEOUT_MS + 1000;
/** How long whoever registers waits for what the tenant's subscriptions say, in milliseconds. */
const LICENCES_TIMEOUT_MS = 5000;

type Held = Account & { readonly lease: NonNullable<Account['lease']> };

/** What a token told. */
export interface Told {
  readonly preflight: Preflight;
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
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return asked(services, { ...request, mode: kind.mode }, () =>
    services.tokenEndpoint.acquire({
      tenantId,
      clientId,
      credential: kind.present(kind.parts(credential)),
      signal,
    }),
  );
}

/**
 * Asks for a token of a saved account and keeps what it may do. The account is held meanwhile, so that
 * no run uses its credential at the same time; while a run has it, what is known stays as it is.
 */
export async function refreshPreflight(services: Services, id: string): Promise<Account> {
  for (let left = WRITE_TRIES; left > 0; left -= 1) {
    const current: Versioned<Account> | undefined = await services.accounts.get(id);
    if (!current || current.value.deleted) throw noAccount();
    const now = services.clock();
    if (isLeased(current.value, now)) return current.value;
    const held = grantLease(current.value, services.entropy.hex(16), now);
    if ((await services.accounts.commit(current, held)) === 'done') {
      return preflightHeld(services, held);
    }
  }
  throw new Refusal('busy', 'The account keeps changing; try again.', { retryAfterMs: 1000 });
}

/**
 * Asks for a token of an account that is held, keeps what it may do, and lets the account go. When the
 * app dies in between, or storage does not answer, the account is due at the hold's end.
 */
export async function preflightHeld(services: Services, held: Held): Promise<Account> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const told = await asked(services, held, () =>
    acquireToken(services, held, { asked: true, fresh: true, signal }),
  );
  try {
    return await letGo(services, held, told);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.name : typeof thrown;
    services.log.warn('preflight.not-kept', { accountId: held.id, error });
    return withTold(held, told);
  }
}

async function letGo(services: Services, held: Held, told: Told): Promise<Account> {
  for (let left = WRITE_TRIES; left > 0; left -= 1) {
    const latest: Versioned<Account> | undefined = await services.accounts.get(held.id);
    // Deleted meanwhile, or so late that somebody else has it.
    if (!latest || !ownsLease(latest.value, held.lease.fencingToken)) return withTold(held, told);
    // With another credential by now, this says nothing of it: its first run will.
    const same = latest.value.credential.id === held.credential.id;
    const free = endLease(latest.value, services.clock());
    const released = same ? withTold(free, told) : free;
    if ((await services.accounts.commit(latest, released)) === 'conflict') continue;
    await dispatch(services, released);
    return released;
  }
  throw new Error('the account’s row kept changing');
}

/** Whoever asks anew may have granted what was lacking: nothing stays postponed. */
function withTold(account: Account, { preflight, licences }: Told): Account {
  const { postponed: _postponed, ...rest } = account;
  const known = licences && licencesAfter(account.licences, licences);
  return { ...rest, preflight, ...(known && { licences: known }) };
}

async function asked(
  services: Services,
  identity: Identity & { readonly id?: string },
  ask: () => Promise<Token>,
): Promise<Told> {
  let token: Token;
  try {
    token = await ask();
  } catch (thrown) {
    const failure = toFailure(services, thrown, 'preflight.unexpected', identity.id);
    return { preflight: { at: services.clock(), failure: { ...failure, stage: 'token' } } };
  }
  const preflight = { at: services.clock(), granted: token.permissions };
  const limit = limitOf(LICENCES_TIMEOUT_MS, services.clock());
  return { preflight, licences: await readLicences(openTenant(services, identity, token, limit)) };
}
