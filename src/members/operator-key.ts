import { auditEntry } from '../audit';
import { PERENNIAL } from '../domain/audit';
import { FailureError } from '../domain/failure';
import { FIRST_OPERATOR } from '../domain/member';
import type { Member } from '../ports';
import type { Services } from '../services';
import { sha256 } from '../sha256';

type Deps = Pick<Services, 'members' | 'vault' | 'clock' | 'entropy' | 'log' | 'operatorKey'>;

/** By this tag the person who deployed finds the key in the vault. */
const OPERATOR_KEY_TAGS = { purpose: 'operator-key' };

/** What is kept of an API key: its SHA-256. The key has at least 128 random bits, so no salt is needed. */
export const hashKey = (key: string): string => sha256(key);

/** A new API key: 256 random bits behind a prefix that secret scanners can know. */
export const makeKey = (deps: Pick<Services, 'entropy'>): string => `prn_${deps.entropy.hex(32)}`;

/**
 * Makes the first operator's key, once for all instances: the key goes into the vault under a fresh
 * name, then an insert of its hash and that name decides. Whoever was second removes its own secret. One
 * that was made when storage did not answer is presented again, so that tries do not pile up.
 * Answers the key's name in the vault, and whether this call made it.
 */
export async function ensureOperatorKey(
  deps: Deps,
): Promise<{ keySecret?: string | undefined; made: boolean }> {
  if (deps.operatorKey !== undefined) return { made: false };
  const existing = await deps.members.get(FIRST_OPERATOR);
  if (existing) return { made: false, keySecret: existing.value.keySecret };
  const { keySecret, key } = (await keyInVault(deps)) ?? (await storeKey(deps));
  const member = { id: FIRST_OPERATOR, name: FIRST_OPERATOR };
  const operator: Member = {
    ...member,
    role: 'operator',
    keyHash: hashKey(key),
    accountIds: [],
    keySecret,
    createdAt: deps.clock(),
  };
  const audit = auditEntry(deps, PERENNIAL, 'key.made', { member });
  if (await deps.members.insert(operator, { audit })) {
    deps.log.info('operator-key.made', { keySecret });
    return { made: true, keySecret };
  }
  const named = (await deps.members.get(FIRST_OPERATOR))?.value.keySecret;
  // Only where the row says that another key opens.
  if (named !== undefined && named !== keySecret) await deps.vault.remove(keySecret);
  return { made: false, keySecret: named };
}

/** The same for a tick: without a vault there is no key yet, and the scheduler goes on. The log and health say why. */
export async function offerOperatorKey(deps: Deps): Promise<void> {
  try {
    await ensureOperatorKey(deps);
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    deps.log.error('operator-key.not-made', { code: thrown.failure.code });
  }
}

interface StoredKey {
  readonly keySecret: string;
  readonly key: string;
}

async function keyInVault({ vault }: Deps): Promise<StoredKey | undefined> {
  for await (const { name, tags } of vault.list()) {
    if (tags['purpose'] !== OPERATOR_KEY_TAGS.purpose) continue;
    return { keySecret: name, key: await vault.get(name) };
  }
  return undefined;
}

async function storeKey(deps: Deps): Promise<StoredKey> {
  const stored = { keySecret: `operator-key-${deps.entropy.hex(16)}`, key: makeKey(deps) };
  await deps.vault.put(stored.keySecret, stored.key, OPERATOR_KEY_TAGS);
  return stored;
}
