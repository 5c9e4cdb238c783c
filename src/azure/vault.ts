import { RestError } from '@azure/data-tables';
import { SecretClient } from '@azure/keyvault-secrets';
import { FailureError } from '../domain/failure';
import type { Vault } from '../ports';
import { firstAlone } from './first-alone';
import type { TokenCredential } from './storage-connection';
import { httpClientOf, retryOptions } from './http-client';
import { direct } from '../network/exchange';
import type { Exchange } from '../network/exchange';

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** The client of one vault. Only a vault on this machine is reached without TLS, and may name itself as it likes. */
export function openVault(
  url: string,
  credential: TokenCredential,
  options: {
    readonly tryLimitMs?: number;
    /** By no proxy where it is left out. */
    readonly exchange?: Exchange;
  } = {},
): SecretClient {
  const { protocol, hostname } = new URL(url);
  const { tryLimitMs, exchange = direct } = options;
  const local = protocol === 'http:' && LOOPBACK.includes(hostname);
  return new SecretClient(url, credential, {
    retryOptions,
    additionalPolicies: [firstAlone()],
    httpClient: httpClientOf({ exchange, tryLimitMs }),
    allowInsecureConnection: local,
    disableChallengeResourceVerification: local,
  });
}

/**
 * Key Vault. Whatever it refuses becomes a `FailureError` without a cause: the SDK's own errors carry
 * the request, and with it the secret.
 */
export function createVault(client: SecretClient): Vault {
  return {
    async put(name, value, tags) {
      await answered(() =>
        client.setSecret(name, value, { tags: { ...tags }, contentType: 'text/plain' }),
      );
    },

    async get(name) {
      const { value } = await answered(() => client.getSecret(name));
      if (value === undefined) throw failure('vault-secret-missing');
      return value;
    },

    async remove(name) {
      try {
        await disable(client, name);
        // Begun is enough: the vault finishes it by itself, and the name is never used again.
        await answered(() => client.beginDeleteSecret(name));
      } catch (thrown) {
        if (!isGone(thrown)) throw thrown;
      }
    },

    async *list(after) {
      const settings = after === undefined ? {} : { continuationToken: after };
      const pages = client.listPropertiesOfSecrets().byPage(settings);
      for (;;) {
        const page = await answered(() => pages.next());
        if (page.done) return;
        const { continuationToken: next } = page.value as { continuationToken?: string };
        for (const { name, createdOn, tags = {} } of page.value)
          yield { name, createdAt: createdOn?.getTime() ?? 0, tags, next };
      }
    },
  };
}

/** A deleted secret can be recovered for a while; a disabled one is not readable even then. */
async function disable(client: SecretClient, name: string): Promise<void> {
  const versions = client.listPropertiesOfSecretVersions(name)[Symbol.asyncIterator]();
  for (;;) {
    const next = await answered(() => versions.next());
    if (next.done) return;
    const { version, enabled } = next.value;
    if (version === undefined || enabled === false) continue;
    await answered(() => client.updateSecretProperties(name, version, { enabled: false }));
  }
}

type Code =
  | 'vault-secret-missing'
  | 'vault-secret-disabled'
  | 'vault-forbidden'
  | 'vault-refused'
  | 'vault-unavailable';

const failure = (code: Code, status?: number): FailureError =>
  new FailureError({
    stage: 'token',
    kind: 'service',
    code,
    status,
  });

async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (thrown) {
    throw failureFrom(thrown);
  }
}

/** See https://learn.microsoft.com/azure/key-vault/general/rest-error-codes. */
function failureFrom(thrown: unknown): FailureError {
  if (!(thrown instanceof RestError) || thrown.statusCode === undefined) {
    return failure('vault-unavailable');
  }
  const { statusCode } = thrown;
  if (statusCode === 404) return failure('vault-secret-missing', statusCode);
  if (isDisabled(thrown)) return failure('vault-secret-disabled', statusCode);
  if (statusCode === 401 || statusCode === 403) return failure('vault-forbidden', statusCode);
  const comesBack = statusCode >= 500 || statusCode === 429 || statusCode === 408;
  return failure(comesBack ? 'vault-unavailable' : 'vault-refused', statusCode);
}

/** One secret is switched off, which says nothing of the vault: the SDK has Key Vault's `innererror` here. */
function isDisabled({ details }: RestError): boolean {
  const { error } = (details ?? {}) as { error?: { innerError?: { code?: unknown } } };
  return error?.innerError?.code === 'SecretDisabled';
}

/** Not there, or (409) being deleted already. */
const isGone = (thrown: unknown): boolean =>
  thrown instanceof FailureError &&
  (thrown.failure.code === 'vault-secret-missing' || thrown.failure.status === 409);
