import type { Call } from '../core/types';
import type { TodoTask } from './todo-lists';
import { entityType } from '../core/entity-type';
import { collection } from './collection-routes';
import { accepts } from './define';
import { listOf, newTask, taskFrom, taskOf, tasksFragment, text, todoOf, view } from './todo-lists';

const read = accepts('Tasks.Read Tasks.ReadWrite', 'Tasks.Read.All Tasks.ReadWrite.All');
const write = accepts('Tasks.ReadWrite', 'Tasks.ReadWrite.All');

/** https://learn.microsoft.com/graph/api/resources/todotask */
const taskType = entityType('todoTask', {
  writable: {
    body: 'object',
    categories: 'list',
    completedDateTime: 'object',
    dueDateTime: 'object',
    importance: 'text',
    isReminderOn: 'flag',
    recurrence: 'object',
    reminderDateTime: 'object',
    startDateTime: 'object',
    status: 'text',
    title: 'text',
  },
  readOnly: [
    'bodyLastModifiedDateTime',
    'createdDateTime',
    'hasAttachments',
    'lastModifiedDateTime',
  ],
  expandable: ['checklistItems', 'linkedResources'],
});

function taskView(call: Call): (task: TodoTask) => Record<string, unknown> {
  const expanded = call.query.expand ?? [];
  return ({ listId: _listId, checklistItems, ...task }) => ({
    ...view(task),
    ...(expanded.includes('checklistItems') && { checklistItems }),
    ...(expanded.includes('linkedResources') && { linkedResources: [] }),
  });
}

/** Tasks of a list. */
export const todoTaskRoutes = collection<TodoTask>({
  path: '/me/todo/lists/{list-id}/tasks',
  key: 'task-id',
  type: taskType,
  fragment: tasksFragment,
  pages: {
    list: 'todotasklist-list-tasks',
    create: 'todotasklist-post-tasks',
    changes: 'todotask-delta',
    get: 'todotask-get',
    update: 'todotask-update',
    remove: 'todotask-delete',
  },
  read,
  write,
  paging: { pageSize: 20 },
  items: (call) => todoOf(call.user).in(listOf(call)),
  find: taskOf,
  view: taskView,
  changes: (call) => ({ collection: todoOf(call.user).tasks, scope: listOf(call).id }),
  create(call, given) {
    text(given, 'title');
    return todoOf(call.user).tasks.create(newTask(listOf(call), given, call.now), call.caller);
  },
  update: ({ user, now }, task, given) =>
    void todoOf(user).tasks.change(task, taskFrom(given, task, now)),
  remove: ({ user }, task) => todoOf(user).tasks.remove(task),
});
