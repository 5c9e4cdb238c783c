import * as z from 'zod';
import { originOf, START } from '../accounts/callback';
import { named } from '../audit';
import type { Account } from '../domain/account';
import type { Named } from '../domain/audit';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { keep, known, useUp } from './one-time';

type Deps = Pick<Services, 'oneTime' | 'clock' | 'entropy' | 'publicOrigin' | 'credentialKinds'>;

/** For whom somebody may go to Microsoft and sign in. */
const ticketSchema = z.object({
  accountId: z.string(),
  /** Who has asked for it. */
  by: z.object({ id: z.string(), name: z.string() }),
  /** Of a claims challenge that the sign-in has to answer. */
  claims: z.string().optional(),
});
export type Ticket = z.output<typeof ticketSchema>;

/**
 * The address where the account's owner begins to sign in: on the very origin that Microsoft comes back to,
 * because a cookie is set there. Good for ten minutes, once. Throws `Refusal`.
 */
export async function issueTicket(
  deps: Deps,
  { id, credential, failure, preflight }: Account,
  by: Named,
  claims = failure?.claims ?? preflight?.failure?.claims,
): Promise<string> {
  const kind = deps.credentialKinds.find((candidate) => candidate.kind === credential.kind);
  if (!kind?.proof) throw new Refusal('unprocessable', 'Nobody signs in to this kind of account.');
  const origin = originOf(deps);
  const ticket = deps.entropy.hex(32);
  await keep(
    deps,
    ticket,
    JSON.stringify({ accountId: id, by: named(by), claims } satisfies Ticket),
  );
  return `${origin}${START}?ticket=${ticket}`;
}

/** Uses a ticket up. Undefined when it was used, is older than ten minutes, or is none. */
export async function redeemTicket(deps: Deps, ticket: string): Promise<Ticket | undefined> {
  const content = await known(deps, ticket);
  if (content === undefined || !(await useUp(deps, ticket))) return undefined;
  return ticketSchema.safeParse(parsed(content)).data;
}

/** JSON, or undefined. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
