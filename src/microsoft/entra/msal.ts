import { ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node';
import type { INetworkModule, NodeAuthOptions } from '@azure/msal-node';
import { CredentialProblem } from '../../credentials/define';
import { parsePem } from '../../credentials/pem';
import { FailureError } from '../../domain/failure';
import type { Grant, TokenRequest } from '../../ports';

const SCOPES = ['https://graph.microsoft.com/.default'];

/** Sends a form to the token endpoint. */
export type Post = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<{ readonly status: number; readonly json: unknown }>;

/** A token of the app's managed identity for `api://AzureADTokenExchange`. */
export type Assertion = () => Promise<string>;

/**
 * Lets MSAL ask for a token, once. Every time with a new client: a client answers by itself, without
 * a request, for every other account of the same app once one of them was throttled. No result: the
 * refresh token and Retry-After are only in the answer that `post` has seen.
 */
export async function acquisition(
  login: string,
  request: TokenRequest,
  post: Post,
  identity?: Assertion,
): Promise<void> {
  const { grant } = request;
  const auth = { ...authorityOf(login, request), ...(await credentialOf(grant, identity)) };
  const options = { auth, system: { networkClient: networkOf(post) } };
  if (grant.type !== 'refreshToken') {
    await new ConfidentialClientApplication(options).acquireTokenByClientCredential({
      scopes: SCOPES,
    });
    return;
  }
  const client =
    grant.clientSecret === undefined
      ? new PublicClientApplication(options)
      : new ConfidentialClientApplication(options);
  await client.acquireTokenByRefreshToken({ scopes: SCOPES, refreshToken: grant.refreshToken });
}

/**
 * The tenant's endpoints, given so that MSAL looks nothing up. It insists on https in the authority's
 * name, so that is always Microsoft's; requests go to the token endpoint alone.
 */
function authorityOf(login: string, { tenantId, clientId }: TokenRequest): NodeAuthOptions {
  const tenant = encodeURIComponent(tenantId);
  const endpoints = `${login}/${tenant}/oauth2/v2.0`;
  return {
    clientId,
    authority: `https://login.microsoftonline.com/${tenant}`,
    authorityMetadata: JSON.stringify({
      issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
      token_endpoint: `${endpoints}/token`,
      authorization_endpoint: `${endpoints}/authorize`,
      end_session_endpoint: `${endpoints}/logout`,
      jwks_uri: `${login}/${tenant}/discovery/v2.0/keys`,
    }),
  };
}

type Credential = Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate' | 'clientAssertion'>;

async function credentialOf(grant: Grant, identity?: Assertion): Promise<Credential> {
  if (grant.type === 'federated') return { clientAssertion: await assertionOf(identity) };
  if (grant.type === 'certificate') return { clientCertificate: certificateOf(grant.pem) };
  return grant.clientSecret === undefined ? {} : { clientSecret: grant.clientSecret };
}

/** Only where the app runs as a managed identity is there somebody to vouch for it. */
async function assertionOf(identity?: Assertion): Promise<string> {
  try {
    if (identity) return await identity();
  } catch {
    // Whatever the identity endpoint said, there is no assertion; its text may hold one.
  }
  throw new FailureError({ stage: 'token', kind: 'auth', code: 'no-managed-identity' });
}

/** A PEM was looked at when it was registered; one that cannot be read by now was changed in the vault. */
function certificateOf(pem: string) {
  try {
    const { thumbprintSha256, privateKey, x5c } = parsePem(pem);
    return { thumbprintSha256, privateKey, x5c };
  } catch (thrown) {
    if (!(thrown instanceof CredentialProblem)) throw thrown;
    throw new FailureError({ stage: 'token', kind: 'auth', code: 'bad-certificate' });
  }
}

/** MSAL's own network module has no time-out and hides status and headers. */
function networkOf(post: Post): INetworkModule {
  return {
    sendGetRequestAsync: () => Promise.reject(new Error('MSAL looked up an endpoint it was given')),
    sendPostRequestAsync: async (url, options) => {
      const { status, json } = await post(...bare(url, options?.headers), options?.body ?? '');
      // MSAL reads a body of any shape; what it makes of it is not used.
      return { headers: {}, status, body: (json ?? {}) as never };
    },
  };
}

/**
 * MSAL names its request in the query; a header does the same (`client-request-id`), and leaves the
 * address the one that Entra ID documents, for whoever stands in its place.
 */
function bare(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): [url: string, headers: Readonly<Record<string, string>>] {
  const { origin, pathname, searchParams } = new URL(url);
  const name = searchParams.get('client-request-id');
  return [
    `${origin}${pathname}`,
    name === null ? headers : { ...headers, 'client-request-id': name },
  ];
}
