import type { Principal, Role } from '../domain/member';
import type { Member } from '../ports';
import { FIRST_OPERATOR } from '../domain/member';
import { hashKey, makeKey } from './operator-key';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { removeSecrets } from '../accounts/store-credential';
import { updateAccount } from '../accounts/update';

type Deps = Pick<
  Services,
  'members' | 'accounts' | 'vault' | 'clock' | 'entropy' | 'log' | 'operatorKey'
>;

const PAGE = 100;

/** How many accounts a member may have where nothing else is said. */
const DEFAULT_QUOTA = 10;

export const listMembers = ({ members }: Pick<Deps, 'members'>): Promise<readonly Member[]> =>
  members.list();

/** Whoever holds a key: who that is, and how much of a quota is used. */
export async function describePrincipal(
  { members }: Pick<Deps, 'members'>,
  { id, name, role }: Principal,
): Promise<Principal & { readonly quota?: number; readonly accounts?: number }> {
  if (role !== 'member') return { id, name, role };
  const { quota, accountIds = [] } = (await members.get(id))?.value ?? {};
  return { id, name, role, ...(quota !== undefined && { quota }), accounts: accountIds.length };
}

/** A new member and its key, which exists only in this answer. Throws `Refusal` when the name is taken. */
export async function addMember(
  deps: Deps,
  input: { name: string; role: Role; quota?: number | undefined },
): Promise<{ readonly member: Member; readonly key: string }> {
  const { name, role } = input;
  const quota = role === 'member' ? (input.quota ?? DEFAULT_QUOTA) : undefined;
  const key = makeKey(deps);
  const member: Member = {
    id: deps.entropy.hex(16),
    name,
    role,
    ...(quota !== undefined && { quota }),
    keyHash: hashKey(key),
    accountIds: [],
    createdAt: deps.clock(),
  };
  if (!(await deps.members.insert(member))) {
    throw new Refusal('name-taken', 'There is a member of this name already.');
  }
  return { member, key };
}

/**
 * Takes a member's key away at once; its accounts pass to the operator. The last operator stays, unless
 * the environment gives a key.
 */
export async function removeMember(deps: Deps, id: string): Promise<void> {
  const found = await deps.members.get(id);
  if (!found) throw noMember();
  const { role, keySecret } = found.value;
  if (role === 'operator' && deps.operatorKey === undefined) await refuseLast(deps, id);
  if (!(await deps.members.remove(id))) throw noMember();
  if (keySecret !== undefined) await removeSecrets(deps, id, [keySecret]);
  if (role === 'member') await handOver(deps, id);
}

const noMember = () => new Refusal('not-found', 'There is no such member.');

async function refuseLast({ members }: Deps, id: string): Promise<void> {
  const others = (await members.list()).filter((member) => member.id !== id);
  if (!others.some(({ role }) => role === 'operator')) {
    throw new Refusal('last-operator', 'This is the last operator: add another one first.');
  }
}

async function handOver(deps: Deps, owner: string): Promise<void> {
  let after: string | undefined;
  do {
    const query = { owner, top: PAGE, ...(after !== undefined && { after }) };
    const page = await deps.accounts.list(query);
    for (const { id } of page.value) await giveToOperator(deps, id);
    after = page.next;
  } while (after !== undefined);
}

async function giveToOperator(deps: Deps, accountId: string): Promise<void> {
  try {
    await updateAccount(deps, accountId, (account) => ({ ...account, owner: FIRST_OPERATOR }));
  } catch (thrown) {
    // Deleted meanwhile.
    if (!(thrown instanceof Refusal && thrown.code === 'not-found')) throw thrown;
  }
}
