import type { Account } from '../domain/account';
import type { Brief } from '../domain/brief';
import { UnreadableRow } from '../ports';
import type { ListQuery, Page, Versioned } from '../ports';
import type { Principal } from '../domain/member';
import { noAccount, Refusal } from '../refusal';
import type { Services } from '../services';

type Deps = Pick<Services, 'accounts'>;

/** The accounts that somebody may see, in brief: a member its own, operators and readers all. */
export function listAccounts(
  { accounts }: Deps,
  principal: Principal,
  query: ListQuery,
): Promise<Page<Brief>> {
  const owner = principal.role === 'member' ? principal.id : undefined;
  return accounts.listBriefs({ ...query, owner });
}

const PAGE = 100;

/** Ids of the owner's other accounts that look at the same thing: tenant, app, user and mode are the same. */
export async function twinsOf({ accounts }: Deps, account: Account): Promise<readonly string[]> {
  const { owner, clientId } = account;
  const twins: string[] = [];
  let after: string | undefined;
  do {
    const page = await accounts.list({ owner, clientId, top: PAGE, after });
    twins.push(...page.value.filter((other) => isTwin(account, other)).map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return twins;
}

/** A tenant has several names; its own id, where a token has told it, decides. */
function isTwin(account: Account, other: Account): boolean {
  if (other.id === account.id || other.mode !== account.mode) return false;
  if (other.user?.toLowerCase() !== account.user?.toLowerCase()) return false;
  const sameId = account.tid !== undefined && account.tid === other.tid;
  return sameId || account.tenantId === other.tenantId;
}

/** One account. Somebody else's is as good as none: its existence is nobody else's business. */
export async function findAccount(
  { accounts }: Deps,
  principal: Principal,
  id: string,
): Promise<Versioned<Account>> {
  try {
    const found = await accounts.get(id);
    if (!found || found.value.deleted || !maySee(principal, found.value.owner)) throw noAccount();
    return found;
  } catch (thrown) {
    if (!(thrown instanceof UnreadableRow)) throw thrown;
    throw maySee(principal, thrown.owner) ? damaged() : noAccount();
  }
}

/** Throws `Refusal` unless somebody may delete the account, which one whose row is damaged can be too. */
export async function assertMayDelete(deps: Deps, principal: Principal, id: string): Promise<void> {
  try {
    await findAccount(deps, principal, id);
  } catch (thrown) {
    if (!(thrown instanceof Refusal && thrown.code === 'damaged')) throw thrown;
  }
}

const maySee = ({ role, id }: Principal, owner: string | undefined): boolean =>
  role !== 'member' || owner === id;

const damaged = () =>
  new Refusal(
    'damaged',
    'The account’s row in storage cannot be read: nothing can be done with it but to delete it.',
  );
