import type { Account } from '../domain/account';
import type { Page, Versioned } from '../ports';
import type { Principal } from '../domain/member';
import { noAccount } from '../refusal';
import type { Services } from '../services';

type Deps = Pick<Services, 'accounts'>;

/** The accounts that somebody may see: a member its own, operators and readers all. */
export function listAccounts(
  { accounts }: Deps,
  principal: Principal,
  query: { top: number; after?: string },
): Promise<Page<Account>> {
  return accounts.list({ ...query, ...(principal.role === 'member' && { owner: principal.id }) });
}

/** One account. Somebody else's is as good as none: its existence is nobody else's business. */
export async function findAccount(
  { accounts }: Deps,
  principal: Principal,
  id: string,
): Promise<Versioned<Account>> {
  const found = await accounts.get(id);
  if (!found || found.value.deleted) throw noAccount();
  if (principal.role === 'member' && found.value.owner !== principal.id) throw noAccount();
  return found;
}
