import { isId } from './keys';
import type { RowKey } from './keys';
import { sha256 } from '../../sha256';

/** Members are few: one partition, so that id, name and key are unique in one transaction. */
export const MEMBERS = 'members';

export const memberKey = (id: string): RowKey => {
  if (!isId(id)) throw new RangeError('not an id');
  return { partitionKey: MEMBERS, rowKey: `m:${id}` };
};

/** SHA-256 as hexadecimal; anything else belongs to nobody. */
export const isKeyHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

export const keyHashKey = (keyHash: string): RowKey => {
  if (!isKeyHash(keyHash)) throw new RangeError('not a SHA-256 in hexadecimal');
  return { partitionKey: MEMBERS, rowKey: `k:${keyHash}` };
};

export const invitationKey = (tokenHash: string): RowKey => {
  if (!isKeyHash(tokenHash)) throw new RangeError('not a SHA-256 in hexadecimal');
  return { partitionKey: MEMBERS, rowKey: `i:${tokenHash}` };
};

/** When a member was last seen: beside its row, which does not move with it. */
export const seenKey = (id: string): RowKey => ({
  partitionKey: MEMBERS,
  rowKey: memberKey(id).rowKey.replace(/^m/, 's'),
});

/** Two names that look the same are the same. Hashed, because a key may neither hold nor be as long as what a name may. */
export const nameKey = (name: string): RowKey => {
  const folded = name.normalize('NFKC').toLowerCase();
  return { partitionKey: MEMBERS, rowKey: `n:${sha256(folded)}` };
};
