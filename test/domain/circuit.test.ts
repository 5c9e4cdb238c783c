import fc from 'fast-check';
import {
  admit,
  afterRun,
  farSideFaultIn,
  LONGEST_PROBE_GAP_MS,
  OPENS_AFTER,
  PROBE_EVERY_MS,
  TENANTS_FOR_HOST,
} from '../../src/domain/circuit';
import type { Circuits } from '../../src/domain/circuit';
import type { Failure } from '../../src/domain/failure';
import { hasPlace, PLACES, PLACES_PER_TENANT } from '../../src/domain/places';
import { NOW } from './support';

const silent: Failure = { stage: 'request', kind: 'network', code: 'timeout' };
const down: Failure = { stage: 'request', kind: 'service', code: 'http-503', status: 503 };

/** The circuits after so many runs of a tenant met a fault. */
const failing = (circuits: Circuits, key: string, times: number, fault: Failure | undefined) =>
  Array.from({ length: times }).reduce<Circuits>(
    (before) => afterRun(before, key, fault, NOW),
    circuits,
  );

describe('V15: a circuit per tenant and client', () => {
  test('opens after a few runs with a fault, lets one probe through at a time, and closes with an answer', () => {
    const almost = failing(new Map(), 'a', OPENS_AFTER - 1, silent);
    expect(admit(almost, 'a', NOW).admitted).toBe(true);
    const open = failing(almost, 'a', 1, silent);
    expect(admit(open, 'a', NOW)).toMatchObject({ admitted: false, until: NOW + PROBE_EVERY_MS });
    expect(admit(open, 'b', NOW).admitted).toBe(true);
    const probed = admit(open, 'a', NOW + PROBE_EVERY_MS);
    if (!probed.admitted) throw new Error('no probe');
    expect(admit(probed.circuits, 'a', NOW + PROBE_EVERY_MS).admitted).toBe(false);
    const answered = afterRun(probed.circuits, 'a', undefined, NOW + PROBE_EVERY_MS);
    expect(admit(answered, 'a', NOW + PROBE_EVERY_MS).admitted).toBe(true);
  });

  test('waits longer after each probe that fails, up to a bound', () => {
    const gaps = [0, 1, 2, 3, 4, 5].map((more) => {
      const circuit = failing(new Map(), 'a', OPENS_AFTER + more, silent).get('a');
      return (circuit?.probeAt ?? 0) - NOW;
    });
    expect(gaps.slice(0, 3)).toEqual([1, 2, 4].map((times) => times * PROBE_EVERY_MS));
    expect(Math.max(...gaps)).toBe(LONGEST_PROBE_GAP_MS);
  });

  test('what several tenants meet alike while none succeeds is the host’s, and holds up all', () => {
    const keys = Array.from({ length: TENANTS_FOR_HOST }, (_, index) => `t${index}`);
    const all = keys.reduce<Circuits>((before, key) => failing(before, key, 1, down), new Map());
    expect(admit(all, 'new', NOW).admitted).toBe(false);
    expect(admit(failing(all, 'other', 1, undefined), 'new', NOW).admitted).toBe(true);
    expect(admit(failing(all, 't0', 1, silent), 'new', NOW).admitted).toBe(true);
    expect(admit(all, 'new', NOW + LONGEST_PROBE_GAP_MS).admitted).toBe(true);
  });

  test('one tenant’s fault never holds up another that answers', () => {
    const runs = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean()), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(runs, (list) => {
        let circuits: Circuits = afterRun(new Map(), 'good', undefined, NOW);
        for (const [key, faulty] of list) {
          circuits = afterRun(circuits, key, faulty ? silent : undefined, NOW);
        }
        expect(admit(circuits, 'good', NOW).admitted).toBe(true);
      }),
    );
  });
});

test('V15: a run has met the far side’s fault when it met nothing else', () => {
  const met = { check: 'mail.list', result: 'failed', ms: 1, failure: down } as const;
  const passed = { check: 'files.list', result: 'passed', ms: 1 } as const;
  const skipped = { check: 'files.list', result: 'skipped', ms: 0, failure: down } as const;
  expect(farSideFaultIn([met, skipped], undefined)).toBe(down);
  expect(farSideFaultIn([met, passed], undefined)).toBeUndefined();
  expect(farSideFaultIn([], undefined)).toBeUndefined();
  expect(farSideFaultIn([], { stage: 'token', kind: 'network', code: 'timeout' })).toBeDefined();
  expect(farSideFaultIn([], { stage: 'token', kind: 'auth', code: 'AADSTS1' })).toBeUndefined();
  const vault = { stage: 'token', kind: 'service', code: 'vault-unreachable' } as const;
  expect(farSideFaultIn([], vault)).toBeUndefined();
  const undone = { ...down, code: 'undo-failed', facts: { reason: 'http-503' } };
  const cut = { ...met, result: 'undo-failed', failure: undone } as const;
  expect(farSideFaultIn([cut, skipped], undefined)).toMatchObject({ code: 'http-503' });
});

test('V15: a tenant has its share of the places, and those that were silent have half of them', () => {
  const good = { key: 'good', silent: false };
  const own = Array.from({ length: PLACES_PER_TENANT }, () => good);
  expect(hasPlace(own.slice(1), good)).toBe(true);
  expect(hasPlace(own, good)).toBe(false);
  expect(hasPlace(own, { key: 'other', silent: false })).toBe(true);
  const dead = Array.from({ length: PLACES / 2 }, (_, index) => ({
    key: `d${index}`,
    silent: true,
  }));
  expect(hasPlace(dead, { key: 'd9', silent: true })).toBe(false);
  expect(hasPlace(dead, good)).toBe(true);
});
