/** Tokens for the Azure SDKs: as the app's managed identity in Azure, a fixed text for the local vault. */
import { ManagedIdentityApplication } from '@azure/msal-node';
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { compact } from '../compact';
import { direct } from '../network/exchange';
import { jsonOrUndefined } from '../network/json';
import type { Clock } from '../ports';
import type { TokenCredential } from './storage-connection';

type AccessToken = NonNullable<Awaited<ReturnType<TokenCredential['getToken']>>>;

/** A token is replaced this long before it ends: a request may wait in between. */
const MARGIN_MS = 300_000;
const TIMEOUT_MS = 10_000;

/** The identity endpoint gave no token: storage and vault are out of reach for that long. */
export class IdentityUnavailable extends Error {
  override readonly name = 'IdentityUnavailable';
  constructor(options: ErrorOptions) {
    super('the managed identity has no token', options);
  }
}

export interface ManagedIdentityOptions {
  /** Client id of a user-assigned identity; without it, the app's system-assigned one. */
  readonly clientId: string | undefined;
  readonly clock?: Clock;
  /** How long the identity endpoint may take to answer, in milliseconds. */
  readonly timeoutMs?: number;
}

/**
 * The app's managed identity. One token for each resource, asked for once however many wait for it;
 * a token that cannot be replaced is used until it ends.
 */
export function managedIdentityCredential(options: ManagedIdentityOptions): TokenCredential {
  const { clientId, clock = Date.now, timeoutMs = TIMEOUT_MS } = options;
  const identity = new ManagedIdentityApplication({
    managedIdentityIdParams: compact({ userAssignedClientId: clientId }),
    system: { networkClient: network(timeoutMs) },
  });
  const tokens = new Map<string, AccessToken>();
  const pending = new Map<string, Promise<AccessToken>>();

  const ask = async (resource: string): Promise<AccessToken> => {
    // MSAL's own cache is one for the whole process and knows no single flight: the map above is enough.
    const answer = await identity.acquireToken({ resource, forceRefresh: true });
    const expiresOnTimestamp = answer.expiresOn?.getTime() ?? clock();
    const token = { token: answer.accessToken, expiresOnTimestamp };
    tokens.set(resource, token);
    return token;
  };

  return {
    async getToken(scopes) {
      const resource = resourceOf(scopes);
      const known = tokens.get(resource);
      if (known && known.expiresOnTimestamp - clock() > MARGIN_MS) return known;
      let asking = pending.get(resource);
      if (!asking) {
        asking = ask(resource).finally(() => pending.delete(resource));
        pending.set(resource, asking);
      }
      try {
        return await asking;
      } catch (thrown) {
        if (known && known.expiresOnTimestamp > clock()) return known;
        throw new IdentityUnavailable({ cause: thrown });
      }
    },
  };
}

/** The same token always: what local mode's vault takes. */
export const fixedCredential = (token: string): TokenCredential => ({
  getToken: () => Promise.resolve({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
});

/** A managed identity is asked for a resource, an SDK asks for its scope `<resource>/.default`. */
function resourceOf(scopes: string | string[]): string {
  const [scope, ...more] = typeof scopes === 'string' ? [scopes] : scopes;
  if (scope === undefined || more.length > 0) throw new RangeError('exactly one scope');
  return scope.replace(/\/\.default$/, '');
}

/** An answer with a token is a few kilobytes. */
const MAX_BYTES = 1024 * 1024;

/** MSAL's own network client waits without end. The identity endpoint is this machine's: never by a proxy. */
function network(timeoutMs: number): INetworkModule {
  const send = async <T>(
    method: string,
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> => {
    const { headers = {}, body } = options ?? {};
    const request = { method, url, headers, body, timeoutMs, maxBytes: MAX_BYTES };
    const answer = await direct(request);
    return {
      status: answer.status,
      headers: answer.headers.toJSON(),
      body: jsonOrUndefined(answer.bytes) as T,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}
