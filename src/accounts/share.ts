import { auditEntry, named } from '../audit';
import { briefOf } from '../domain/brief';
import type { Brief } from '../domain/brief';
import type { Account } from '../domain/account';
import type { Named } from '../domain/audit';
import type { Share, Shown } from '../domain/share';
import type { Services } from '../services';
import { updateAccount } from './update';
import { unlessDamaged } from '../unless-damaged';
import { sha256 } from '../sha256';

type Deps = Pick<Services, 'accounts' | 'shares' | 'clock' | 'entropy'>;

/** A new share link; one that was there before opens nothing any more. Answers its token, which is told once. */
export async function shareAccount(
  deps: Deps,
  by: Named,
  id: string,
  shows: readonly Shown[],
): Promise<{ readonly token: string; readonly account: Account }> {
  const token = deps.entropy.hex(32);
  const tokenHash = sha256(token);
  await deps.shares.put(tokenHash, id);
  const share: Share = { tokenHash, shows, since: deps.clock() };
  const { before, after } = await updateAccount(
    deps,
    id,
    (account, now) => ({ ...account, share, updatedAt: now }),
    (change) => auditEntry(deps, by, 'account.shared', { account: named(change.after) }),
  );
  if (before.share) await deps.shares.remove(before.share.tokenHash);
  return { token, account: after };
}

/** From now on the link opens nothing. */
export async function unshareAccount(deps: Deps, by: Named, id: string): Promise<void> {
  const { before } = await updateAccount(
    deps,
    id,
    (account, now) => (account.share ? { ...account, share: undefined, updatedAt: now } : account),
    (change) => auditEntry(deps, by, 'account.unshared', { account: named(change.after) }),
  );
  if (before.share) await deps.shares.remove(before.share.tokenHash);
}

/** What a share link shows; undefined where it opens nothing. The account's own row decides. */
export async function openShare(
  { shares, accounts }: Pick<Deps, 'shares' | 'accounts'>,
  token: string,
): Promise<{ readonly brief: Brief; readonly share: Share } | undefined> {
  if (!/^[0-9a-f]{64}$/.test(token)) return undefined;
  const tokenHash = sha256(token);
  const id = await shares.find(tokenHash);
  const found = id === undefined ? undefined : await unlessDamaged(() => accounts.get(id));
  const account = found?.value;
  if (!account?.share || account.deleted || account.share.tokenHash !== tokenHash) return undefined;
  return { brief: briefOf(account), share: account.share };
}
