import type { SystemStore } from '../../src/ports';
import { NOW } from './support';

/** What every system store promises. `make` gives an empty one. */
export function systemStoreContract(name: string, make: () => Promise<SystemStore>): void {
  describe(`system store: ${name}`, () => {
    test('knows no heartbeat before the first one, then the last one', async () => {
      const store = await make();
      expect(await store.heartbeat()).toBeUndefined();
      for (const at of [NOW, NOW + 123]) {
        await store.beat(at);
        expect(await store.heartbeat()).toEqual({ at });
      }
    });
  });
}
