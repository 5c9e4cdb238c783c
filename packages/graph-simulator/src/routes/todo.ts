import type { TodoList } from './todo-lists';
import { entityType } from '../core/entity-type';
import { outlook } from '../core/errors';
import { usersFragment } from '../core/reply';
import { collection } from './collection-routes';
import { accepts, routesOf } from './define';
import { text, todoOf, view } from './todo-lists';
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

const lists = collection<TodoList>({
  path: '/me/todo/lists',
  key: 'list-id',
  type: listType,
  fragment: (call) => `${usersFragment(call)}/todo/lists`,
  pages: {
    list: 'todo-list-lists',
    create: 'todo-post-lists',
    changes: ['todotasklist-delta', readWritten],
    get: 'todotasklist-get',
    update: 'todotasklist-update',
    remove: 'todotasklist-delete',
  },
  read,
  write,
  paging: { pageSize: 100 },
  items: ({ user }) => todoOf(user).lists.all(),
  view: () => view,
  changes: ({ user }) => ({ collection: todoOf(user).lists }),
  create: ({ user, caller }, given) => todoOf(user).createList(text(given, 'displayName'), caller),
  update({ user }, list, given) {
    const todo = todoOf(user);
    todo.lists.change(todo.own(list), { displayName: text(given, 'displayName') });
  },
  remove({ user }, list) {
    const todo = todoOf(user);
    todo.removeList(todo.own(list));
  },
});

export const todoRoutes = routesOf(outlook, [...lists, ...todoTaskRoutes, ...checklistRoutes]);
