import * as z from 'zod';
import { satisfies } from '../checks/permissions';
import type { DirectorySecret } from '../domain/credential-watch';
import { FailureError } from '../domain/failure';
import type { Tenant } from './tenant';

/** https://learn.microsoft.com/graph/api/application-get */
const SUFFICIENT = 'Application.Read.All';

const answer = z.looseObject({
  passwordCredentials: z.array(
    z.looseObject({
      hint: z.string().nullish(),
      endDateTime: z.iso.datetime({ offset: true }).nullish(),
    }),
  ),
});

/**
 * The client secrets of an app's registration, as the directory has them; undefined where the token may not read
 * them, or they could not be read this time. Nothing is sent with a token that may not.
 */
export async function readDirectorySecrets(
  { session, granted = [] }: Pick<Tenant, 'session' | 'granted'>,
  clientId: string,
): Promise<readonly DirectorySecret[] | undefined> {
  if (!satisfies(granted, SUFFICIENT)) return undefined;
  try {
    const path = `/applications(appId='${encodeURIComponent(clientId)}')?$select=passwordCredentials`;
    const { json } = await session.request({ method: 'GET', path });
    return answer
      .safeParse(json)
      .data?.passwordCredentials.map(({ hint, endDateTime: end }): DirectorySecret => ({
        hint: hint ?? undefined,
        endsAt: typeof end === 'string' ? Date.parse(end) : undefined,
      }));
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    return undefined;
  }
}
