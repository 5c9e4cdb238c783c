import * as z from 'zod';
import type { Services } from '../services';
import { known } from './one-time';
import { unseal } from './seal';
import { parsed } from './ticket';
import { sha256 } from '../sha256';

const attemptSchema = z.object({
  accountId: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  redirectUri: z.string(),
  scopes: z.array(z.string()).readonly(),
  /** Of the code challenge (RFC 7636). */
  verifier: z.string(),
  nonce: z.string(),
  /** It answers a claims challenge: a second one for the same is not answered by itself. */
  claims: z.string().optional(),
});

/** A sign-in that is under way: what has to be known when the browser comes back. */
export type Attempt = z.output<typeof attemptSchema>;

/** The attempt that a state names, for the browser that has begun it; undefined for every other, and when it is too late. */
export async function attemptOf(
  services: Pick<Services, 'oneTime' | 'clock'>,
  state: string,
  secret: string,
): Promise<Attempt | undefined> {
  const sealed = await known(services, state);
  const text = sealed === undefined ? undefined : unseal(sealed, secret, sha256(state));
  return text === undefined ? undefined : attemptSchema.safeParse(parsed(text)).data;
}
