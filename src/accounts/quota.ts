import type { Member, Versioned } from '../ports';
import { madeAt } from './id';
import type { Principal } from '../domain/member';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { errorName } from '../one-by-one';

type Deps = Pick<Services, 'members' | 'accounts' | 'clock'>;

/** A registration that has not come to an account by then has died on the way. */
const STALE_MS = 600_000;

/**
 * Counts an account against its member's quota before it exists, in the member's own row: so that two
 * registrations at once cannot both have the last place. Throws `Refusal` when there is no place left, or
 * the member is gone.
 */
export async function reserve(deps: Deps, principal: Principal, accountId: string): Promise<void> {
  if (principal.role !== 'member') return;
  const there = await updateIds(deps, principal.id, async ({ value: { accountIds, quota } }) => {
    // By a try that was cut.
    if (accountIds.includes(accountId)) return accountIds;
    const counted =
      quota !== undefined && accountIds.length >= quota
        ? await standing(deps, accountIds)
        : accountIds;
    if (quota !== undefined && counted.length >= quota) {
      throw new Refusal('quota-exhausted', `The quota of ${quota} accounts is used up.`);
    }
    return [...counted, accountId];
  });
  if (!there) throw memberGone();
}

const memberGone = () => new Refusal('not-found', 'Whoever asks is no member any more.');

/** Throws `Refusal` when the member was removed since its place was counted: its key opens nothing now. */
export async function assertStillMember(deps: Deps, principal: Principal): Promise<void> {
  if (principal.role === 'member' && !(await deps.members.get(principal.id))) throw memberGone();
}

/**
 * Gives a place back. Harmless for an owner who is no member, or no longer, and when it fails: a place
 * that no account has is found when the quota is used up.
 */
export async function unreserve(
  deps: Deps & Pick<Services, 'log'>,
  owner: string,
  accountId: string,
): Promise<void> {
  try {
    await updateIds(deps, owner, ({ value: { accountIds } }) =>
      accountIds.includes(accountId) ? accountIds.filter((id) => id !== accountId) : accountIds,
    );
  } catch (thrown) {
    const error = errorName(thrown);
    deps.log.warn('quota.not-given-back', { memberId: owner, accountId, error });
  }
}

/** Changes the ids that count. False when the member is gone. */
async function updateIds(
  { members }: Deps,
  memberId: string,
  change: (member: Versioned<Member>) => readonly string[] | Promise<readonly string[]>,
): Promise<boolean> {
  return untilWritten(async () => {
    const current = await members.get(memberId);
    if (!current) return false;
    const accountIds = await change(current);
    if (accountIds === current.value.accountIds) return true;
    const written = await members.replace(current, { ...current.value, accountIds });
    return written === 'conflict' ? 'conflict' : true;
  });
}

/** The ids that still count: of accounts that are there, and of registrations under way. */
async function standing(deps: Deps, accountIds: readonly string[]): Promise<readonly string[]> {
  const counts = async (id: string) => {
    if (deps.clock() - madeAt(id) < STALE_MS) return true;
    const account = await deps.accounts.get(id);
    return account !== undefined && !account.value.deleted;
  };
  const kept = await Promise.all(accountIds.map(counts));
  return accountIds.filter((_id, index) => kept[index]);
}
