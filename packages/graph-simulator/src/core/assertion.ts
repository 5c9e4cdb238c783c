import type { App } from './app';
import { EntraError } from './entra-error';

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Checks a client assertion (https://learn.microsoft.com/entra/identity-platform/certificate-credentials): the
 * certificate by its thumbprint, as far as the app knows one. The signature itself is left unread.
 */
export function checkAssertion(given: {
  readonly assertion: string;
  readonly type: string | null;
  readonly app: Pick<App, 'clientId' | 'takesCertificate'>;
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

function part(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString());
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // refused below, as any text that is no assertion
  }
  throw new EntraError(401, 'invalid_client', 50027, 'JWT token is invalid or malformed.');
}
