import { auditEntry, named } from '../audit';
import type { AuditAction } from '../domain/audit';
import type { Principal } from '../domain/member';
import { removeSecrets } from '../accounts/store-credential';
import { untilWritten } from '../until-written';
import { UnreadableRow } from '../ports';
import type { Member, Versioned } from '../ports';
import { Refusal, unprocessable } from '../refusal';
import type { Services } from '../services';
import { handOver } from './hand-over';
import { compact } from '../compact';

type Deps = Pick<
  Services,
  'members' | 'accounts' | 'audit' | 'vault' | 'clock' | 'entropy' | 'log' | 'operatorKey'
>;

/** A member, and when it was last seen (milliseconds since the epoch; ten minutes exactly). */
export interface ListedMember extends Member {
  readonly lastSeenAt?: number | undefined;
}

export async function listMembers({
  members,
}: Pick<Deps, 'members'>): Promise<readonly ListedMember[]> {
  const [all, seen] = await Promise.all([members.list(), members.lastSeen()]);
  return all.map((member) => ({ ...member, lastSeenAt: seen.get(member.id) }));
}

/** Whoever holds a key: who that is, and how much of a quota is used. */
export async function describePrincipal(
  { members }: Pick<Deps, 'members'>,
  { id, name, role }: Principal,
): Promise<Principal & { readonly quota?: number; readonly accounts?: number }> {
  if (role !== 'member') return { id, name, role };
  const { quota, accountIds = [] } = (await members.get(id))?.value ?? {};
  return compact({ id, name, role, quota, accounts: accountIds.length });
}

const noMember = () => new Refusal('not-found', 'There is no such member.');

interface MemberChange {
  readonly by: Principal;
  readonly action: AuditAction;
  /** Gives back the very same object where there is nothing to write. */
  readonly change: (member: Member) => Member;
  readonly fields?: readonly string[] | undefined;
  /** Who has to stay as they are meanwhile. */
  readonly guard?: (member: Member) => Promise<Versioned<Member> | undefined>;
}

/** Changes a member's row, under the version it was read with. */
export async function changeMember(
  deps: Pick<Deps, 'members' | 'clock' | 'entropy'>,
  id: string,
  { by, action, change, fields, guard }: MemberChange,
): Promise<Member> {
  return untilWritten(async () => {
    const found = await deps.members.get(id);
    if (!found) throw noMember();
    const next = change(found.value);
    if (next === found.value) return next;
    const audit = auditEntry(deps, by, action, { member: named(next), fields });
    const unchanged = await guard?.(found.value);
    const written = await deps.members.replace(found, next, { audit, unchanged });
    return written === 'conflict' ? 'conflict' : next;
  });
}

/** Another name, quota or language. Throws `Refusal` when the name is taken, or the role has no quota. */
export async function updateMember(
  deps: Deps,
  by: Principal,
  id: string,
  changes: { readonly [K in 'name' | 'quota' | 'language']?: Member[K] | undefined },
): Promise<Member> {
  const { name, quota, language } = changes;
  if (name !== undefined) await assertFree(deps, id, name);
  return changeMember(deps, id, {
    by,
    action: 'member.changed',
    fields: Object.keys(changes),
    change: (member) => {
      if (quota !== undefined && member.role !== 'member') {
        throw unprocessable([{ field: '/quota', message: 'is for the role member only' }]);
      }
      return {
        ...member,
        name: name ?? member.name,
        quota: quota ?? member.quota,
        language: language ?? member.language,
      };
    },
  });
}

/** A name that somebody takes at the same moment ends as `busy`. */
async function assertFree({ members }: Deps, id: string, name: string): Promise<void> {
  const folded = (text: string) => text.normalize('NFKC').toLowerCase();
  const taken = (await members.list()).some(
    (member) => member.id !== id && folded(member.name) === folded(name),
  );
  if (taken) throw new Refusal('name-taken', 'There is a member of this name already.');
}

/** The key opens nothing until the member is restored; its accounts run on. The last operator stays. */
export const suspendMember = (deps: Deps, by: Principal, id: string): Promise<Member> =>
  changeMember(deps, id, {
    by,
    action: 'member.suspended',
    change: (member) =>
      member.suspendedAt === undefined ? { ...member, suspendedAt: deps.clock() } : member,
    guard: (member) => guardLastOperator(deps, member),
  });

export const restoreMember = (deps: Deps, by: Principal, id: string): Promise<Member> =>
  changeMember(deps, id, {
    by,
    action: 'member.restored',
    change: (member) =>
      member.suspendedAt === undefined ? member : { ...member, suspendedAt: undefined },
  });

/**
 * Takes a member's key away at once; its accounts pass to the operator. The last operator stays, unless
 * the environment gives a key.
 */
export async function removeMember(deps: Deps, by: Principal, id: string): Promise<void> {
  const removed = await untilWritten(() => removeRow(deps, by, id));
  const { role, keySecret } = removed;
  if (keySecret !== undefined) await removeSecrets(deps, id, [keySecret]);
  if (role === 'member') await handOver(deps, by, id);
}

async function removeRow(deps: Deps, by: Principal, id: string): Promise<Removed | 'conflict'> {
  const found = await readMember(deps, id);
  if (!found) throw noMember();
  const audit = auditEntry(deps, by, 'member.removed', { member: named({ name: id, ...found }) });
  const unchanged = await guardLastOperator(deps, found);
  if (unchanged) {
    const removed = await deps.members.removeBeside(id, { audit, unchanged });
    return removed === 'done' ? found : 'conflict';
  }
  if (!(await deps.members.remove(id, audit))) throw noMember();
  return found;
}

type Removed = Pick<Member, 'id' | 'role' | 'keySecret'> & Partial<Pick<Member, 'name'>>;

/** What removing has to know. Of a row that cannot be read, nobody knows more than that it may be removed. */
async function readMember({ members }: Deps, id: string): Promise<Removed | undefined> {
  try {
    return (await members.get(id))?.value;
  } catch (thrown) {
    if (thrown instanceof UnreadableRow) return { id, role: 'member' };
    throw thrown;
  }
}

/**
 * Another operator whose key opens, who has to stay while this one goes; undefined where none is needed.
 * Throws `Refusal` where there is none.
 */
async function guardLastOperator(
  { members, operatorKey }: Deps,
  { id, role }: Pick<Member, 'id' | 'role'>,
): Promise<Versioned<Member> | undefined> {
  if (role !== 'operator' || operatorKey !== undefined) return undefined;
  const opens = (member: Member) =>
    member.id !== id &&
    member.role === 'operator' &&
    member.keyHash !== undefined &&
    member.suspendedAt === undefined;
  const other = (await members.list()).find(opens);
  const found = other && (await members.get(other.id));
  if (found && opens(found.value)) return found;
  throw new Refusal('last-operator', 'This is the last operator: add another one first.');
}
