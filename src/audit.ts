import type { AuditAction, AuditEntry, Named } from './domain/audit';
import type { Clock, Entropy } from './ports';

/** An entry of the audit list, to be written in the transaction of the change that it tells of. */
export const auditEntry = (
  { clock, entropy }: { readonly clock: Clock; readonly entropy: Entropy },
  by: Named,
  action: AuditAction,
  about: Pick<AuditEntry, 'account' | 'member' | 'fields' | 'reason'> = {},
): AuditEntry => ({
  id: entropy.hex(16),
  at: clock(),
  by: named(by),
  action,
  ...about,
});

/** Of somebody or something, what the list says of it. */
export const named = ({ id, name }: Named): Named => ({ id, name });
