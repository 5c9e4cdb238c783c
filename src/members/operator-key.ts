import { createHash } from 'node:crypto';
import { FIRST_OPERATOR } from '../domain/member';
import type { Services } from '../services';

type Deps = Pick<Services, 'members' | 'vault' | 'clock' | 'entropy' | 'log' | 'operatorKey'>;

/** By this tag the person who deployed finds the key in the vault. */
export const OPERATOR_KEY_TAGS = { purpose: 'operator-key' };

/** What is kept of an API key: its SHA-256. The key has at least 128 random bits, so no salt is needed. */
export const hashKey = (key: string): string =>
  createHash('sha256').update(key, 'utf8').digest('hex');

/** A new API key: 256 random bits behind a prefix that secret scanners can know. */
export const makeKey = (deps: Pick<Services, 'entropy'>): string => `prn_${deps.entropy.hex(32)}`;

/**
 * Makes the first operator's key, once for all instances: the key goes into the vault under a fresh
 * name, then an insert of its hash and that name decides; whoever was second removes its own secret.
 * Answers the key's name in the vault, and whether this call made it.
 */
export async function ensureOperatorKey(
  deps: Deps,
): Promise<{ keySecret?: string; made: boolean }> {
  if (deps.operatorKey !== undefined) return { made: false };
  const existing = await deps.members.get(FIRST_OPERATOR);
  if (existing) return { made: false, ...withSecret(existing.value.keySecret) };
  const key = makeKey(deps);
  const keySecret = `operator-key-${deps.entropy.hex(16)}`;
  await deps.vault.put(keySecret, key, OPERATOR_KEY_TAGS);
  const first = await deps.members.insert({
    id: FIRST_OPERATOR,
    name: FIRST_OPERATOR,
    role: 'operator',
    keyHash: hashKey(key),
    accountIds: [],
    keySecret,
    createdAt: deps.clock(),
  });
  if (first) {
    deps.log.info('operator-key.made', { keySecret });
    return { made: true, keySecret };
  }
  await deps.vault.remove(keySecret);
  return { made: false, ...withSecret((await deps.members.get(FIRST_OPERATOR))?.value.keySecret) };
}

const withSecret = (keySecret: string | undefined) =>
  keySecret === undefined ? {} : { keySecret };
