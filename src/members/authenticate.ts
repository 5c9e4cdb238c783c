import { createHash, timingSafeEqual } from 'node:crypto';
import { FIRST_OPERATOR } from '../domain/member';
import type { Principal } from '../domain/member';
import { hashKey } from './operator-key';
import type { Services } from '../services';

/** Longer than any key there is: not worth hashing. */
const LONGEST_KEY = 512;

/** The operator whose key comes from the environment; needs no storage. */
export function operatorByKey(key: string, operatorKey: string | undefined): Principal | undefined {
  if (operatorKey === undefined || !sameText(key, operatorKey)) return undefined;
  return { id: FIRST_OPERATOR, name: FIRST_OPERATOR, role: 'operator' };
}

/**
 * Whose key this is; undefined where it is nobody's, `suspended` where it opens nothing for now. Found by its SHA-256 and compared in constant time, so that neither
 * an answer nor the time it takes tells anything about a key.
 */
export async function authenticate(
  { members }: Pick<Services, 'members'>,
  key: string,
): Promise<Principal | 'suspended' | undefined> {
  if (key.length > LONGEST_KEY) return undefined;
  const keyHash = hashKey(key);
  const member = await members.byKeyHash(keyHash);
  if (member?.keyHash === undefined || !sameText(member.keyHash, keyHash)) return undefined;
  if (member.suspendedAt !== undefined) return 'suspended';
  const { id, name, role } = member;
  return { id, name, role };
}

/** Equal, found in a time that depends on neither: texts of any length are compared by their SHA-256. */
function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(left), digest(right));
}
