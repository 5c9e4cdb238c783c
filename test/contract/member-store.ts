import { createHash, randomBytes } from 'node:crypto';
import type { Member, MemberStore } from '../../src/ports';
import { freshId, NO_IDS, NOW } from './support';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

type WithKey = Member & { readonly keyHash: string };

export function aMember(changes: Partial<WithKey> = {}): WithKey {
  const id = freshId();
  return {
    id,
    name: `Member ${id}`,
    role: 'member',
    quota: 3,
    keyHash: hashOf(randomBytes(16).toString('hex')),
    accountIds: [],
    createdAt: NOW,
    ...changes,
  };
}

/** What every store of members promises. `make` gives an empty one. */
export function memberStoreContract(name: string, make: () => Promise<MemberStore>): void {
  describe(`member store: ${name}`, () => {
    let store: MemberStore;
    beforeEach(async () => {
      store = await make();
    });

    const inserted = async (changes: Partial<WithKey> = {}) => {
      const member = aMember(changes);
      expect(await store.insert(member)).toBe(true);
      const found = await store.get(member.id);
      expect(found?.value).toEqual(member);
      return { value: member, version: found?.version ?? '' };
    };

    test('a member is found by id and by key', async () => {
      const { value } = await inserted({ accountIds: ['a1', 'a2'], name: 'a/b\\c#d?e\u0001 ü 😀' });
      await inserted();
      expect((await store.get(value.id))?.value).toEqual(value);
      expect(await store.byKeyHash(value.keyHash)).toEqual(value);
    });

    test('nobody is found by anything else', async () => {
      const { value } = await inserted();
      for (const id of [...NO_IDS, freshId()]) expect(await store.get(id)).toBeUndefined();
      const wrong = [
        '',
        value.id,
        value.keyHash.toUpperCase(),
        hashOf('other'),
        `${value.keyHash}0`,
      ];
      for (const hash of wrong) expect(await store.byKeyHash(hash)).toBeUndefined();
    });

    test('id, name and key are taken once', async () => {
      const { value } = await inserted({ name: 'Ådele', keyHash: hashOf('key') });
      const takers = [
        { id: value.id },
        { keyHash: value.keyHash },
        { name: value.name },
        { name: 'ådele' },
        { name: 'A\u030adele' },
      ];
      for (const taken of takers) expect(await store.insert(aMember(taken))).toBe(false);
      expect(await store.list()).toEqual([value]);
    });

    test('of many that take a name at once, one gets it', async () => {
      const takers = Array.from({ length: 8 }, () => aMember({ name: 'operator' }));
      const answers = await Promise.all(takers.map((taker) => store.insert(taker)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await store.list()).toEqual([takers[answers.indexOf(true)]]);
    });

    test('all are listed', async () => {
      expect(await store.list()).toEqual([]);
      const two = [(await inserted()).value, (await inserted()).value];
      expect(await store.list()).toHaveLength(2);
      expect(await store.list()).toEqual(expect.arrayContaining(two));
    });

    test('a member is replaced under the version it was read with', async () => {
      const previous = await inserted();
      const next = { ...previous.value, accountIds: ['a1'] };
      expect(await store.replace(previous, next)).toBe('done');
      expect(await store.replace(previous, { ...next, accountIds: ['a2'] })).toBe('conflict');
      expect((await store.get(next.id))?.value).toEqual(next);
    });

    test('a new name and key take the place of the old ones', async () => {
      const previous = await inserted({ name: 'old', keyHash: hashOf('old') });
      const next = { ...previous.value, name: 'new', keyHash: hashOf('new') };
      expect(await store.replace(previous, next)).toBe('done');
      expect(await store.byKeyHash(hashOf('old'))).toBeUndefined();
      expect(await store.byKeyHash(hashOf('new'))).toEqual(next);
      expect(await store.insert(aMember({ name: 'new' }))).toBe(false);
      await inserted({ name: 'old', keyHash: hashOf('old') });
    });

    test('a name or key that is taken is not taken over', async () => {
      const [one, other] = [await inserted({ name: 'one' }), await inserted()];
      for (const taken of [{ name: 'ONE' }, { keyHash: one.value.keyHash }]) {
        expect(await store.replace(other, { ...other.value, ...taken })).toBe('conflict');
      }
      expect((await store.get(other.value.id))?.value).toEqual(other.value);
      expect(await store.byKeyHash(one.value.keyHash)).toEqual(one.value);
    });

    test('a member that was removed is gone, and its name and key are free', async () => {
      const { value } = await inserted();
      expect(await store.remove(value.id)).toBe(true);
      expect(await store.remove(value.id)).toBe(false);
      expect(await store.get(value.id)).toBeUndefined();
      expect(await store.byKeyHash(value.keyHash)).toBeUndefined();
      await inserted({ name: value.name, keyHash: value.keyHash });
    });

    test('an invitation is found by its token, until it is accepted', async () => {
      const invitation = { tokenHash: hashOf('token'), expiresAt: NOW };
      const { keyHash, ...invited } = { ...aMember(), invitation };
      expect(await store.insert(invited)).toBe(true);
      const found = await store.byInvitation(invitation.tokenHash);
      expect(found?.value).toEqual(invited);
      expect(await store.byInvitation('token')).toBeUndefined();
      const joined = { ...invited, keyHash, invitation: undefined };
      expect(found && (await store.replace(found, joined))).toBe('done');
      expect(await store.byInvitation(invitation.tokenHash)).toBeUndefined();
      expect(await store.byKeyHash(keyHash)).toMatchObject({ id: invited.id });
    });

    test('what is written while another one has to stay is not when that one has changed', async () => {
      const [one, other] = [await inserted(), await inserted()];
      const next = { ...one.value, suspendedAt: NOW };
      const changed = { ...other.value, suspendedAt: NOW };
      expect(await store.replace(other, changed)).toBe('done');
      expect(await store.replace(one, next, { unchanged: other })).toBe('conflict');
      expect(await store.removeBeside(one.value.id, { unchanged: other })).toBe('conflict');
      const unchanged = await store.get(other.value.id);
      if (!unchanged) throw new Error('the member is not there');
      expect(await store.replace(one, next, { unchanged })).toBe('done');
    });

    test('when a member was last seen moves nothing else, and goes with it', async () => {
      const { value, version } = await inserted();
      await store.markSeen(value.id, NOW);
      await store.markSeen(value.id, NOW + 1);
      expect(await store.lastSeen()).toEqual(new Map([[value.id, NOW + 1]]));
      expect((await store.get(value.id))?.version).toBe(version);
      await store.remove(value.id);
      expect(await store.lastSeen()).toEqual(new Map());
    });

    test('one that is gone is not replaced', async () => {
      const previous = await inserted();
      await store.remove(previous.value.id);
      expect(await store.replace(previous, previous.value)).toBe('conflict');
      expect(await store.list()).toEqual([]);
    });
  });
}
