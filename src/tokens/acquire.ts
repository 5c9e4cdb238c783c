import type { Account, StoredCredential } from '../domain/account';
import { FailureError } from '../domain/failure';
import { GUID } from '../domain/guid';
import type { Failure } from '../domain/failure';
import { isTokenRefusal, mayNotBeKnownYet } from '../domain/token-refusal';
import type { Token, TokenRequest } from '../ports';
import type { Services } from '../services';
import type { Presenter } from './memory';
import { readParts } from './read-parts';
import { rotate } from './rotate';

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
  /** Ask for a new token even where one is at hand. */
  readonly fresh?: boolean | undefined;
  /** A person waits for the answer. */
  readonly byHand?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Of the wait that Microsoft may have asked for, as in `TokenRequest`. */
  readonly deadline?: number | undefined;
}

/**
 * An access token for an account: the one in memory while it is good, else a new one. A refresh token
 * that comes with it is stored first where `refresh-token.ts` says so; without the vault there is then
 * no access token either, because using it could lose the account. An app that was refused too often is
 * left alone, by whatever way the request comes (`refusal-budget.ts`).
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
  return tokenMemory.once(id, async () => {
    try {
      const token = await ask(deps, account, options);
      tokenMemory.accepted(id, token);
      return token;
    } catch (thrown) {
      if (!isRefused(thrown)) throw thrown;
      const failure = agedBy(account.credential, thrown.failure, deps.clock());
      tokenMemory.refused(id, failure);
      throw new FailureError(failure);
    }
  });
}

/** A token for a credential that is not saved; nothing is remembered but that it was refused. */
export async function acquireUnsaved(
  deps: Pick<Deps, 'tokenEndpoint' | 'tokenMemory'>,
  request: TokenRequest,
): Promise<Token> {
  const presenter = { ...request, credentialId: undefined, proven: false, byHand: true };
  return askOnce(deps, presenter, request);
}

/** An account whose last preflight had a token has shown that its credential works. */
const presenterOf = (
  { tenantId, tid, clientId, credential, preflight }: Account,
  { byHand = false }: TokenOptions,
): Presenter => ({
  tenantId,
  tid,
  clientId,
  credentialId: credential.id,
  proven: preflight !== undefined && preflight.failure === undefined,
  byHand,
});

export const isRefused = (thrown: unknown): thrown is FailureError =>
  thrown instanceof FailureError && isTokenRefusal(thrown.failure);

/** A sentence about a new credential says that it may only be too new. */
function agedBy(credential: StoredCredential, failure: Failure, now: number): Failure {
  if (!mayNotBeKnownYet(failure, credential, now)) return failure;
  return { ...failure, facts: { ...failure.facts, credential: 'new' } };
}

async function ask(deps: Deps, account: Account, options: TokenOptions): Promise<Token> {
  const { signal, deadline } = options;
  const { tenantId, tid, clientId, credential } = account;
  const kind = deps.credentialKinds.find((candidate) => candidate.kind === credential.kind);
  if (!kind) throw new Error(`no credential kind ${credential.kind}`);
  const request = (parts: Readonly<Record<string, string>>) =>
    askOnce(deps, presenterOf(account, options), {
      tenantId,
      tid,
      clientId,
      credential: kind.present(parts),
      signal,
      deadline,
    });
  const parts = await readParts(deps, credential.secrets);
  const { rotates } = kind;
  return rotates === undefined
    ? request(parts)
    : rotate({ ...deps, request }, account, rotates, parts);
}

/** One request, as far as its app may still be refused; a refusal is counted for the app. */
async function askOnce(
  { tokenEndpoint, tokenMemory }: Pick<Deps, 'tokenEndpoint' | 'tokenMemory'>,
  presenter: Presenter,
  request: TokenRequest,
): Promise<Token> {
  return tokenMemory.present(presenter, async () => {
    try {
      return await tokenEndpoint.acquire(request);
    } catch (thrown) {
      if (isRefused(thrown)) tokenMemory.countRefusal(presenter);
      throw isSecretsId(thrown, request) ? withFact(thrown, { secret: 'id' }) : thrown;
    }
  });
}

/** A secret's id and not its value was given: it has the form of one, and Microsoft does not know it. */
const isSecretsId = (thrown: unknown, { credential }: TokenRequest): thrown is FailureError =>
  thrown instanceof FailureError &&
  thrown.failure.code === 'AADSTS7000215' &&
  GUID.test(credential.clientSecret ?? '');

const withFact = ({ failure }: FailureError, fact: Readonly<Record<string, string>>) =>
  new FailureError({ ...failure, facts: { ...failure.facts, ...fact } });
