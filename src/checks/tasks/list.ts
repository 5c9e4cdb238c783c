import * as z from 'zod';
import { call } from '../define';
import type { Creation, RunContext } from '../define';
import { collect, pageOf } from '../paging';

/** To make a task list, to put a task in it, and to find and remove the list. */
export const listCalls = {
  createList: call({
    method: 'POST',
    path: '/me/todo/lists',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['displayName'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/todo-post-lists',
  }),
  createTask: call({
    method: 'POST',
    path: '/me/todo/lists/{list}/tasks',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['title'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/todotasklist-post-tasks',
  }),
  lists: call({
    method: 'GET',
    path: '/me/todo/lists',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), displayName: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/todo-list-lists',
  }),
  deleteList: call({
    method: 'DELETE',
    path: '/me/todo/lists/{id}',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/todotasklist-delete',
  }),
};

export const taskList: Creation = {
  what: 'a task list with one task in it',
  removal: 'deleted with its task; To Do keeps nothing',
  async find(context, marker) {
    const { items } = await collect(context, listCalls.lists, {}, 1000);
    return items.filter(({ displayName }) => displayName === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(listCalls.deleteList, { params: { id } });
  },
};

/** Makes a list named by the marker. Answers its id, which the ledger knows by then as of kind `list`. */
export async function makeList(context: RunContext): Promise<string> {
  const { body: made } = await context.send(listCalls.createList, {
    body: { displayName: context.marker },
  });
  context.created('list', made.id);
  return made.id;
}
