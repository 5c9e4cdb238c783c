/** What the accounts prove themselves with: made here, kept in memory, and given to Perennial's vault. */
import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { madeHereName } from '../../src/credentials/made-here';
import { DAY_MS } from '../../src/durations';
import { makeCertificate } from '../../src/credentials/make-certificate';
import { parsePem } from '../../src/credentials/pem';
import type { KeyCredential } from '../../src/domain/manifest';
import type { PresentedCredential } from '../../src/ports';
import { EXIT, GraphRefusal, Stop } from './stop';

/** A proof of the app, in the forms in which it is used. */
export interface Key {
  /** As a token is asked for with it. */
  readonly presented: PresentedCredential;
  /** As an account's credential has it, without its kind. */
  readonly parts: Readonly<Record<string, string>>;
  /** As the registration lists it; a secret makes its entry by itself. */
  readonly entry?: KeyCredential;
  /** Milliseconds since the epoch. */
  readonly notAfter: number;
}

const MONTH_MS = (365 / 12) * DAY_MS;
export const lifetimeMs = (months: number): number => Math.round(months * MONTH_MS);

/** By which our own keys are known among others. */
export const keyNameOf = madeHereName;

export async function newCertificate(name: string, months: number): Promise<Key> {
  const made = await makeCertificate({
    name,
    notBefore: Date.now(),
    lifetimeMs: lifetimeMs(months),
  });
  return keyOfPem(name, made.privateKey + made.certificate);
}

/** https://learn.microsoft.com/graph/api/resources/keycredential */
export function keyOfPem(name: string, pem: string): Key {
  const { privateKey, certificate, x5c, thumbprintSha256, notAfter } = parsePem(pem);
  const { raw, validFrom } = new X509Certificate(certificate);
  return {
    presented: { clientCertificate: { thumbprintSha256, privateKey, x5c } },
    parts: { pem },
    entry: {
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      displayName: name,
      keyId: randomUUID(),
      customKeyIdentifier: createHash('sha1').update(raw).digest('base64'),
      startDateTime: new Date(validFrom).toISOString(),
      endDateTime: new Date(notAfter).toISOString(),
      key: raw.toString('base64'),
    },
    notAfter,
  };
}

export const keyOfSecret = (clientSecret: string, endDateTime: string): Key => ({
  presented: { clientSecret },
  parts: { clientSecret, expiresAt: endDateTime },
  notAfter: Date.parse(endDateTime),
});

/** Lifetimes that are tried, longest first, where a policy of the tenant refuses a longer one (months). */
const SHORTER = [6, 3, 1];

export interface Lived<T> {
  readonly done: T;
  /** Lifetimes that were refused, in months. */
  readonly refused: readonly number[];
  readonly months: number;
}

/** Does something with a lifetime, and with a shorter one where the tenant's policy wants that. */
export async function shortEnough<T>(
  wished: number,
  act: (months: number) => Promise<T>,
): Promise<Lived<T>> {
  const refused: number[] = [];
  for (const months of [wished, ...SHORTER.filter((shorter) => shorter < wished)]) {
    try {
      return { done: await act(months), refused, months };
    } catch (thrown) {
      if (!isTooLong(thrown)) throw thrown;
      refused.push(months);
    }
  }
  throw new Stop(EXIT.personNeeded, 'no-lifetime-allowed', { refused: monthsText(refused) });
}

/** As 12, 6 months. */
export const monthsText = (months: readonly number[]): string => `${months.join(', ')} months`;

const LIFETIME = 'CredentialInvalidLifetimeAsPerAppPolicy';
const isTooLong = (thrown: unknown): boolean =>
  thrown instanceof GraphRefusal && thrown.code === LIFETIME;
