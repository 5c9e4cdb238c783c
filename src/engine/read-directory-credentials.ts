import { createHash } from 'node:crypto';
import * as z from 'zod';
import { satisfies } from '../checks/permissions';
import type { DirectoryCredential } from '../domain/credential-watch';
import { FailureError } from '../domain/failure';
import type { Tenant } from './tenant';

/** https://learn.microsoft.com/graph/api/application-get */
const SUFFICIENT = 'Application.Read.All';

const endDateTime = z.iso.datetime({ offset: true }).nullish();
const answer = z.looseObject({
  passwordCredentials: z
    .array(z.looseObject({ hint: z.string().nullish(), endDateTime }))
    .default([]),
  keyCredentials: z
    .array(
      z.looseObject({
        customKeyIdentifier: z.string().nullish(),
        key: z.string().nullish(),
        endDateTime,
      }),
    )
    .default([]),
});

/**
 * The client secrets and certificates of an app's registration, as the directory has them; undefined where the token
 * may not read them, or they could not be read this time. Nothing is sent with a token that may not.
 */
export async function readDirectoryCredentials(
  { session, granted = [] }: Pick<Tenant, 'session' | 'granted'>,
  clientId: string,
): Promise<readonly DirectoryCredential[] | undefined> {
  if (!satisfies(granted, SUFFICIENT)) return undefined;
  try {
    const path = `/applications(appId='${encodeURIComponent(clientId)}')?$select=passwordCredentials,keyCredentials`;
    const { json } = await session.request({ method: 'GET', path });
    const { data } = answer.safeParse(json);
    return (
      data && [
        ...data.passwordCredentials.map(({ hint, endDateTime: end }) => found([hint], end)),
        ...data.keyCredentials.map(({ customKeyIdentifier, key, endDateTime: end }) =>
          found([thumbprintIn(customKeyIdentifier), thumbprintOf(key)], end),
        ),
      ]
    );
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    return undefined;
  }
}

const found = (
  marks: readonly (string | null | undefined)[],
  end: string | null | undefined,
): DirectoryCredential => ({
  marks: marks.filter((mark) => typeof mark === 'string'),
  endsAt: typeof end === 'string' ? Date.parse(end) : undefined,
});

/** What Graph calls a key by: its SHA-1 thumbprint as a rule, in Base64 or as the portal writes it, in hexadecimal. */
function thumbprintIn(identifier: string | null | undefined): string | undefined {
  if (typeof identifier !== 'string') return undefined;
  if (/^(?:[\da-f]{2})+$/i.test(identifier)) return identifier.toLowerCase();
  return Buffer.from(identifier, 'base64').toString('hex');
}

/** The SHA-1 thumbprint of a certificate (DER in Base64), which Graph tells only where `keyCredentials` is selected. */
const thumbprintOf = (key: string | null | undefined): string | undefined =>
  typeof key === 'string'
    ? createHash('sha1').update(Buffer.from(key, 'base64')).digest('hex')
    : undefined;
