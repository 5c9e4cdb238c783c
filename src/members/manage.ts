import type { Principal, Role } from '../domain/member';
import { untilWritten } from '../until-written';
import { UnreadableRow } from '../ports';
import type { Member } from '../ports';
import { hashKey, makeKey } from './operator-key';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { removeSecrets } from '../accounts/store-credential';
import { handOver } from './hand-over';

type Deps = Pick<
  Services,
  'members' | 'accounts' | 'vault' | 'clock' | 'entropy' | 'log' | 'operatorKey'
>;

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
    quota,
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
  const removed = await untilWritten(() => removeRow(deps, id));
  const { role, keySecret } = removed;
  if (keySecret !== undefined) await removeSecrets(deps, id, [keySecret]);
  if (role === 'member') await handOver(deps, id);
}

const noMember = () => new Refusal('not-found', 'There is no such member.');

async function removeRow(deps: Deps, id: string): Promise<Removed | 'conflict'> {
  const found = await readMember(deps, id);
  if (!found) throw noMember();
  if (found.role !== 'operator' || deps.operatorKey !== undefined) {
    if (!(await deps.members.remove(id))) throw noMember();
    return found;
  }
  const other = await anotherOperator(deps, id);
  if (!other) {
    throw new Refusal('last-operator', 'This is the last operator: add another one first.');
  }
  return (await deps.members.removeBeside(id, other)) === 'done' ? found : 'conflict';
}

type Removed = Pick<Member, 'role' | 'keySecret'>;

/** What removing has to know. Of a row that cannot be read, nobody knows more than that it may be removed. */
async function readMember({ members }: Deps, id: string): Promise<Removed | undefined> {
  try {
    return (await members.get(id))?.value;
  } catch (thrown) {
    if (thrown instanceof UnreadableRow) return { role: 'member' };
    throw thrown;
  }
}

async function anotherOperator({ members }: Deps, id: string) {
  const others = (await members.list()).filter((member) => member.id !== id);
  const other = others.find(({ role }) => role === 'operator');
  return other && members.get(other.id);
}
