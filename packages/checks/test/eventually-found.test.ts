import * as z from 'zod';
import { by, byName, defineCreation, eventuallyFound } from '../src';
import { answer, contextOver, grammar, MARKER, permission } from './support';

const named = { id: z.string(), name: z.string() };
const thing = defineCreation({
  name: 'mail.thing',
  what: 'a thing',
  removal: 'removed',
  make: grammar.post('/things', { id: z.string() }, { permission }),
  marker: 'name',
  find: byName(grammar.list('/things', named, { permission }), 'name'),
  remove: by(grammar.del('/things/{id}', { permission })),
});

/** Looks for the thing `a` in a list that shows these ids under the marker, and after the last look the last ones. */
async function look(...lists: readonly (readonly string[])[]) {
  let looks = 0;
  const { context } = contextOver(
    () => {
      const ids = lists[Math.min(looks, lists.length - 1)] ?? [];
      looks += 1;
      return answer(200, { value: ids.map((id) => ({ id, name: MARKER })) });
    },
    { calls: [], creates: [thing] },
  );
  await eventuallyFound(context, 'the thing is listed', thing, 'a');
  return looks;
}

test('what a list shows a little later is waited for', async () => {
  await expect(look([], [], ['a'])).resolves.toBe(3);
});

test.each([
  ['never there', [[]]],
  ['not the one made', [['b']]],
  ['not alone', [['a', 'b']]],
])('what is %s fails', async (_, lists) => {
  await expect(look(...lists)).rejects.toMatchObject({ code: 'assertion' });
});
