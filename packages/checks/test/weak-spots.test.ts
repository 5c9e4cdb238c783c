import * as z from 'zod';
import { expect as assert, recordOver, runContextOf, weakSpotsOf } from '../src';
import type { CheckContext, Transport } from '../src';
import { aCheck, answer, dull, grammar, MARKER, NOW, permission, refuse } from './support';

const shape = { id: z.string(), name: z.string(), size: z.number() };
const list = grammar.list('/things', shape, { permission });
const get = grammar.get('/things/{id}', shape, { permission });
const things = [
  { id: 'a', name: 'amber', size: 1 },
  { id: 'b', name: 'basil', size: 2 },
];

const transport: Transport = {
  now: () => NOW,
  ready: () => undefined,
  pause: () => Promise.resolve(),
  exchange: (_, { path }, read) => {
    const found = things.find(({ id }) => path.startsWith(`/things/${id}`));
    if (!found && path.startsWith('/things/')) return Promise.resolve().then(() => refuse(404));
    return Promise.resolve(read(answer(200, found ?? { value: things })));
  },
  transfer: () => Promise.resolve(answer(200)),
};

async function weakSpots(run: (context: CheckContext) => Promise<void>) {
  const check = aCheck('mail.look', { calls: [list, get], run });
  const recorded = recordOver(transport);
  const setting = { mode: 'delegated', marker: MARKER, random: () => dull, now: NOW } as const;
  const ledger = { made: () => undefined };
  await check.run(
    runContextOf({ ...setting, transport: recorded.transport, check, random: dull, ledger }),
  );
  const found = await weakSpotsOf(check, recorded.answers, setting);
  return found.map(({ call, change, outcome }) => `${call}: ${change}: ${outcome}`);
}

test('a check that asserts nothing passes on every untrue answer', async () => {
  expect(
    await weakSpots(async ({ graph }) => {
      await graph.all(list);
    }),
  ).toEqual([
    'GET /things: emptied: passed',
    'GET /things: an item missing: passed',
    'GET /things: another id: passed',
    'GET /things: another name: passed',
    'GET /things: another size: passed',
  ]);
});

test('what a relation holds is seen, and what it leaves out is told', async () => {
  const found = await weakSpots(async ({ graph }) => {
    const items = await graph.all(list);
    assert.equal('there are as many as there were', items.length, 2);
    const [first] = items;
    const again = await graph.send(get, { at: { id: first?.id ?? '' } });
    assert.equal('it is the same by its id', again.name, first?.name);
  });
  expect(found).toEqual([
    'GET /things: another size: passed',
    'GET /things/{id}: another id: passed',
    'GET /things/{id}: another size: passed',
  ]);
});
