import { isLeased } from '../domain/account';
import type { Account, Preflight } from '../domain/account';
import { hold, holds, release } from '../domain/claim';
import { FailureError, failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import { TOKEN_TIMEOUT_MS } from '../domain/timing';
import type { CredentialKind } from '../credentials/define';
import type { Token, Versioned } from '../ports';
import { acquireToken } from './acquire-token';
import { dispatch } from './dispatch';
import { noAccount, Refusal } from './refusal';
import type { Services } from './services';

const WRITE_TRIES = 20;

type Held = Account & { readonly lease: NonNullable<Account['lease']> };

/** What the token of an account that is not saved may do. Nothing of it is kept. */
export async function preflightUnsaved(
  services: Services,
  request: { tenantId: string; clientId: string; credential: unknown },
  kind: CredentialKind,
): Promise<Preflight> {
  const { tenantId, clientId, credential } = request;
  const grant = kind.grant(kind.parts(credential));
  const signal = AbortSignal.timeout(TOKEN_TIMEOUT_MS);
  return asked(services, undefined, () =>
    services.tokenEndpoint.acquire({ tenantId, clientId, grant, signal }),
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
    const held = hold(current.value, services.entropy.hex(16), now);
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
  const signal = AbortSignal.timeout(TOKEN_TIMEOUT_MS);
  const preflight = await asked(services, held.id, () =>
    acquireToken(services, held, { asked: true, fresh: true, signal }),
  );
  try {
    return await letGo(services, held, preflight);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.name : typeof thrown;
    services.log.warn('preflight.not-kept', { accountId: held.id, error });
    return { ...held, preflight };
  }
}

async function letGo(services: Services, held: Held, preflight: Preflight): Promise<Account> {
  for (let left = WRITE_TRIES; left > 0; left -= 1) {
    const latest: Versioned<Account> | undefined = await services.accounts.get(held.id);
    // Deleted meanwhile, or so late that somebody else has it.
    if (!latest || !holds(latest.value, held.lease.fence)) return { ...held, preflight };
    // With another credential by now, this says nothing of it: its first run will.
    const same = latest.value.credential.id === held.credential.id;
    const released = { ...release(latest.value, services.clock()), ...(same && told(preflight)) };
    if ((await services.accounts.commit(latest, released)) === 'conflict') continue;
    await dispatch(services, released);
    return released;
  }
  throw new Error('the account’s row kept changing');
}

/** Whoever asks anew may have granted what was lacking: nothing stays postponed. */
const told = (preflight: Preflight) => ({ preflight, postponed: [] });

async function asked(
  services: Services,
  accountId: string | undefined,
  ask: () => Promise<Token>,
): Promise<Preflight> {
  try {
    const { permissions } = await ask();
    return { at: services.clock(), ...(permissions && { granted: permissions }) };
  } catch (thrown) {
    return { at: services.clock(), failure: explained(services, accountId, thrown) };
  }
}

/** The failure behind what was thrown; one that nobody foresaw is an error in the log as well. */
function explained(services: Services, accountId: string | undefined, thrown: unknown): Failure {
  const failure: Failure = { ...failureOf(thrown), stage: 'token' };
  if (!(thrown instanceof FailureError)) {
    services.log.error('preflight.unexpected', { accountId, error: failure.facts?.['error'] });
  }
  return failure;
}
