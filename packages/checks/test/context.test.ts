import fc from 'fast-check';
import * as z from 'zod';
import { by, byFilter, byName, defineCreation, graphContextOf, isRefusedWith } from '../src';
import {
  answer,
  contextOver,
  failureOf,
  grammar,
  MARKER,
  NOW,
  permission,
  refuse,
} from './support';

const id = { id: z.string() };
const make = grammar.post('/sites/{site}/things', id, { permission });
const copy = grammar.post('/things/{id}/copy', id, { permission });
const list = grammar.list('/things', { ...id, title: z.string() }, { permission });
const remove = grammar.del('/sites/{site}/things/{id}', { permission });
const thing = defineCreation({
  name: 'mail.thing',
  what: 'a thing',
  removal: 'deleted',
  make,
  marker: 'fields.title',
  find: byName(list, 'title'),
  remove: by(remove),
});
const setting = { calls: [make, copy, list], creates: [thing] };
const at = { site: 'root' };

test('what is made carries the marker, and is known with its place at once', async () => {
  const { context, asked, made } = contextOver(() => answer(201, { id: '7' }), setting);
  expect(await context.graph.create(thing, { at, body: { fields: { size: 1 } } })).toEqual({
    id: '7',
  });
  expect(asked).toMatchObject([
    { method: 'POST', path: '/sites/root/things', body: { fields: { size: 1, title: MARKER } } },
  ]);
  expect(made).toEqual([{ name: 'mail.thing', made: { id: '7', at } }]);
});

test('made by another call it is known all the same, and that is sent as it is', async () => {
  const { context, asked, made } = contextOver(() => answer(201, { id: '8' }), setting);
  await context.graph.create(thing, { make: copy, at: { id: '7' }, body: { to: 'x' } });
  expect(asked).toMatchObject([{ path: '/things/7/copy', body: { to: 'x' } }]);
  expect(made).toEqual([{ name: 'mail.thing', made: { id: '8', at: { id: '7' } } }]);
});

test('nothing is made without the marker, unless there is no room for it', async () => {
  const { marker: _, ...bare } = thing;
  const { context, asked } = contextOver(() => answer(201, { id: '9' }), {
    ...setting,
    creates: [bare],
  });
  await expect(context.graph.create(bare, { at, body: {} })).rejects.toThrow('without its marker');
  expect(asked).toEqual([]);
  await context.graph.create(bare, { at, body: `<p>${MARKER}</p>` });
  const roomless = { ...thing, marker: false } as const;
  const other = contextOver(() => answer(201, { id: '9' }), { ...setting, creates: [roomless] });
  await other.context.graph.create(roomless, { at, body: { state: 'Away' } });
  expect(other.asked).toMatchObject([{ body: { state: 'Away' } }]);
});

test('nothing is sent that is not listed, and nothing made that is not said', async () => {
  const { context, asked } = contextOver(() => answer(201, { id: '7' }), { calls: [list] });
  await expect(context.graph.send(copy, { at: { id: '7' } })).rejects.toThrow('is not listed');
  await expect(context.graph.create(thing, { at })).rejects.toThrow('does not say that it creates');
  expect(() => {
    context.graph.adopt(thing, '7');
  }).toThrow('does not say that it creates');
  expect(asked).toEqual([]);
});

test('an adopted thing is known by its id, and a moved one by the new one', () => {
  const { context, made } = contextOver(() => answer(200), setting);
  context.graph.adopt(thing, '7', { at });
  context.graph.adopt(thing, '8', { inPlaceOf: '7' });
  expect(made).toEqual([
    { name: 'mail.thing', made: { id: '7', at } },
    { name: 'mail.thing', made: { id: '8', at: {} }, inPlaceOf: '7' },
  ]);
});

test('only what carries the marker is found, whatever a filter gives', async () => {
  const items = [
    { id: 'mine', title: MARKER },
    { id: 'other', title: `not ${MARKER}` },
  ];
  for (const find of [byName(list, 'title'), byFilter(list, 'title')]) {
    const { context } = contextOver(() => answer(200, { value: items }), setting);
    expect(await find(context, MARKER)).toEqual([{ id: 'mine', at: {} }]);
  }
});

test('a removal goes to the place that the thing lies in, and sends no call but its own', async () => {
  const asked: string[] = [];
  const context = graphContextOf(thing.remove.calls, {
    transport: {
      now: () => NOW,
      ready: () => undefined,
      pause: () => Promise.resolve(),
      transfer: () => Promise.resolve(answer(200)),
      exchange: (_, { path }, read) => {
        asked.push(path);
        return Promise.resolve(read(answer(204)));
      },
    },
    mode: 'delegated',
  });
  await thing.remove(context, { id: 'with a space', at });
  expect(asked).toEqual(['/sites/root/things/with%20a%20space']);
  await expect(context.graph.all(list)).rejects.toThrow('is not listed');
});

test.each<[string, object, number]>([
  ['requests', { requests: 3 }, 3],
  ['bytes', { bytes: 3 * JSON.stringify({ x: 1 }).length }, 3],
])(
  'a check that uses more than its budget of %s fails, and sends no more',
  async (unit, less, most) => {
    const budget = { requests: 100, bytes: 10_000, milliseconds: 10_000, ...less };
    const { context, asked } = contextOver(() => answer(201, { id: '7' }), { ...setting, budget });
    const send = () => context.graph.send(copy, { at: { id: '7' }, body: { x: 1 } });
    for (let sent = 0; sent < most; sent += 1) await send();
    const failure = await failureOf(send());
    expect(failure).toMatchObject({ code: 'over-budget', facts: { unit } });
    expect(asked).toHaveLength(most);
  },
);

test('waiting costs time, and there is no more of that than the budget has', async () => {
  const budget = { requests: 100, bytes: 10_000, milliseconds: 4000 };
  const { context } = contextOver(() => answer(200, { value: [] }), { ...setting, budget });
  const waiting = context.eventually(
    'something comes',
    () => context.graph.all(list),
    ({ length }) => length > 0,
    { forMs: 60_000 },
  );
  expect((await failureOf(waiting)).facts).toEqual({ unit: 'milliseconds', most: '4000' });
});

test('a budget never hides what an answer said was made', async () => {
  const budget = { requests: 100, bytes: 1, milliseconds: 10_000 };
  const large = { ...answer(201, { id: '7' }), bytes: new Uint8Array(1000) };
  const { context, made } = contextOver(() => large, {
    ...setting,
    budget: { ...budget, bytes: 200 },
  });
  await context.graph.create(thing, { at });
  expect(made).toHaveLength(1);
});

test('a refusal with the status that is looked for is an answer, any other a failure', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(404, 409, 412),
      fc.constantFrom(404, 409, 412),
      async (a, b) => {
        const asking = isRefusedWith(a, () => Promise.resolve().then(() => refuse(b)));
        if (a === b) expect(await asking).toBe(true);
        else await expect(asking).rejects.toThrow('refused');
      },
    ),
  );
  expect(await isRefusedWith(412, () => Promise.resolve())).toBe(false);
});

test('app-only, a call is about the user it is for; without one it does not apply', async () => {
  const mine = grammar.get('/me/things', undefined, { permission });
  const asked: string[] = [];
  const contextFor = (user?: string) =>
    graphContextOf([mine], {
      transport: {
        now: () => NOW,
        ready: () => undefined,
        pause: () => Promise.resolve(),
        transfer: () => Promise.resolve(answer(200)),
        exchange: (_, { path }, read) => {
          asked.push(path);
          return Promise.resolve(read(answer(200)));
        },
      },
      mode: 'application',
      user,
    });
  await contextFor('adele@contoso.example').graph.send(mine);
  expect(asked).toEqual(['/users/adele%40contoso.example/things']);
  expect(await failureOf(contextFor().graph.send(mine))).toMatchObject({ code: 'no-user' });
});
