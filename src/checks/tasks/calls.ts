import { by, byName, defineCreation, fail } from '@perennial/checks';
import type { Graph } from '@perennial/checks';
import * as z from 'zod';
import { del, list, post } from '../graph';

export const id = { id: z.string() };

/** Microsoft’s pages say that To Do takes some query options, not which: it is asked for whole things. */
export const WHOLE = { select: false } as const;

export const taskList = defineCreation({
  name: 'tasks.list',
  what: 'a task list with one task in it',
  removal: 'deleted with its task; To Do keeps nothing',
  make: post('/me/todo/lists', id, { body: ['displayName'] }),
  marker: 'displayName',
  find: byName(list('/me/todo/lists', { ...id, displayName: z.string() }, WHOLE), 'displayName'),
  remove: by(del('/me/todo/lists/{id}')),
});

/** Puts a task into a list. What is in a list is removed with it. */
export const addTask = post('/me/todo/lists/{list}/tasks', id, { body: ['title'] });

export const listLists = list('/me/todo/lists', { ...id, wellknownListName: z.string() }, WHOLE);

/** The id of the user’s default list, of which there must be just one. */
export async function defaultList(graph: Graph): Promise<string> {
  const all = await graph.all(listLists);
  const [main, ...more] = all.filter((one) => one.wellknownListName === 'defaultList');
  if (!main || more.length > 0) fail('one list is the default list', { lists: all.length });
  return main.id;
}
