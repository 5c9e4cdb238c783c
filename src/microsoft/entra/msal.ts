import { ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node';
import type { INetworkModule, NodeAuthOptions } from '@azure/msal-node';
import { compact } from '../../compact';
import type { AppInTenant } from '../../domain/app-key';
import { FailureError } from '../../domain/failure';
import type {
  AuthorizeRequest,
  CodeRequest,
  ManagedIdentity,
  PresentedCredential,
  TokenRequest,
} from '../../ports';

const SCOPES = ['https://graph.microsoft.com/.default'];

/** Sends a form to the token endpoint. */
export type Post = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<{ readonly status: number; readonly json: unknown }>;

/**
 * Lets MSAL ask for a token, once. Every time with a new client: a client answers by itself, without
 * a request, for every other account of the same app once one of them was throttled. No result: the
 * refresh token and Retry-After are only in the answer that `post` has seen.
 */
export async function acquisition(
  login: string,
  request: TokenRequest,
  post: Post,
  identity?: ManagedIdentity,
): Promise<void> {
  const { refreshToken } = request.credential;
  const proof = await proofOf(request.credential, identity);
  const options = {
    auth: { ...authorityOf(login, request), ...proof },
    system: { networkClient: networkOf(post) },
  };
  if (refreshToken === undefined) {
    const client = new ConfidentialClientApplication(options);
    await client.acquireTokenByClientCredential({ scopes: SCOPES });
    return;
  }
  await clientOf(options).acquireTokenByRefreshToken({ scopes: SCOPES, refreshToken });
}

/**
 * The address of Entra ID's page: the answer comes as a form, so that no code reaches an access log.
 * Permissions go by their short names: Graph is meant where no resource is named.
 */
export const authorizeUrl = (login: string, request: AuthorizeRequest): Promise<string> =>
  new PublicClientApplication({ auth: authorityOf(login, request) }).getAuthCodeUrl({
    scopes: [...request.scopes],
    redirectUri: request.redirectUri,
    responseMode: 'form_post',
    codeChallenge: request.challenge,
    codeChallengeMethod: 'S256',
    prompt: 'select_account',
    state: request.state,
    nonce: request.nonce,
    ...compact({
      // MSAL leaves the hint out where an account is to be chosen; the page only fills it in.
      extraQueryParameters: hinted(request.loginHint),
      domainHint: request.domainHint,
      claims: request.claims,
    }),
  });

const hinted = (name: string | undefined) =>
  name === undefined ? undefined : { login_hint: name };

/** Lets MSAL redeem a code, once. As a client of its own, like `acquisition`. */
export async function redemption(login: string, request: CodeRequest, post: Post): Promise<void> {
  const proof = await proofOf(request.proof);
  const options = {
    auth: { ...authorityOf(login, request), ...proof },
    system: { networkClient: networkOf(post) },
  };
  await clientOf(options).acquireTokenByCode({
    code: request.code,
    scopes: [...request.scopes],
    redirectUri: request.redirectUri,
    codeVerifier: request.verifier,
  });
}

type ClientOptions = ConstructorParameters<typeof PublicClientApplication>[0];

/** A client that proves itself, or a public one. */
const clientOf = (
  options: ClientOptions,
): PublicClientApplication | ConfidentialClientApplication =>
  'clientSecret' in options.auth ||
  'clientCertificate' in options.auth ||
  'clientAssertion' in options.auth
    ? new ConfidentialClientApplication(options)
    : new PublicClientApplication(options);

/**
 * The tenant's endpoints, given so that MSAL looks nothing up. It insists on https in the authority's
 * name, so that is always Microsoft's; requests go to the token endpoint alone.
 */
function authorityOf(login: string, { tenantId, clientId }: AppInTenant): NodeAuthOptions {
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

type ClientProof = Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate' | 'clientAssertion'>;

/** MSAL takes one proof and looks at whether its name is there at all, so absent ones are left out. */
async function proofOf(
  { clientSecret, clientCertificate, clientAssertion }: PresentedCredential,
  identity?: ManagedIdentity,
): Promise<ClientProof> {
  if (clientAssertion) return { clientAssertion: await assertionOf(clientAssertion, identity) };
  if (clientCertificate) return { clientCertificate };
  return clientSecret === undefined ? {} : { clientSecret };
}

/** Only where the app runs as a managed identity is there somebody to vouch for it. */
async function assertionOf(
  make: NonNullable<PresentedCredential['clientAssertion']>,
  identity: ManagedIdentity = () => Promise.reject(new Error('no managed identity')),
): Promise<string> {
  try {
    return await make(identity);
  } catch {
    // Whatever the identity endpoint said, there is no assertion; its text may hold one.
    throw new FailureError({ stage: 'token', kind: 'auth', code: 'no-managed-identity' });
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
