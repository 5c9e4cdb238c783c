/**
 * A slot that is put off: its worker found that nothing can be done for now, and nothing was sent to
 * Graph. It gives the account back instead of waiting in its place; the slot and its plan stay. Pure.
 */
import { HOUR_MS } from '../durations';
import { NEVER, rests } from './account';
import type { Account, LeasedAccount, PutOff, StoredCredential } from './account';
import type { Failure } from './failure';
import { isInstallationFault } from './token-refusal';

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
export const LONGEST_PUT_OFF_MS = HOUR_MS;

/** Whether the slot has been put off so often or so long that it is to be recorded as failed. */
export function isWornOut(account: Account, now: number): boolean {
  const { times = 0, since = now } = putOffOf(account) ?? {};
  return times >= MOST_PUT_OFFS || now - since >= LONGEST_PUT_OFF_MS;
}

/** How long a slot is put off when whoever is asked for a token does not answer, in milliseconds. */
const silencePauseMs = (account: Account): number | undefined =>
  PAUSES_MS[putOffOf(account)?.times ?? 0];

/** How long a slot is put off the first time, the second and the third, in milliseconds. */
const PAUSES_MS = [30_000, 60_000, 120_000];

/**
 * How long to put the slot off because the refused credential may only be too new; undefined when the
 * refusal stands. A credential gets three more requests in all, whatever the slots.
 */
const youngPauseMs = (
  { tooNew = 0 }: Pick<StoredCredential, 'tooNew'>,
  failure: Failure,
): number | undefined => (isTooNew(failure) ? PAUSES_MS[tooNew] : undefined);

/**
 * How long to put a slot off for which there was no token, in milliseconds, instead of recording it:
 * because the credential is young, its app was refused too often for now, the token endpoint is `silent`,
 * or the installation itself lacks something. Undefined when the failure stands.
 */
export function pauseMs(
  account: Account,
  failure: Failure | undefined,
  { silent, now }: { readonly silent: boolean; readonly now: number },
): number | undefined {
  if (!failure) return undefined;
  const youngMs = youngPauseMs(account.credential, failure);
  if (youngMs !== undefined) return youngMs;
  if (isWornOut(account, now)) return undefined;
  const { code, notBefore = now } = failure;
  if (code === 'token-requests-spent') return Math.max(0, notBefore - now);
  return silent || isInstallationFault(failure) ? silencePauseMs(account) : undefined;
}

/** Whether the failure is that of a credential that may only be too new. */
export const isTooNew = (failure: Failure | undefined): boolean =>
  failure?.facts?.['credential'] === 'new';

/** The account with one more of its credential's requests used up. */
export function countTooNew<T extends Account>(account: T): T {
  const { credential } = account;
  return { ...account, credential: { ...credential, tooNew: (credential.tooNew ?? 0) + 1 } };
}
