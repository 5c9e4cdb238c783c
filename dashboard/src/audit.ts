import { get } from './api';
import { overview } from './feed';
import type { Change, Listed } from './shapes';
import * as t from './words/en/first';

/** Who did it; the operator of the deployment has no name of their own. */
export const nameIn = ({ by }: Change): string => (by.id === 'operator' ? t.operator : by.name);

/** How an account was last changed in this way, and by whom: only operators may know. */
export async function lastChange(
  accountId: string,
  action: Change['action'],
): Promise<Change | undefined> {
  if (overview.get()?.me.role !== 'operator') return undefined;
  const { value } = await get<Listed<Change>>('/api/audit?top=100');
  return value.find((one) => one.action === action && one.account?.id === accountId);
}
