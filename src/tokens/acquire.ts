import type { Account, Rotation } from '../domain/account';
import { FailureError } from '../domain/failure';
import type { Failure } from '../domain/failure';
import { accepted, presentations } from '../domain/refresh-token';
import type { Acceptance, Presented } from '../domain/refresh-token';
import type { Token } from '../ports';
import { secretName, secretTags } from './secret-name';
import type { Services } from '../services';

type Deps = Pick<
  Services,
  | 'accounts'
  | 'vault'
  | 'tokenEndpoint'
  | 'tokenMemory'
  | 'credentialKinds'
  | 'clock'
  | 'entropy'
  | 'log'
>;

export interface TokenOptions {
  /** Somebody asked for it by hand: a token endpoint that is being left alone is asked all the same. */
  readonly asked?: boolean | undefined;
  /** Ask for a new token even where one is at hand. */
  readonly fresh?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Of the wait that Microsoft may have asked for, as in `TokenRequest`. */
  readonly deadline?: number | undefined;
}

/**
 * An access token for an account: the one in memory while it is good, else a new one. A refresh token
 * that comes with it is stored first where `refresh-token.ts` says so; without the vault there is then
 * no access token either, because using it could lose the account.
 *
 * Throws `FailureError` with stage `token`.
 */
export async function acquireToken(
  deps: Deps,
  account: Account,
  options: TokenOptions = {},
): Promise<Token> {
  const { tokenMemory } = deps;
  const { id } = account.credential;
  const known = options.fresh ? undefined : tokenMemory.token(id);
  if (known) return known;
  const held = options.asked ? undefined : tokenMemory.held(id);
  if (held) throw new FailureError(held);
  return tokenMemory.once(id, async () => {
    try {
      const token = await ask(deps, account, options);
      tokenMemory.accepted(id, token);
      return token;
    } catch (thrown) {
      if (isRefusal(thrown)) tokenMemory.refused(id, thrown.failure);
      throw thrown;
    }
  });
}

const isRefusal = (thrown: unknown): thrown is FailureError =>
  thrown instanceof FailureError && thrown.failure.kind === 'auth';

async function ask(
  deps: Deps,
  account: Account,
  { signal, deadline }: TokenOptions,
): Promise<Token> {
  const { credential } = account;
  const kind = deps.credentialKinds.find((candidate) => candidate.kind === credential.kind);
  if (!kind) throw new Error(`no credential kind ${credential.kind}`);
  const request = (parts: Readonly<Record<string, string>>) =>
    deps.tokenEndpoint.acquire({
      tenantId: account.tenantId,
      clientId: account.clientId,
      credential: kind.present(parts),
      ...(signal && { signal }),
      ...(deadline !== undefined && { deadline }),
    });
  const parts = await readParts(deps, credential.secrets);
  const { rotation } = credential;
  return rotation ? rotate(deps, account, rotation, parts, request) : request(parts);
}

async function readParts(
  deps: Deps,
  names: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const parts = Object.entries(names).map(
    async ([part, name]) => [part, await deps.vault.get(name)] as const,
  );
  return Object.fromEntries(await Promise.all(parts));
}

type Request = (parts: Readonly<Record<string, string>>) => Promise<Token>;

/** Presents the tokens at hand in turn and keeps what the accepted one brought. */
async function rotate(
  deps: Deps,
  account: Account,
  rotation: Rotation,
  parts: Readonly<Record<string, string>>,
  request: Request,
): Promise<Token> {
  const newer = deps.tokenMemory.newer(account.credential.id);
  let refusal: FailureError | undefined;
  for (const presented of presentations(rotation, newer !== undefined)) {
    const refreshToken = await tokenFor(deps, presented, rotation, parts, newer);
    if (refreshToken === undefined) continue;
    try {
      const token = await request({ ...parts, refreshToken });
      await keep(
        deps,
        account,
        accepted(rotation, presented, refusal !== undefined, deps.clock()),
        token,
        refreshToken,
      );
      return token;
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown;
      refusal = thrown;
    }
  }
  throw refusal ?? new FailureError(NO_REFRESH_TOKEN);
}

const NO_REFRESH_TOKEN: Failure = { stage: 'token', kind: 'auth', code: 'vault-secret-missing' };

async function tokenFor(
  deps: Deps,
  presented: Presented,
  rotation: Rotation,
  parts: Readonly<Record<string, string>>,
  newer: string | undefined,
): Promise<string | undefined> {
  if (presented === 'newer') return newer;
  if (presented === 'stored') return parts['refreshToken'];
  // A predecessor that the vault no longer has only means that the probe is not made.
  return rotation.previous === undefined
    ? undefined
    : deps.vault.get(rotation.previous).catch(() => undefined);
}

async function keep(
  deps: Deps,
  account: Account,
  acceptance: Acceptance,
  token: Token,
  used: string,
): Promise<void> {
  const { refreshToken } = token;
  const rotated = refreshToken !== undefined && refreshToken !== used;
  if (rotated) deps.tokenMemory.remember(account.credential.id, refreshToken);
  const learned = acceptance.reuse !== account.credential.rotation?.reuse;
  if (rotated && acceptance.store) await store(deps, account, acceptance, refreshToken);
  else if (learned) await writeRotation(deps, account, acceptance, undefined);
}

async function store(
  deps: Deps,
  account: Account,
  acceptance: Acceptance,
  refreshToken: string,
): Promise<void> {
  const name = secretName(account.id, 'refreshToken', deps.entropy);
  await deps.vault.put(name, refreshToken, secretTags(account.id));
  const written = await writeRotation(deps, account, acceptance, name);
  if (written) deps.tokenMemory.remember(account.credential.id, undefined);
  else await deps.vault.remove(name);
}

/** A person's change and a run's record may come in between; more often than this they do not. */
const WRITE_TRIES = 10;

/**
 * Puts the new name, and what was learned, into the account's row. False when the account is gone, has
 * another credential by now, or another instance was first: then what it has stored is as good.
 */
async function writeRotation(
  deps: Deps,
  account: Account,
  acceptance: Acceptance,
  name: string | undefined,
): Promise<boolean> {
  for (let left = WRITE_TRIES; left > 0; left -= 1) {
    const current = await deps.accounts.get(account.id);
    if (!current || current.value.deleted) return false;
    const { credential } = current.value;
    const before = credential.secrets['refreshToken'];
    const superseded =
      credential.id !== account.credential.id ||
      before !== account.credential.secrets['refreshToken'];
    if (superseded || !credential.rotation || before === undefined) return false;
    const rotation = rotationAfter(
      credential.rotation,
      acceptance,
      name && { name, before, now: deps.clock() },
    );
    const secrets =
      name === undefined ? credential.secrets : { ...credential.secrets, refreshToken: name };
    const next = { ...current.value, credential: { ...credential, secrets, rotation } };
    if ((await deps.accounts.commit(current, next)) === 'conflict') continue;
    await removeUnused(deps, [before, credential.rotation.previous], next);
    return true;
  }
  deps.log.warn('token.not-written', { accountId: account.id });
  return false;
}

function rotationAfter(
  rotation: Rotation,
  acceptance: Acceptance,
  stored: { name: string; before: string; now: number } | '' | undefined,
): Rotation {
  const storedAt = stored ? stored.now : rotation.storedAt;
  const previous = acceptance.keepPrevious && stored ? { previous: stored.before } : {};
  return { reuse: acceptance.reuse, storedAt, ...previous };
}

async function removeUnused(
  deps: Deps,
  names: readonly (string | undefined)[],
  account: Account,
): Promise<void> {
  const used = new Set([
    ...Object.values(account.credential.secrets),
    account.credential.rotation?.previous,
  ]);
  for (const name of names) {
    if (name === undefined || used.has(name)) continue;
    // Harmless when it fails: upkeep removes what no account refers to.
    await deps.vault.remove(name).catch(() => {
      deps.log.warn('secret.not-removed', { accountId: account.id });
    });
  }
}
