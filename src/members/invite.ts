import { auditEntry, named } from '../audit';
import type { Principal, Role } from '../domain/member';
import { DAY_MS } from '../durations';
import type { Member, Versioned } from '../ports';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { changeMember } from './manage';
import { hashKey, makeKey } from './operator-key';

type Deps = Pick<Services, 'members' | 'clock' | 'entropy'>;

/** How many accounts a member may have where nothing else is said. */
const DEFAULT_QUOTA = 10;
/** How long an invitation can be accepted, in milliseconds: three days. */
const INVITATION_MS = 3 * DAY_MS;
/** Longer than any token there is: not worth hashing. */
const LONGEST_TOKEN = 512;

/** A member who is to accept, and the token of the link, which exists only in this answer. */
export interface Invited {
  readonly member: Member;
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Invites somebody. Throws `Refusal` when the name is taken. */
export async function inviteMember(
  deps: Deps,
  by: Principal,
  input: { name: string; role: Role } & { [K in 'quota' | 'language']?: Member[K] | undefined },
): Promise<Invited> {
  const { name, role } = input;
  const { token, invitation } = makeInvitation(deps);
  const member: Member = {
    id: deps.entropy.hex(16),
    name,
    role,
    quota: role === 'member' ? (input.quota ?? DEFAULT_QUOTA) : undefined,
    language: input.language,
    invitation,
    accountIds: [],
    createdAt: deps.clock(),
  };
  const audit = auditEntry(deps, by, 'member.invited', { member: named(member) });
  if (!(await deps.members.insert(member, { audit }))) {
    throw new Refusal('name-taken', 'There is a member of this name already.');
  }
  return { member, token, expiresAt: invitation.expiresAt };
}

/** Another link, for whoever lost the first one or the key: earlier links open nothing, a key until it is accepted. */
export async function renewInvitation(deps: Deps, by: Principal, id: string): Promise<Invited> {
  const { token, invitation } = makeInvitation(deps);
  const member = await changeMember(deps, id, {
    by,
    action: 'member.link-renewed',
    change: (found) => ({ ...found, invitation }),
  });
  return { member, token, expiresAt: invitation.expiresAt };
}

function makeInvitation({ entropy, clock }: Deps) {
  const token = entropy.hex(32);
  const invitation = { tokenHash: hashKey(token), expiresAt: clock() + INVITATION_MS };
  return { token, invitation };
}

/** What a link offers, without accepting it. Throws `Refusal` when it offers nothing. */
export async function readInvitation(deps: Deps, token: string): Promise<Member> {
  return (await findInvited(deps, token)).value;
}

/** Accepts an invitation: answers the key, which exists only in this answer. Throws `Refusal`. */
export async function join(
  deps: Deps,
  token: string,
): Promise<{ readonly member: Member; readonly key: string }> {
  const key = makeKey(deps);
  const member = await untilWritten(async () => {
    const found = await findInvited(deps, token);
    const joined = { ...found.value, invitation: undefined, keyHash: hashKey(key) };
    const audit = auditEntry(deps, joined, 'member.joined', { member: named(joined) });
    const written = await deps.members.replace(found, joined, { audit });
    return written === 'conflict' ? 'conflict' : joined;
  });
  return { member, key };
}

async function findInvited(deps: Deps, token: string): Promise<Versioned<Member>> {
  const found =
    token.length > LONGEST_TOKEN ? undefined : await deps.members.byInvitation(hashKey(token));
  const { invitation, suspendedAt } = found?.value ?? {};
  const late = invitation !== undefined && invitation.expiresAt <= deps.clock();
  if (found && !late && suspendedAt === undefined) return found;
  const message = 'This link was used, or it is too late for it: ask the operator for another one.';
  throw new Refusal('link-spent', message);
}
