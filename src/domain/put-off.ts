/**
 * A slot that is put off: its worker found that nothing can be done for now, and nothing was sent to
 * Graph. It gives the account back instead of waiting in its place; the slot and its plan stay. Pure.
 */
import { NEVER, rests } from './account';
import type { Account, LeasedAccount, PutOff, StoredCredential } from './account';
import type { Failure } from './failure';

/** How the account's slot was put off; undefined where it was not. */
export const putOffOf = ({ putOff, slot }: Account): PutOff | undefined =>
  putOff?.slot === slot ? putOff : undefined;

/** The account with its slot due again at `until`. No worker was lost, so the next one is the first again. */
export function putOff(account: LeasedAccount, until: number, now: number): Account {
  const { lease, ...rest } = account;
  const { times = 0, since = now } = putOffOf(account) ?? {};
  return {
    ...rest,
    putOff: { slot: account.slot, until, times: times + 1, since, plan: lease.plan },
    dueAt: rests(account) ? NEVER : until,
    updatedAt: now,
  };
}

/** How often a slot is put off because the far side does not answer … */
export const MOST_PUT_OFFS = 3;
/** … and for how long in all, in milliseconds. Then it is recorded as failed: to wait on would be silence. */
export const LONGEST_PUT_OFF_MS = 3_600_000;

/** Whether the slot has been put off so often or so long that it is to be recorded as failed. */
export function isWornOut(account: Account, now: number): boolean {
  const { times = 0, since = now } = putOffOf(account) ?? {};
  return times >= MOST_PUT_OFFS || now - since >= LONGEST_PUT_OFF_MS;
}

/** How long a slot is put off when the token endpoint does not answer, in milliseconds. */
export const silencePauseMs = (account: Account): number =>
  PAUSES_MS[putOffOf(account)?.times ?? 0] ?? 120_000;

/** How long a slot is put off the first time, the second and the third, in milliseconds. */
const PAUSES_MS = [30_000, 60_000, 120_000];

/**
 * How long to put the slot off because the refused credential may only be too new; undefined when the
 * refusal stands. A credential gets three more requests in all, whatever the slots.
 */
export const youngPauseMs = (
  { tooNew = 0 }: Pick<StoredCredential, 'tooNew'>,
  failure: Failure | undefined,
): number | undefined => (failure?.facts?.['credential'] === 'new' ? PAUSES_MS[tooNew] : undefined);

/** The account with one more of its credential's requests used up. */
export function countTooNew<T extends Account>(account: T): T {
  const { credential } = account;
  return { ...account, credential: { ...credential, tooNew: (credential.tooNew ?? 0) + 1 } };
}
