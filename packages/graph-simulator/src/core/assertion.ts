import type { App, Trust } from './app';
import { EntraError } from './entra-error';

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Checks a client assertion (https://learn.microsoft.com/entra/identity-platform/certificate-credentials): the
 * certificate by its thumbprint, as far as the app knows one. The signature itself is left unread.
 */
export function checkAssertion(given: {
  readonly assertion: string;
  readonly type: string | null;
  readonly app: Pick<App, 'clientId' | 'takesCertificate' | 'trusted'>;
  /** Names of the tenant that the audience may hold. */
  readonly tenants: readonly string[];
  readonly now: number;
}): void {
  if (given.type !== TYPE)
    throw new EntraError(
      400,
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'client_assertion_type'.",
    );
  const [header, claims, signature] = given.assertion.split('.');
  const { iss: issuer } = part(claims);
  if (typeof issuer === 'string' && issuer.startsWith('https://')) {
    checkTrust(given.app.trusted, part(claims));
    return;
  }
  const { alg, ...thumbprints } = part(header);
  const thumbprint = thumbprints['x5t#S256'] ?? thumbprints['x5t'];
  const known = typeof thumbprint === 'string' && given.app.takesCertificate(thumbprint);
  if (!['RS256', 'PS256'].includes(String(alg)) || !known || !signature || signature.length < 300)
    throw new EntraError(
      401,
      'invalid_client',
      700027,
      'The certificate with identifier used to sign the client assertion is not registered on application.',
    );
  const { iss, sub, aud, exp, nbf } = part(claims);
  const { clientId } = given.app;
  if (String(iss).toLowerCase() !== clientId || String(sub).toLowerCase() !== clientId)
    throw new EntraError(
      401,
      'invalid_client',
      700021,
      "Client assertion application identifier doesn't match 'client_id' parameter.",
    );
  const audience = new RegExp(`/(${given.tenants.join('|').replaceAll('.', '\\.')})/`, 'i');
  if (typeof aud !== 'string' || !audience.test(aud))
    throw new EntraError(
      401,
      'invalid_client',
      700023,
      'Client assertion audience claim does not match Realm issuer.',
    );
  const seconds = given.now / 1000;
  if (typeof exp !== 'number' || exp <= seconds || (typeof nbf === 'number' && nbf > seconds + 300))
    throw new EntraError(
      401,
      'invalid_client',
      700024,
      'Client assertion is not within its valid time range.',
    );
}

/**
 * A token of another identity, in place of a key
 * (https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity):
 * the app must trust its issuer, its subject and its audience, to the letter.
 */
function checkTrust(
  trusted: readonly Trust[],
  { iss, sub, aud }: Readonly<Record<string, unknown>>,
): void {
  const ofIssuer = trusted.filter(({ issuer }) => issuer === iss);
  const ofSubject = ofIssuer.filter(({ subject }) => subject === sub);
  if (ofSubject.some(({ audiences }) => audiences.includes(String(aud)))) return;
  const [code, what] =
    ofIssuer.length === 0
      ? [700211, `issuer '${String(iss)}'`]
      : ofSubject.length === 0
        ? [700213, `subject '${String(sub)}'`]
        : [700212, `audience '${String(aud)}'`];
  throw new EntraError(
    401,
    'invalid_client',
    code,
    `No matching federated identity record found for presented assertion ${what}. Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
  );
}

function part(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString());
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // refused below, as any text that is no assertion
  }
  throw new EntraError(401, 'invalid_client', 50027, 'JWT token is invalid or malformed.');
}
