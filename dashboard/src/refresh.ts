import { ask } from './api';
import { merge } from './feed';
import type { AccountBrief, Overview } from './shapes';

/** The list's row of an account, as it is now. */
export async function refresh({ id }: Pick<AccountBrief, 'id'>): Promise<void> {
  const { body } = await ask<Overview>('GET', `/api/overview?account=${encodeURIComponent(id)}`);
  merge(body);
}
