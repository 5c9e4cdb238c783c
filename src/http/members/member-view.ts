import type * as z from 'zod';
import type { Member } from '../../ports';
import type { member } from './member-schema';
import { iso } from '../failure-view';

/** A member without its key's hash, and without where the first operator's key lies. */
export function memberView(value: Member): z.output<typeof member> {
  const { id, name, role, quota, accountIds, createdAt } = value;
  return {
    id,
    name,
    role,
    ...(quota !== undefined && { quota }),
    ...(role === 'member' && { accounts: accountIds.length }),
    createdAt: iso(createdAt),
  };
}
