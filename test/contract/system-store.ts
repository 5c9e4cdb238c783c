import { initialSettings } from '../../src/domain/settings';
import type { OneTimeStore, SettingsStore, SystemStore } from '../../src/ports';
import { NOW } from './support';

/** What every system store promises. `make` gives an empty one. */
export function systemStoreContract(name: string, make: () => Promise<SystemStore>): void {
  describe(`system store: ${name}`, () => {
    test('knows no heartbeat before the first one, then the last one', async () => {
      const store = await make();
      expect(await store.heartbeat()).toBeUndefined();
      for (const beat of [
        { at: NOW, cutShort: true },
        { at: NOW + 123, cutShort: false },
      ]) {
        await store.beat(beat);
        expect((await store.heartbeat())?.value).toEqual(beat);
      }
    });

    test('of those who take a tick over, one does, and the next beat does not forget when', async () => {
      const store = await make();
      await store.beat({ at: NOW, cutShort: true });
      const read = await store.heartbeat();
      if (!read) throw new Error('no heartbeat');
      const taken = [1, 2, 3].map((ms) => store.takeOver(read, NOW + ms));
      expect((await Promise.all(taken)).filter((answer) => answer === 'done')).toHaveLength(1);
      const takenAt = (await store.heartbeat())?.value.takenAt;
      expect([NOW + 1, NOW + 2, NOW + 3]).toContain(takenAt);
      await store.beat({ at: NOW + 5, cutShort: false });
      expect((await store.heartbeat())?.value).toEqual({ at: NOW + 5, cutShort: false, takenAt });
      expect(await store.takeOver(read, NOW + 6)).toBe('conflict');
    });

    test('knows how far upkeep has come', async () => {
      const store = await make();
      expect(await store.round()).toBeUndefined();
      for (const after of ['somewhere', undefined]) {
        const round = { startedAt: NOW, part: 'secrets', after } as const;
        await store.saveRound(round);
        expect(await store.round()).toEqual(round);
      }
    });
  });
}

/** What every store of the settings promises. `make` gives an empty one. */
export function settingsStoreContract(name: string, make: () => Promise<SettingsStore>): void {
  test(`settings store: ${name}: of two who change the same, one does`, async () => {
    const store = await make();
    expect(await store.read()).toBeUndefined();
    const [first, second] = [1, 2].map((revision) => ({ ...initialSettings(30), revision }));
    if (!first || !second) throw new Error('no settings');
    expect(await store.write(undefined, first)).toBe('done');
    expect(await store.write(undefined, second)).toBe('conflict');
    const read = await store.read();
    expect(read?.value).toEqual(first);
    expect(await store.write(read, second)).toBe('done');
    expect(await store.write(read, first)).toBe('conflict');
    expect((await store.read())?.value).toEqual(second);
  });
}

/** What every store of one-time entries promises. `make` gives an empty one. */
export function oneTimeStoreContract(name: string, make: () => Promise<OneTimeStore>): void {
  test(`one-time store: ${name}: an entry is read as often as one likes, and taken once`, async () => {
    const store = await make();
    const [key, late] = ['a'.repeat(64), 'b'.repeat(64)];
    const entry = { key, content: '{"a":1}', expiresAt: NOW };
    await store.insert(entry);
    await store.insert({ ...entry, key: late, expiresAt: NOW + 1 });
    expect([await store.get(key), await store.get(key)]).toEqual([entry, entry]);
    expect([await store.take(key), await store.take(key)]).toEqual([true, false]);
    expect(await store.get(key)).toBeUndefined();
    expect(await store.get('not a hash')).toBeUndefined();
    expect([await store.prune(NOW + 1), await store.prune(NOW + 2)]).toEqual([0, 1]);
    expect(await store.get(late)).toBeUndefined();
    await expect(store.insert({ ...entry, key: 'x' })).rejects.toThrow(RangeError);
  });
}
