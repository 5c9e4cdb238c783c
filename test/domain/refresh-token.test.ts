import fc from 'fast-check';
import type { Rotation } from '../../src/domain/account';
import {
  accepted,
  namesSuccessor,
  presentations,
  STORE_EVERY_MS,
} from '../../src/domain/refresh-token';
import { HOUR_MS } from '../../src/durations';
import { NOW } from './support';

const rotation = (changes: Partial<Rotation> = {}): Rotation => ({
  reuse: 'unknown',
  storedAt: NOW,
  ...changes,
});

test('what is presented: the used token once more while nothing is known, else the stored one, then a newer one', () => {
  expect(presentations(rotation(), false)).toEqual(['stored']);
  expect(presentations(rotation({ previous: 'p' }), true)).toEqual(['previous', 'stored']);
  expect(presentations(rotation({ reuse: 'accepted' }), true)).toEqual(['stored', 'newer']);
  expect(presentations(rotation({ reuse: 'refused' }), false)).toEqual(['stored']);
});

test('until a used token was accepted again, every new one is stored before use', () => {
  expect(accepted(rotation(), 'stored', false, NOW)).toEqual({
    reuse: 'unknown',
    store: true,
    keepPrevious: true,
  });
  expect(accepted(rotation({ reuse: 'refused' }), 'stored', false, NOW)).toMatchObject({
    reuse: 'refused',
    store: true,
  });
});

test('accepted a second time: once a day is enough', () => {
  expect(accepted(rotation(), 'previous', false, NOW + 1)).toEqual({
    reuse: 'accepted',
    store: false,
    keepPrevious: false,
  });
  const known = rotation({ reuse: 'accepted' });
  expect(accepted(known, 'stored', false, NOW + STORE_EVERY_MS - 1).store).toBe(false);
  expect(accepted(known, 'stored', false, NOW + STORE_EVERY_MS).store).toBe(true);
});

test('refused where its successor is accepted: tokens are good for one use, and the successor’s successor is stored', () => {
  const refused = { reuse: 'refused', store: true, keepPrevious: false };
  expect(accepted(rotation({ previous: 'p' }), 'stored', true, NOW)).toEqual(refused);
  expect(accepted(rotation({ reuse: 'accepted' }), 'newer', true, NOW)).toEqual(refused);
});

/**
 * Plays an account against a token endpoint whose tokens are good for many uses or for one, with
 * instances that die and forget what they had in memory. The stored token must stay good.
 */
test('no endpoint and no crash loses an account, and a lenient endpoint is written to at most once a day', () => {
  const acts = fc.array(fc.record({ crash: fc.boolean(), hours: fc.nat(30) }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(fc.boolean(), acts, (singleUse, steps) => {
      const used = new Set<string>();
      let made = 0;
      let state = { rotation: rotation(), stored: 't0', previous: '', newer: '' };
      let now = NOW;
      let writes = 0;
      for (const { crash, hours } of steps) {
        now += hours * HOUR_MS;
        if (crash) state = { ...state, newer: '' };
        let refused = false;
        let ok = false;
        for (const which of presentations(state.rotation, state.newer !== '')) {
          const token = {
            stored: state.stored,
            previous: state.previous,
            newer: state.newer,
            successor: '',
          }[which];
          if (singleUse && used.has(token)) {
            refused = true;
            continue;
          }
          used.add(token);
          made += 1;
          const fresh = `t${made}`;
          const { reuse, store, keepPrevious } = accepted(state.rotation, which, refused, now);
          const storedAt = store ? now : state.rotation.storedAt;
          writes += store ? 1 : 0;
          state = {
            rotation: { reuse, storedAt, ...(keepPrevious && { previous: 'name' }) },
            stored: store ? fresh : state.stored,
            previous: keepPrevious ? token : '',
            newer: store ? '' : fresh,
          };
          ok = true;
          break;
        }
        expect(ok).toBe(true);
      }
      const days = (now - NOW) / STORE_EVERY_MS;
      if (!singleUse) expect(writes).toBeLessThanOrEqual(2 + days);
    }),
  );
});

/** As above, with instances that die after the vault has the new token and before the row says so. */
test('F2: a death between vault and row loses no token, single-use or not', () => {
  const acts = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.boolean(), acts, (singleUse, deaths) => {
      const used = new Set<string>();
      const vault = new Map([['n0', 't0']]);
      let row: { rotation: Rotation; stored: string } = { rotation: rotation(), stored: 'n0' };
      let names = 0;
      let made = 0;
      for (const dies of deaths) {
        let refused = false;
        let ok = false;
        for (const which of presentations(row.rotation, false)) {
          const { previous = '', successor = '' } = row.rotation;
          const place = { stored: row.stored, previous, successor, newer: '' }[which];
          const token = vault.get(place);
          if (token === undefined) continue;
          if (namesSuccessor(row.rotation, refused) && row.rotation.successor === undefined)
            row = { ...row, rotation: { ...row.rotation, successor: `n${(names += 1)}` } };
          if (singleUse && used.has(token)) {
            refused = true;
            continue;
          }
          used.add(token);
          const { reuse, store, keepPrevious } = accepted(row.rotation, which, refused, NOW);
          const name = row.rotation.successor ?? `n${(names += 1)}`;
          if (store) vault.set(name, `t${(made += 1)}`);
          const kept = keepPrevious ? { previous: row.stored } : {};
          if (!dies && store) row = { stored: name, rotation: { reuse, storedAt: NOW, ...kept } };
          else if (!dies) row = { ...row, rotation: { reuse, storedAt: NOW } };
          ok = true;
          break;
        }
        expect(ok).toBe(true);
      }
    }),
  );
});
