import fc from 'fast-check';
import * as z from 'zod';
import type { Call, Check } from '../../src/checks/define';
import type { Failure } from '../../src/domain/failure';
import type { LedgerEntry } from '../../src/domain/run';
import { SWEEP_LIMIT, SWEEP_MS, sweepLedger } from '../../src/engine/sweep';
import type { SweepInput } from '../../src/engine/sweep';
import type { Tenant } from '../../src/engine/tenant';
import {
  aSession,
  contextInput,
  MARKER,
  NOW,
  refusal,
  response,
  stillClock,
} from '../checks/support';

const HOUR_MS = 3_600_000;

const call = (method: Call['method'], path: string): Call => ({
  method,
  path,
  delegated: 'Mail.ReadWrite',
  status: [200, 204],
  page: '',
});
const calls = {
  find: { ...call('GET', '/me/things/{marker}'), response: z.array(z.string()) },
  remove: call('DELETE', '/me/things/{id}'),
};

const check = (lateByMs?: number): Check => ({
  id: 'mail.make-thing',
  workload: 'mail',
  kind: 'write',
  title: 'A title',
  proves: 'Something.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  creates: {
    thing: {
      what: 'a thing',
      removal: 'deleted',
      find: async (context, marker) =>
        (await context.send(calls.find, { params: { marker } })).body,
      remove: async (context, id) => {
        await context.send(calls.remove, { params: { id } });
      },
      ...(lateByMs !== undefined && { lateByMs }),
    },
  },
  run: async () => Promise.resolve(),
});

/** A tenant with these items, by marker; what is removed is gone. */
function tenant(items: Record<string, string[]>) {
  return aSession(({ method, path }) => {
    const name = path.split('/').at(-1) ?? '';
    if (method === 'GET') return response(200, items[name] ?? []);
    const holder = Object.values(items).find((ids) => ids.includes(name));
    if (!holder) throw refusal({ kind: 'assertion', status: 404 });
    holder.splice(holder.indexOf(name), 1);
    return response(204);
  });
}

/** An entry of a run that ended long ago. */
const entry = (changes: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: 'mail.make-thing/thing',
  accountId: 'a1',
  runId: 'r1',
  check: 'mail.make-thing',
  kind: 'thing',
  marker: MARKER,
  ids: [],
  createdAt: NOW - 2 * HOUR_MS,
  deadline: NOW - HOUR_MS,
  sweeps: 0,
  ...changes,
});

function sweep({
  entries,
  catalogue = [check()],
  session,
  ...changes
}: Partial<SweepInput> & Partial<Tenant> & Pick<SweepInput, 'entries'> & Pick<Tenant, 'session'>) {
  const tenant = contextInput(session, { deadline: NOW + 240_000, ...changes });
  return sweepLedger({ catalogue, entries, tenant });
}

test('known ids and whatever carries the marker are removed, and nothing else', async () => {
  const items = { [MARKER]: ['one', 'two'], other: ['keep'] };
  const session = tenant(items);
  const result = await sweep({ session, entries: [entry({ ids: ['two', 'gone'] })] });
  expect(items).toEqual({ [MARKER]: [], other: ['keep'] });
  expect(result).toEqual({
    ledgerRemove: ['mail.make-thing/thing'],
    ledgerUpdate: [],
    failures: [],
  });
});

test('an entry waits for what may turn up late', async () => {
  const items: Record<string, string[]> = {};
  const catalogue = [check(2 * HOUR_MS)];
  const first = await sweep({ session: tenant(items), entries: [entry()], catalogue });
  expect(first).toMatchObject({
    ledgerRemove: [],
    ledgerUpdate: [{ sweeps: 1, ids: [] }],
    failures: [],
  });
  items[MARKER] = ['late'];
  const { clock } = stillClock(NOW + HOUR_MS);
  const deadline = NOW + HOUR_MS + 240_000;
  const entries = first.ledgerUpdate;
  const second = await sweep({ session: tenant(items), entries, catalogue, clock, deadline });
  expect(items[MARKER]).toEqual([]);
  expect(second.ledgerRemove).toHaveLength(1);
});

test('an entry of which something is left stays, counts the sweep, and says why', async () => {
  const session = aSession(({ method }) => {
    if (method === 'DELETE') throw refusal({ kind: 'permission', code: 'denied', status: 403 });
    return response(200, ['one']);
  });
  const { ledgerRemove, ledgerUpdate, failures } = await sweep({ session, entries: [entry()] });
  expect(ledgerRemove).toEqual([]);
  expect(ledgerUpdate).toEqual([entry({ ids: ['one'], sweeps: 1 })]);
  expect(failures).toMatchObject([{ entry: 'mail.make-thing/thing', failure: { code: 'denied' } }]);
});

test('an entry of a check that this version does not have is kept and reported', async () => {
  const session = tenant({});
  const entries = [entry({ check: 'mail.gone' }), entry({ id: 'other', kind: 'gone' })];
  const { ledgerRemove, ledgerUpdate, failures } = await sweep({ session, entries });
  expect(session.asked).toEqual([]);
  expect(ledgerRemove).toEqual([]);
  expect(ledgerUpdate.map(({ sweeps }) => sweeps)).toEqual([1, 1]);
  expect(failures.map(({ failure }) => failure.code)).toEqual([
    'creation-unknown',
    'creation-unknown',
  ]);
});

test.each<Partial<Failure>>([
  { kind: 'throttled', status: 429, notBefore: NOW + HOUR_MS },
  { kind: 'auth', status: 401 },
  { kind: 'network', code: 'refused' },
])('when the tenant is out of reach, the rest is left for another time: %j', async (failure) => {
  const session = aSession(() => {
    throw refusal(failure);
  });
  const result = await sweep({ session, entries: [entry(), entry({ id: 'second' })] });
  expect(session.asked).toHaveLength(1);
  expect(result).toMatchObject({ ledgerRemove: [], ledgerUpdate: [], failures: [{ failure }] });
});

test('a sweep takes on so many entries, those first that were looked at least', async () => {
  const entries = Array.from({ length: SWEEP_LIMIT + 5 }, (_, index) =>
    entry({ id: `e${index}`, sweeps: index < 5 ? 1 : 0, createdAt: NOW - HOUR_MS + index }),
  );
  const { ledgerRemove } = await sweep({ session: tenant({}), entries });
  expect(ledgerRemove).toEqual(Array.from({ length: SWEEP_LIMIT }, (_, index) => `e${index + 5}`));
});

test('a sweep ends in time for the run’s own checks', async () => {
  const { clock, advance } = stillClock();
  const session = aSession(() => {
    advance(SWEEP_MS);
    return response(200, []);
  });
  const entries = [entry(), entry({ id: 'second' }), entry({ id: 'third' })];
  const { ledgerRemove, failures } = await sweep({ session, entries, clock });
  expect(session.asked).toHaveLength(1);
  expect(ledgerRemove).toEqual(['mail.make-thing/thing']);
  expect(failures).toMatchObject([{ entry: 'second', failure: { code: 'deadline' } }]);
});

test('swept often enough, any ledger comes to nothing, and so do its leftovers', async () => {
  const leftovers = fc.dictionary(
    fc.stringMatching(/^m[0-9]{1,3}$/),
    fc.uniqueArray(fc.stringMatching(/^i[0-9a-z]{1,6}$/), { maxLength: 3 }),
    { maxKeys: 40 },
  );
  await fc.assert(
    fc.asyncProperty(leftovers, async (items) => {
      const known = { ...items };
      const session = tenant(known);
      let entries: readonly LedgerEntry[] = Object.keys(items).map((marker) =>
        entry({ id: marker, marker }),
      );
      for (let sweeps = 0; entries.length > 0 && sweeps < 5; sweeps += 1) {
        const { ledgerRemove, ledgerUpdate } = await sweep({ session, entries });
        const updated = new Map(ledgerUpdate.map((each) => [each.id, each]));
        entries = entries
          .filter(({ id }) => !ledgerRemove.includes(id))
          .map((each) => updated.get(each.id) ?? each);
      }
      expect(entries).toEqual([]);
      expect(Object.values(known).flat()).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
