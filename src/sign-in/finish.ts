import { activateCredential, discardUnused } from '../accounts/activate-credential';
import { readAccount, updateAccount } from '../accounts/update';
import type { Account, SignedIn, StoredCredential } from '../domain/account';
import { isLeased } from '../domain/account';
import { asNextSignIn } from '../domain/sign-in-key';
import { revise } from '../domain/configuration';
import { auditEntry, named } from '../audit';
import type { Named } from '../domain/audit';
import { FailureError } from '../domain/failure';
import type { Failure } from '../domain/failure';
import { grantLease } from '../domain/lease';
import { readIdToken } from '../domain/sign-in';
import type { TenantNamed } from '../ports';
import { noAccount } from '../refusal';
import type { Services } from '../services';
import { isRefused } from '../tokens/acquire';
import { secretName, secretTags } from '../tokens/secret-name';
import { readParts } from '../tokens/read-parts';
import { attemptOf } from './attempt';
import type { Attempt } from './attempt';
import { useUp } from './one-time';
import { issueTicket } from './ticket';

/** What a browser brings back from Microsoft. */
export interface Returned {
  readonly state: string;
  readonly code: string | undefined;
  /** What Microsoft has refused, as a failure. */
  readonly refusal: Failure | undefined;
  /** What the cookie holds. */
  readonly secret: string | undefined;
}

export type SignInEnd =
  | { readonly type: 'signed-in'; readonly accountId: string }
  /** Nothing was changed. `again`: where the same person may try once more. */
  | {
      readonly type: 'refused';
      readonly why: Why;
      readonly accountId?: string;
      readonly again?: string;
    };

/** Why nobody was signed in. */
export type Why =
  /** The state is nobody's, was used, is too old, or this browser has not begun it. */
  | { readonly code: 'sign-in-unknown' }
  | { readonly code: 'id-token' | 'no-refresh-token' }
  | { readonly code: 'other-tenant'; readonly account: Account }
  | {
      readonly code: 'other-user';
      readonly account: Account;
      readonly username: string | undefined;
    }
  | { readonly code: 'microsoft'; readonly failure: Failure; readonly account: Account };

/**
 * Ends a sign-in: the state is used up, the code redeemed, the person compared, and the refresh token given to
 * the account, which then runs at once. Whatever is not as it should be changes nothing.
 */
export async function finishSignIn(
  services: Services,
  { state, code, refusal, secret }: Returned,
): Promise<SignInEnd> {
  const attempt = secret === undefined ? undefined : await attemptOf(services, state, secret);
  if (!attempt || !(await useUp(services, state))) return unknown;
  const { value: account } = await readAccount(services, attempt.accountId);
  const { by } = attempt;
  try {
    if (code === undefined) throw new FailureError(refusal ?? NO_CODE);
    const tenant = await tenantOf(services, account);
    const { token, idClaims } = await redeem(services, account, attempt, code);
    const { nonce } = attempt;
    const expected = { tenant, clientId: account.clientId, nonce, account };
    const reading = readIdToken(idClaims, expected, services.clock());
    if ('objection' in reading)
      return await refused(services, account, by, whyNot(account, reading));
    const { refreshToken } = token;
    if (refreshToken === undefined) return await refused(services, account, by, NO_TOKEN);
    await giveToken(services, account, by, refreshToken, reading.person);
    return { type: 'signed-in', accountId: account.id };
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    const { failure } = thrown;
    // A challenge is answered once; what is challenged again is told.
    const claims = attempt.claims === undefined ? failure.claims : undefined;
    return refused(services, account, by, { code: 'microsoft', failure, account }, claims);
  }
}

const unknown: SignInEnd = { type: 'refused', why: { code: 'sign-in-unknown' } };

const NO_TOKEN: Why = { code: 'no-refresh-token' };

const NO_CODE: Failure = { stage: 'token', kind: 'auth', code: 'invalid_request' };

async function refused(
  services: Services,
  account: Account,
  by: Named,
  why: Why,
  claims?: string,
): Promise<SignInEnd> {
  services.log.warn('sign-in.refused', {
    accountId: account.id,
    why: why.code === 'microsoft' ? why.failure.code : why.code,
  });
  const again = await issueTicket(services, account, by, claims);
  return { type: 'refused', why, accountId: account.id, again };
}

type Objection = Exclude<ReturnType<typeof readIdToken>, { person: SignedIn }>;

function whyNot(account: Account, reading: Objection): Why {
  switch (reading.objection) {
    case 'not-ours':
      return { code: 'id-token' };
    case 'other-tenant':
      return { code: 'other-tenant', account };
    case 'other-user':
      return { code: 'other-user', account, username: reading.username };
  }
}

async function tenantOf({ signInEndpoint }: Services, account: Account): Promise<TenantNamed> {
  const { tenantId } = account;
  const found = await signInEndpoint.tenantOf(tenantId);
  if (found) return found;
  throw new FailureError({ stage: 'token', kind: 'auth', code: 'AADSTS90002' });
}

async function redeem(
  services: Pick<Services, 'credentialKinds' | 'vault' | 'signInEndpoint' | 'tokenMemory'>,
  account: Account,
  attempt: Attempt,
  code: string,
) {
  const { tenantId, tid, clientId, credential } = account;
  const kind = services.credentialKinds.find((candidate) => candidate.kind === credential.kind);
  if (!kind?.proof) throw noAccount();
  const { [kind.rotates ?? '']: _token, ...names } = credential.secrets;
  const proof = kind.proof(asNextSignIn(await readParts(services, names)));
  const { redirectUri, scopes, verifier } = attempt;
  const app = { tenantId, tid, clientId, redirectUri, scopes };
  try {
    return await services.signInEndpoint.redeem({ ...app, code, verifier, proof });
  } catch (thrown) {
    const presenter = {
      tenantId,
      tid,
      clientId,
      credentialId: undefined,
      proven: false,
      byHand: true,
    };
    if (isRefused(thrown)) services.tokenMemory.countRefusal(presenter);
    throw thrown;
  }
}

/**
 * The account with its new refresh token, which is in the vault before the row names it. A run under way ends
 * on what it has; else a token is asked for with it at once, and the account runs.
 */
async function giveToken(
  services: Services,
  { id }: Account,
  by: Named,
  refreshToken: string,
  signedIn: SignedIn,
): Promise<void> {
  const { vault, entropy } = services;
  const name = secretName(id, 'refreshToken', entropy);
  await vault.put(name, refreshToken, secretTags(id));
  try {
    const { before, after } = await updateAccount(
      services,
      id,
      (account, now) => {
        const credential = renewed(account.credential, entropy.hex(16), name, now);
        const revised = revise(account, { credential, signedIn }, now);
        const free = !isLeased(account, now) && revised.state !== 'paused';
        return free ? grantLease(revised, entropy.hex(16), now) : revised;
      },
      (change) => auditEntry(services, by, 'account.signed-in', { account: named(change.after) }),
    );
    await activateCredential(services, before, after);
  } catch (thrown) {
    await discardUnused(services, id, [name]);
    throw thrown;
  }
}

/** The same app, with what the new sign-in brought, and proven as that was. */
function renewed(
  { kind, secrets, expiresAt, madeHere, nextKey }: StoredCredential,
  id: string,
  refreshToken: string,
  now: number,
): StoredCredential {
  return {
    kind,
    id,
    secrets: { ...asNextSignIn(secrets), refreshToken },
    givenAt: now,
    expiresAt,
    madeHere,
    ...nextKey,
    rotation: { reuse: 'unknown', storedAt: now },
  };
}
