import { ask } from './api';
import { setClock } from './clock';
import { overview, takeOver } from './feed';
import type { AccountBrief, Overview } from './shapes';

/** The list's row of an account, as it is now. */
export async function refresh({ id }: Pick<AccountBrief, 'id'>): Promise<void> {
  const path = `/api/overview?account=${encodeURIComponent(id)}`;
  const { at, accounts } = (await ask<Overview>('GET', path)).body;
  const known = overview.get();
  if (!known) return;
  setClock(at);
  const newer = new Map(accounts.map((account) => [account.id, account]));
  const merged = known.accounts.map((one) => newer.get(one.id) ?? one);
  takeOver({ ...known, etag: undefined, accounts: merged });
}
