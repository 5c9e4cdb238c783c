import { FailureError } from '../../domain/failure';
import { TOKEN_TIMEOUT_MS } from '../../domain/timing';
import type { TenantNamed } from '../../ports';
import { direct } from '../../network/exchange';
import type { Exchange } from '../../network/exchange';
import { jsonOrUndefined } from '../../network/json';
import { WireError } from '../../network/wire-error';

/** The document is two kilobytes. */
const MAX_BYTES = 64 * 1024;

interface MetadataOptions {
  /** Scheme, host and port of Entra ID. */
  readonly login: string;
  readonly userAgent: string;
  readonly timeoutMs?: number;
  readonly exchange?: Exchange | undefined;
}

/**
 * A tenant, whatever name it is asked by: from its public OpenID Connect metadata, whose `issuer` holds its
 * GUID (https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc). Undefined where Entra ID knows
 * no such tenant. Throws `FailureError` where it does not answer.
 */
export async function tenantOf(
  { login, userAgent, timeoutMs = TOKEN_TIMEOUT_MS, exchange = direct }: MetadataOptions,
  name: string,
): Promise<TenantNamed | undefined> {
  const url = `${login}/${encodeURIComponent(name)}/v2.0/.well-known/openid-configuration`;
  const headers = { accept: 'application/json', 'user-agent': userAgent };
  const request = { method: 'GET', url, headers, timeoutMs, maxBytes: MAX_BYTES };
  const { status, bytes } = await exchange(request).catch((thrown: unknown) => {
    if (!(thrown instanceof WireError)) throw thrown;
    throw new FailureError({ stage: 'token', kind: 'network', code: thrown.code });
  });
  if (status === 400 || status === 404) return undefined;
  const { issuer } = (jsonOrUndefined(bytes) ?? {}) as { issuer?: unknown };
  const tid = ISSUER.exec(String(issuer))?.[1];
  if (status === 200 && tid !== undefined)
    return { tid: tid.toLowerCase(), issuer: String(issuer) };
  throw new FailureError({ stage: 'token', kind: 'service', code: `http-${status}`, status });
}

const ISSUER = /\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/v2\.0\/?$/i;
