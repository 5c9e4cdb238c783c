import { expect, words } from '@perennial/checks';
import type { CheckContext } from '@perennial/checks';
import { draft, listContent } from './calls';

/** Writes a draft of six words. @returns Its id. */
export async function writeDraft({ graph, random }: CheckContext): Promise<string> {
  const content = words(random, 6);
  const made = await graph.create(draft, { body: { body: { contentType: 'text', content } } });
  return made.id;
}

/** Asserts that a folder lists one message, and nothing else. */
export async function holdsJust(
  { graph, eventually }: CheckContext,
  folder: string,
  message: string,
): Promise<void> {
  const held = await eventually(
    'the folder lists a message',
    () => graph.all(listContent, { at: { folder } }),
    ({ length }) => length > 0,
  );
  const ids = held.map(({ id }) => id);
  expect.sameSet('the folder lists the message, and nothing else', ids, [message]);
}
