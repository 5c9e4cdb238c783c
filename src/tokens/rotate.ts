import type { Account, Rotation, StoredCredential } from '../domain/account';
import { FailureError } from '../domain/failure';
import type { Failure } from '../domain/failure';
import { accepted, namesSuccessor, presentations } from '../domain/refresh-token';
import type { Acceptance, Presented } from '../domain/refresh-token';
import { isDeadGrant, isTokenRefusal } from '../domain/token-refusal';
import type { Token } from '../ports';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { secretName, secretNames, secretTags } from './secret-name';
import { compact } from '../compact';

type Parts = Readonly<Record<string, string>>;
type Deps = Pick<Services, 'accounts' | 'vault' | 'tokenMemory' | 'clock' | 'entropy' | 'log'> & {
  /** One token request with these parts. */
  readonly request: (parts: Parts) => Promise<Token>;
};

const NO_REFRESH_TOKEN: Failure = { stage: 'token', kind: 'auth', code: 'vault-secret-missing' };

/**
 * Presents the tokens at hand, one after the other while they are refused as dead, and keeps what the
 * accepted one brought. `rotates` is the part that every use replaces. `refresh-token.ts` holds the rules.
 */
export async function rotate(
  deps: Deps,
  account: Account,
  rotates: string,
  parts: Parts,
): Promise<Token> {
  const { rotation } = account.credential;
  if (!rotation) throw new Error(`no rotation for ${account.credential.kind}`);
  const newer = deps.tokenMemory.newer(account.credential.id);
  let successor = rotation.successor;
  let refusal: FailureError | undefined;
  for (const presented of presentations(rotation, newer !== undefined, account.tries)) {
    const used = await tokenFor(deps, presented, rotation, parts[rotates], newer);
    if (used === undefined) continue;
    const spent = deps.tokenMemory.isSpent(account);
    if (refusal && spent) break;
    // The used token is presented to learn of the endpoint, which has time.
    if (presented === 'previous' && spent) continue;
    if (namesSuccessor(rotation, refusal !== undefined))
      successor ??= await nameSuccessor(deps, account, rotates);
    try {
      const token = await deps.request({ ...parts, [rotates]: used });
      const acceptance = accepted(rotation, presented, refusal !== undefined, deps.clock());
      await keep(deps, { account, rotates, successor }, acceptance, token, used);
      return token;
    } catch (thrown) {
      if (!(thrown instanceof FailureError) || !isTokenRefusal(thrown.failure)) throw thrown;
      refusal = thrown;
      // What else it was refused for, another token is refused for as well.
      if (!isDeadGrant(thrown.failure)) break;
    }
  }
  throw refusal ?? new FailureError(NO_REFRESH_TOKEN);
}

async function tokenFor(
  { vault }: Deps,
  presented: Presented,
  { previous, successor }: Rotation,
  stored: string | undefined,
  newer: string | undefined,
): Promise<string | undefined> {
  if (presented === 'newer') return newer;
  if (presented === 'stored') return stored;
  const name = presented === 'previous' ? previous : successor;
  // One that the vault does not have only means that it is not presented.
  return name === undefined ? undefined : vault.get(name).catch(() => undefined);
}

/** One rotation: whose, which part, and where the row says that the next token will lie. */
interface Place {
  readonly account: Account;
  readonly rotates: string;
  readonly successor: string | undefined;
}

/** Writes the next token's name into the row. Undefined when the row is somebody else's by now. */
async function nameSuccessor(
  deps: Deps,
  account: Account,
  rotates: string,
): Promise<string | undefined> {
  const successor = secretName(account.id, rotates, deps.entropy);
  const written = await writeRotation(deps, { account, rotates, successor }, (credential) => ({
    ...credential,
    rotation: { ...credential.rotation, successor },
  }));
  return written === 'done' ? successor : undefined;
}

async function keep(
  deps: Deps,
  place: Place,
  acceptance: Acceptance,
  token: Token,
  used: string,
): Promise<void> {
  const { credential } = place.account;
  const { refreshToken } = token;
  const rotated = refreshToken !== undefined && refreshToken !== used;
  if (rotated) deps.tokenMemory.remember(credential.id, refreshToken);
  if (rotated && acceptance.store) await store(deps, place, acceptance, refreshToken);
  else if (acceptance.reuse !== credential.rotation?.reuse)
    await writeRotation(deps, place, ({ rotation, ...rest }) => ({
      ...rest,
      rotation: { reuse: acceptance.reuse, storedAt: rotation.storedAt },
    }));
}

async function store(
  deps: Deps,
  place: Place,
  acceptance: Acceptance,
  refreshToken: string,
): Promise<void> {
  const { account, rotates } = place;
  const name = place.successor ?? secretName(account.id, rotates, deps.entropy);
  await deps.vault.put(name, refreshToken, secretTags(account.id));
  const storedAt = deps.clock();
  const before = account.credential.secrets[rotates];
  const written = await writeRotation(deps, place, ({ secrets, ...rest }) => ({
    ...rest,
    secrets: { ...secrets, [rotates]: name },
    rotation: compact({
      reuse: acceptance.reuse,
      storedAt,
      previous: acceptance.keepPrevious ? before : undefined,
    }),
  }));
  if (written === 'done') deps.tokenMemory.remember(account.credential.id, undefined);
  // A row that could not be written still names the successor; a superseded one does not.
  else if (written === 'superseded') await deps.vault.remove(name);
}

type Rotating = StoredCredential & { readonly rotation: Rotation };

/**
 * Changes what the account's row says of its rotation, and removes the secrets that it no longer names.
 * `superseded`: the account is gone, has another credential by now, or another instance was first, and
 * what that one has stored is as good.
 */
async function writeRotation(
  deps: Deps,
  { account, rotates }: Place,
  change: (credential: Rotating) => StoredCredential,
): Promise<'done' | 'superseded' | 'busy'> {
  const { id, secrets } = account.credential;
  const write = async () => {
    const current = await deps.accounts.get(account.id);
    if (!current || current.value.deleted) return 'superseded';
    const { credential } = current.value;
    const same = credential.id === id && credential.secrets[rotates] === secrets[rotates];
    if (!same || !credential.rotation) return 'superseded';
    const next = change({ ...credential, rotation: credential.rotation });
    const written = await deps.accounts.commit(current, { ...current.value, credential: next });
    if (written === 'conflict') return 'conflict';
    await removeUnused(deps, account.id, credential, next);
    return 'done';
  };
  try {
    return await untilWritten(write);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    deps.log.warn('token.not-written', { accountId: account.id });
    return 'busy';
  }
}

async function removeUnused(
  { vault, log }: Deps,
  accountId: string,
  before: StoredCredential,
  after: StoredCredential,
): Promise<void> {
  const used = new Set(secretNames(after));
  for (const name of secretNames(before)) {
    if (used.has(name)) continue;
    // Harmless when it fails: upkeep removes what no account refers to.
    await vault.remove(name).catch(() => {
      log.warn('secret.not-removed', { accountId });
    });
  }
}
