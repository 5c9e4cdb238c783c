import { updateAccount } from '../accounts/update';
import { auditEntry, named } from '../audit';
import type { Account, Notify } from '../domain/account';
import { PERENNIAL } from '../domain/audit';
import type { Named } from '../domain/audit';
import { FIRST_OPERATOR } from '../domain/member';
import { Refusal } from '../refusal';
import type { Services } from '../services';

type Deps = Pick<Services, 'accounts' | 'members' | 'clock' | 'entropy'>;

const PAGE = 100;

/** A removed member's accounts pass to the operator. */
export async function handOver(deps: Deps, by: Named, owner: string): Promise<void> {
  let after: string | undefined;
  do {
    const page = await deps.accounts.list({ owner, top: PAGE, after });
    for (const { id } of page.value) await giveToOperator(deps, by, id);
    after = page.next;
  } while (after !== undefined);
}

/**
 * What a removal that was cut off has left: an account whose owner has no row. A row that cannot be read
 * is one (`UnreadableRow` is thrown). Answers how many accounts it has handed over.
 */
export async function handOverUnowned(deps: Deps, { id, owner }: Account): Promise<number> {
  if (owner === FIRST_OPERATOR || (await deps.members.get(owner))) return 0;
  await giveToOperator(deps, PERENNIAL, id);
  return 1;
}

/** Whether its address was confirmed nobody knows any more. */
const withoutAddress = ({ email: _, ...notify }: Notify): Notify => notify;

async function giveToOperator(deps: Deps, by: Named, accountId: string): Promise<void> {
  try {
    await updateAccount(
      deps,
      accountId,
      (account) => ({ ...account, owner: FIRST_OPERATOR, notify: withoutAddress(account.notify) }),
      ({ after }) => auditEntry(deps, by, 'account.handed-over', { account: named(after) }),
    );
  } catch (thrown) {
    // Deleted meanwhile.
    if (!(thrown instanceof Refusal && thrown.code === 'not-found')) throw thrown;
  }
}
