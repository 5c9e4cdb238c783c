import type { Call, Reply } from '../core/types';
import { entityType, jsonBody, written } from '../core/entity-type';
import { outlook } from '../core/errors';
import { delta, many, noContent, one, usersFragment } from '../core/reply';
import { accepts, route, routesOf } from './define';
import { listOf, text, todoOf, view } from './todo-lists';
import { todoTaskRoutes } from './todo-tasks';
import { checklistRoutes } from './todo-checklist';

const read = accepts('Tasks.Read Tasks.ReadWrite', 'Tasks.Read.All Tasks.ReadWrite.All');
const write = accepts('Tasks.ReadWrite', 'Tasks.ReadWrite.All');
const readWritten = accepts('Tasks.ReadWrite', 'Tasks.Read.All Tasks.ReadWrite.All');

/** https://learn.microsoft.com/graph/api/resources/todotasklist */
const listType = entityType('todoTaskList', {
  writable: { displayName: 'text' },
  readOnly: ['isOwner', 'isShared', 'wellknownListName'],
});

function describedList(call: Call) {
  return { type: listType, fragment: `${usersFragment(call)}/todo/lists` };
}

function listLists(call: Call): Reply {
  const items = todoOf(call.user).lists.all().map(view);
  return many(call, { ...describedList(call), items, pageSize: 100, most: 1000, paging: 'skip' });
}

function listChanges(call: Call): Reply {
  return delta(call, {
    ...describedList(call),
    collection: todoOf(call.user).lists,
    view,
    pageSize: 100,
  });
}

function getList(call: Call): Reply {
  return one(call, describedList(call), view(listOf(call)));
}

function createList(call: Call): Reply {
  const list = todoOf(call.user).createList(
    text(written(jsonBody(call), listType), 'displayName'),
    call.caller,
  );
  return one(call, describedList(call), view(list), 201);
}

function updateList(call: Call): Reply {
  const todo = todoOf(call.user);
  const list = todo.own(listOf(call));
  todo.lists.change(list, { displayName: text(written(jsonBody(call), listType), 'displayName') });
  return one(call, describedList(call), view(list));
}

function removeList(call: Call): Reply {
  const todo = todoOf(call.user);
  todo.removeList(todo.own(listOf(call)));
  return noContent;
}

const list = '/me/todo/lists/{list-id}';

export const todoRoutes = routesOf(outlook, [
  route('GET', '/me/todo/lists', 'todo-list-lists', read, listLists),
  route('POST', '/me/todo/lists', 'todo-post-lists', write, createList),
  route('GET', '/me/todo/lists/delta', 'todotasklist-delta', readWritten, listChanges),
  route('GET', list, 'todotasklist-get', read, getList),
  route('PATCH', list, 'todotasklist-update', write, updateList),
  route('DELETE', list, 'todotasklist-delete', write, removeList),
  ...todoTaskRoutes,
  ...checklistRoutes,
]);
