/** English, for members and what was changed. `zh-CN/members.ts` has the same. */
import type { AuditAction } from '../../../../src/domain/audit';

const s = (n: number) => (n === 1 ? '' : 's');

// Members
export const membersAbout =
  'Everybody with a key. A member sees and changes only accounts of their own; a reader sees all and changes none.';
export const role = 'Role';
export const lastSeen = 'Last seen';
export const suspended = 'suspended';
export const suspend = 'Suspend';
export const restore = 'Restore';
export const you = '(you)';
export const now = 'now';
export const setQuota = 'Quota…';
export const quotaText = 'What is there already stays.';
export const newLink = 'New link';
export const isSuspended = (name: string) => `${name} is suspended.`;
export const isRestored = (name: string) => `${name} may come in again.`;
export const notOpened = (until: string) => `has not opened the link; it lapses ${until}`;
export const removeMember = (name: string) => `Remove ${name}?`;
export const removeMemberText = (n: number) =>
  `The key opens nothing any more.${n > 0 ? ` Its ${n} account${s(n)} pass${n === 1 ? 'es' : ''} to you.` : ''}`;
export const changes = 'What was changed';
export const showEarlier = 'Show earlier changes';
export const allOfIt = 'All of it';
export const exportChanges = 'Export';
export const invite = 'Invite somebody';
export const may = 'May';
export const mayDo = {
  member: 'add own accounts',
  reader: 'look at everything',
  operator: 'do everything',
};
export const mayAbout = {
  member: 'sees nothing of others',
  reader: 'for a wall display or a friend',
  operator: 'an operator, like you',
};
export const quotaOf = 'Up to so many accounts';
export const makeLink = 'Make the link';
export const linkFor = (name: string, until: string) =>
  `The link for ${name}. It works once, until ${until}, and is not shown again.`;
export const actions: Record<AuditAction, string> = {
  'account.registered': 'added',
  'account.imported': 'imported',
  'account.changed': 'changed',
  'account.paused': 'paused',
  'account.resumed': 'resumed',
  'account.signed-in': 'signed in to',
  'account.shared': 'made a link to share',
  'account.unshared': 'took away the link to',
  'account.deleted': 'removed',
  'account.handed-over': 'took over',
  'account.fixtures-made': 'made fixtures in',
  'account.fixtures-removed': 'removed the fixtures of',
  'member.invited': 'invited',
  'member.imported': 'imported',
  'member.joined': 'accepted the invitation of',
  'member.changed': 'changed',
  'member.suspended': 'suspended',
  'member.restored': 'restored',
  'member.link-renewed': 'made another link for',
  'member.removed': 'removed',
  'address.confirmed': 'wants mail about accounts of',
  'address.stopped': 'wants no mail about accounts of',
  'key.made': 'made a key for',
  'settings.changed': 'changed the settings',
};
