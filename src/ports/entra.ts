/** Microsoft Entra ID: tokens, and people who sign in. */
import type { AppInTenant } from '../domain/app-key';

/** A token of the managed identity that the app runs as, for `api://AzureADTokenExchange`. Rejects where there is none. */
export type ManagedIdentity = () => Promise<string>;

/**
 * What is presented to the token endpoint; each kind of credential makes its own. Without a refresh
 * token the app asks for itself; without anything that proves who it is, it is a public client.
 */
export interface PresentedCredential {
  readonly clientSecret?: string | undefined;
  readonly clientCertificate?:
    | {
        /** Of the certificate in DER, lower-case hexadecimal. */
        readonly thumbprintSha256: string;
        /** PKCS #8 in PEM. */
        readonly privateKey: string;
        /** The certificate and its chain in PEM. */
        readonly x5c: string;
      }
    | undefined;
  /** Makes a signed assertion (RFC 7523) when it is needed. */
  readonly clientAssertion?: ((identity: ManagedIdentity) => Promise<string>) | undefined;
  readonly refreshToken?: string | undefined;
}

export interface TokenRequest extends AppInTenant {
  readonly credential: PresentedCredential;
  /** Gives up with it; the adapter has its own time-out besides. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Until when to wait, at most, where Microsoft has asked to send nothing (milliseconds since the
   * epoch); no longer than a request may take where it is left out.
   */
  readonly deadline?: number | undefined;
}

export interface Token {
  readonly accessToken: string;
  readonly expiresAt: number;
  /** `scp` or `roles` of the token, or the answer's `scope`; absent when none of them says. */
  readonly permissions?: readonly string[] | undefined;
  /** The tenant's GUID, where the token says it. */
  readonly tid?: string | undefined;
  /** Who has signed in, where the token says it: a user principal name or object id, in lower case. */
  readonly user?: string | undefined;
  /** The object id of whom the token stands for: a signed-in user, or the app itself. */
  readonly oid?: string | undefined;
  /** The refresh token that came with it. */
  readonly refreshToken?: string | undefined;
}

/** Entra ID's token endpoint. Throws `FailureError` with stage `token`. A refusal is never asked again. */
export interface TokenEndpoint {
  acquire(request: TokenRequest): Promise<Token>;
}

/** An app with whom somebody signs in, and where Microsoft sends the browser afterwards. */
export interface SignInApp extends AppInTenant {
  /** As it is registered, but for the port of a loopback address. */
  readonly redirectUri: string;
  /** Delegated permissions of Graph by their names. */
  readonly scopes: readonly string[];
}

export interface AuthorizeRequest extends SignInApp {
  readonly state: string;
  readonly nonce: string;
  /** SHA-256 of the verifier, in base64url (RFC 7636, S256). */
  readonly challenge: string;
  readonly loginHint?: string | undefined;
  readonly domainHint?: string | undefined;
  /** Of a claims challenge that the sign-in has to answer. */
  readonly claims?: string | undefined;
}

export interface CodeRequest extends SignInApp {
  readonly code: string;
  readonly verifier: string;
  /** What proves the app; nothing for a public client. */
  readonly proof: PresentedCredential;
}

/** Whom a tenant's public metadata names. */
export interface TenantNamed {
  /** Its GUID. */
  readonly tid: string;
  /** Who issues its id tokens. */
  readonly issuer: string;
}

/** Entra ID's pages for people, and what comes back from there. */
export interface SignInEndpoint {
  /** Where a browser is sent to sign in. */
  authorizeUrl(request: AuthorizeRequest): Promise<string>;
  /** A code for a token, once. Throws `FailureError` with stage `token`. `idClaims`: read, not yet judged. */
  redeem(request: CodeRequest): Promise<{ readonly token: Token; readonly idClaims: unknown }>;
  /** A tenant by one of its names; undefined where there is none. Throws `FailureError`. */
  tenantOf(name: string): Promise<TenantNamed | undefined>;
}
