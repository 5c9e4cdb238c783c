import fc from 'fast-check';
import * as z from 'zod';
import { by, defineCreation, finding } from '@perennial/checks';
import type { Creation } from '@perennial/checks';
import type { Failure } from '../../src/domain/failure';
import { GIVEN_UP_AFTER_MS, leftoversIn, PARKED_MS } from '../../src/domain/leftovers';
import type { LedgerEntry } from '../../src/domain/run';
import { HOUR_MS } from '../../src/durations';
import { SWEEP_LIMIT, SWEEP_MS, sweepBeforeChecks } from '../../src/engine/sweep';
import type { SweepInput } from '../../src/engine/sweep';
import type { Tenant } from '../../src/engine/tenant';
import {
  aSession,
  contextInput,
  grammar,
  MARKER,
  NOW,
  refusal,
  response,
  stillClock,
} from '../checks/support';

const permission = 'Mail.ReadWrite';
const named = { permission, status: [200, 204] };
const make = grammar.post('/me/things', undefined, named);
const find = grammar.get(
  '/me/things/{marker}',
  { value: z.array(z.string()) },
  {
    ...named,
    select: false,
  },
);
const remove = grammar.del('/me/things/{id}', named);

const thing = (lateByMs?: number): Creation =>
  defineCreation({
    name: 'mail.thing',
    what: 'a thing',
    removal: 'deleted',
    make,
    find: finding([find], async ({ graph }, marker) => {
      const { value } = await graph.send(find, { at: { marker } });
      return value.map((id) => ({ id, at: {} }));
    }),
    remove: by(remove),
    ...(lateByMs !== undefined && { lateByMs }),
  });
const findIn =
  (...creations: readonly Creation[]) =>
  (name: string) =>
    creations.find((creation) => creation.name === name);
const made = (...ids: readonly string[]) => ids.map((id) => ({ id, at: {} }));

/** A tenant with these items, by marker; what is removed is gone. */
function tenant(items: Record<string, string[]>) {
  return aSession(({ method, path }) => {
    const name = path.split('/').at(-1) ?? '';
    if (method === 'GET') return response(200, { value: items[name] ?? [] });
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
  creation: 'mail.thing',
  marker: MARKER,
  made: [],
  tenantId: 'contoso.example',
  mode: 'delegated',
  createdAt: NOW - 2 * HOUR_MS,
  deadline: NOW - HOUR_MS,
  sweeps: 0,
  ...changes,
});

function sweep({
  entries,
  findCreation = findIn(thing()),
  session,
  ...changes
}: Partial<SweepInput> & Partial<Tenant> & Pick<SweepInput, 'entries'> & Pick<Tenant, 'session'>) {
  const tenant = contextInput(session, { deadline: NOW + 240_000, ...changes });
  return sweepBeforeChecks({ findCreation, entries, tenant });
}

test('known ids and whatever carries the marker are removed, and nothing else', async () => {
  const items = { [MARKER]: ['one', 'two'], other: ['keep'] };
  const session = tenant(items);
  const result = await sweep({ session, entries: [entry({ made: made('two') })] });
  expect(items).toEqual({ [MARKER]: [], other: ['keep'] });
  expect(result).toEqual({
    ledgerRemove: ['mail.make-thing/thing'],
    ledgerUpdate: [],
    items: { made: 1, removed: 2 },
    failures: [],
  });
});

test('one look that finds nothing is no proof: the next sweep looks again', async () => {
  const session = tenant({});
  const gone = entry({ made: made('gone') });
  const first = await sweep({ session, entries: [gone] });
  expect(first).toMatchObject({
    ledgerRemove: [],
    ledgerUpdate: [{ made: made('gone'), clearAt: NOW, sweeps: 1 }],
    failures: [],
  });
  const second = await sweep({ session, entries: first.ledgerUpdate });
  expect(first.items).toEqual({ made: 0, removed: 0 });
  expect(second).toMatchObject({ ledgerRemove: [gone.id], ledgerUpdate: [] });
  expect(second.items).toEqual({ made: 0, removed: 1 });
});

test('what one wrong 404 hid is found by the second look, and removed', async () => {
  const items = { [MARKER]: ['one'] };
  let lies = 1;
  const honest = tenant(items);
  const session = aSession((request) => {
    if (request.method === 'DELETE' && lies > 0) {
      lies -= 1;
      throw refusal({ kind: 'assertion', status: 404 });
    }
    return honest.request(request);
  });
  const first = await sweep({ session, entries: [entry({ made: made('one') })] });
  const second = await sweep({ session, entries: first.ledgerUpdate });
  expect(items).toEqual({ [MARKER]: [] });
  expect(second.ledgerRemove).toHaveLength(1);
});

test.each(['not-provisioned', 'licence', 'permission'] as const)(
  'V1: a place that is out of reach (%s) is not gone: looked at once a day, outside the cap, and given up in the end',
  async (kind) => {
    const session = aSession(() => {
      throw refusal({ kind, code: 'closed', status: 403 });
    });
    const first = await sweep({ session, entries: [entry()] });
    expect(first.ledgerUpdate).toMatchObject([{ parkedUntil: NOW + PARKED_MS, sweeps: 1 }]);
    expect(leftoversIn(first.ledgerUpdate)).toMatchObject({ open: 0, stuck: 0, parked: 1, all: 1 });
    const entries = first.ledgerUpdate;
    const asked = session.asked.length;
    expect(await sweep({ session, entries })).toMatchObject({ ledgerUpdate: [], failures: [] });
    expect(session.asked).toHaveLength(asked);
    const { clock } = stillClock(NOW + GIVEN_UP_AFTER_MS);
    const deadline = clock() + 240_000;
    const last = await sweep({ session, entries, clock, deadline });
    expect(last).toMatchObject({
      ledgerRemove: ['mail.make-thing/thing'],
      failures: [{ failure: { code: 'leftover-given-up' } }],
    });
  },
);

test('F4: as the app, an entry is looked for where it was made, whoever the account looks at now', async () => {
  const items = { [MARKER]: ['one'] };
  const session = tenant(items);
  const made = entry({ mode: 'application', user: 'old@contoso.example' });
  const now = { mode: 'application', user: 'new@contoso.example' } as const;
  const { ledgerRemove } = await sweep({ session, entries: [made], ...now });
  expect(ledgerRemove).toHaveLength(1);
  expect(session.asked.every((path) => path.includes('/users/old@contoso.example/'))).toBe(true);
});

test('F4: what another sort of token does not find proves nothing', async () => {
  const session = tenant({});
  const { ledgerUpdate, failures } = await sweep({
    session,
    entries: [entry({ mode: 'application', user: 'old@contoso.example' })],
  });
  expect(session.asked).toEqual([]);
  expect(ledgerUpdate).toMatchObject([{ parkedUntil: NOW + PARKED_MS }]);
  expect(failures).toMatchObject([{ failure: { code: 'other-identity' } }]);
});

test('F4: what another user does not find proves nothing; the one who made it does', async () => {
  const made = entry({ userId: 'adele' });
  const session = tenant({ [MARKER]: ['one'] });
  const { ledgerUpdate, failures } = await sweep({ session, entries: [made], userId: 'megan' });
  expect(session.asked).toEqual([]);
  expect(ledgerUpdate).toMatchObject([{ parkedUntil: NOW + PARKED_MS }]);
  expect(failures).toMatchObject([{ failure: { code: 'other-identity' } }]);
  for (const userId of ['adele', undefined]) {
    const again = tenant({ [MARKER]: ['one'] });
    const { ledgerRemove } = await sweep({ session: again, entries: [made], userId });
    expect(ledgerRemove).toHaveLength(1);
  }
});

test('an entry waits for what may turn up late', async () => {
  const items: Record<string, string[]> = {};
  const findCreation = findIn(thing(2 * HOUR_MS));
  const first = await sweep({ session: tenant(items), entries: [entry()], findCreation });
  expect(first).toMatchObject({
    ledgerRemove: [],
    ledgerUpdate: [{ sweeps: 1, made: [] }],
    failures: [],
  });
  items[MARKER] = ['late'];
  const { clock } = stillClock(NOW + HOUR_MS);
  const deadline = NOW + HOUR_MS + 240_000;
  const entries = first.ledgerUpdate;
  const second = await sweep({ session: tenant(items), entries, findCreation, clock, deadline });
  expect(items[MARKER]).toEqual([]);
  expect(second.ledgerRemove).toHaveLength(1);
});

test('an entry of which something is left stays, counts the sweep, and says why', async () => {
  const session = aSession(({ method }) => {
    if (method === 'DELETE') throw refusal({ kind: 'permission', code: 'denied', status: 403 });
    return response(200, { value: ['one'] });
  });
  const { ledgerRemove, ledgerUpdate, failures } = await sweep({ session, entries: [entry()] });
  expect(ledgerRemove).toEqual([]);
  const failure = { stage: 'request', kind: 'permission', code: 'denied' } as const;
  expect(ledgerUpdate).toEqual([entry({ made: made('one'), sweeps: 1, stuck: true, failure })]);
  expect(failures).toMatchObject([{ entry: 'mail.make-thing/thing', failure: { code: 'denied' } }]);
});

test('an entry outlives its check: what it made is found by the creation', async () => {
  const items = { [MARKER]: ['one'] };
  const { ledgerRemove } = await sweep({
    session: tenant(items),
    entries: [entry({ check: 'mail.removed-since' })],
  });
  expect(items).toEqual({ [MARKER]: [] });
  expect(ledgerRemove).toHaveLength(1);
});

test('an entry of a creation that this version does not have is kept and reported', async () => {
  const session = tenant({});
  const entries = [entry({ creation: 'mail.gone' }), entry({ id: 'other', creation: 'gone' })];
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
  const { ledgerUpdate } = await sweep({ session: tenant({}), entries });
  expect(ledgerUpdate.map(({ id }) => id)).toEqual(
    Array.from({ length: SWEEP_LIMIT }, (_, index) => `e${index + 5}`),
  );
});

test('a sweep ends in time for the run’s own checks', async () => {
  const { clock, advance } = stillClock();
  const session = aSession(() => {
    advance(SWEEP_MS);
    return response(200, { value: [] });
  });
  const entries = [entry(), entry({ id: 'second' }), entry({ id: 'third' })];
  const { ledgerUpdate, failures } = await sweep({ session, entries, clock });
  expect(session.asked).toHaveLength(1);
  expect(ledgerUpdate).toMatchObject([{ id: 'mail.make-thing/thing', clearAt: clock() }]);
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
      for (let sweeps = 0; entries.length > 0 && sweeps < 9; sweeps += 1) {
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
