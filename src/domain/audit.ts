/** That somebody has changed something: who, what and when. Never a secret, and no value of one. */
export interface AuditEntry {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly by: Named;
  readonly action: AuditAction;
  readonly account?: Named | undefined;
  readonly member?: Named | undefined;
  /** Which fields were given: names only. */
  readonly fields?: readonly string[] | undefined;
  /** In the words of whoever did it. */
  readonly reason?: string | undefined;
}

/** Somebody or something as it was called then: it may be gone by now. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export const auditActions = [
  'account.registered',
  'account.imported',
  'account.changed',
  'account.paused',
  'account.resumed',
  'account.signed-in',
  'account.shared',
  'account.unshared',
  'account.deleted',
  'account.handed-over',
  'account.fixtures-made',
  'account.fixtures-removed',
  'member.invited',
  'member.imported',
  'member.joined',
  'member.changed',
  'member.suspended',
  'member.restored',
  'member.link-renewed',
  'member.removed',
  'address.confirmed',
  'address.stopped',
  'key.made',
  'settings.changed',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What the app does by itself. */
export const PERENNIAL: Named = { id: 'perennial', name: 'Perennial' };
