import type { AuditEntry } from '../domain/audit';
import type { MailAddress } from '../domain/mail-address';
import type { Member } from '../ports';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { unlessDamaged } from '../unless-damaged';

type Deps = Pick<Services, 'members'>;

/** A member; undefined where there is none, or nobody can say. */
export const readMember = ({ members }: Deps, id: string) => unlessDamaged(() => members.get(id));

/**
 * Changes a member's addresses under the version that they were read with. `change` gives back the very
 * same where there is nothing to write. Answers the member as it was and as it is; undefined where there is none.
 */
export async function changeAddresses(
  deps: Deps,
  memberId: string,
  change: (addresses: readonly MailAddress[], member: Member) => readonly MailAddress[],
  audit?: (member: Member) => AuditEntry,
): Promise<{ readonly before: Member; readonly after: Member } | undefined> {
  return untilWritten(async () => {
    const found = await readMember(deps, memberId);
    if (!found) return undefined;
    const before = found.value;
    const { addresses = [] } = before;
    const changed = change(addresses, before);
    if (changed === addresses) return { before, after: before };
    const after = { ...before, addresses: changed };
    const written = await deps.members.replace(found, after, { audit: audit?.(after) });
    return written === 'conflict' ? 'conflict' : { before, after };
  });
}
