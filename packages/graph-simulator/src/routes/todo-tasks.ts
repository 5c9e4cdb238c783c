import type { Call, Reply } from '../core/types';
import type { TodoTask } from './todo-lists';
import { entityType, jsonBody, written } from '../core/entity-type';
import { delta, many, noContent, one } from '../core/reply';
import { accepts, route } from './define';
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

function describedTask(call: Call) {
  return { type: taskType, fragment: tasksFragment(call) };
}

function taskView(call: Call): (task: TodoTask) => Record<string, unknown> {
  const expanded = call.query.expand ?? [];
  return ({ listId: _listId, checklistItems, ...task }) => ({
    ...view(task),
    ...(expanded.includes('checklistItems') && { checklistItems }),
    ...(expanded.includes('linkedResources') && { linkedResources: [] }),
  });
}

function listTasks(call: Call): Reply {
  const items = todoOf(call.user).in(listOf(call)).map(taskView(call));
  return many(call, { ...describedTask(call), items, pageSize: 20, most: 1000, paging: 'skip' });
}

function taskChanges(call: Call): Reply {
  const { tasks } = todoOf(call.user);
  const scope = listOf(call).id;
  return delta(call, {
    ...describedTask(call),
    collection: tasks,
    scope,
    view: taskView(call),
    pageSize: 20,
  });
}

function getTask(call: Call): Reply {
  return one(call, describedTask(call), taskView(call)(taskOf(call)));
}

function createTask(call: Call): Reply {
  const given = written(jsonBody(call), taskType);
  text(given, 'title');
  const task = newTask(listOf(call), given, call.now);
  return one(
    call,
    describedTask(call),
    taskView(call)(todoOf(call.user).tasks.create(task, call.caller)),
    201,
  );
}

function updateTask(call: Call): Reply {
  const task = taskOf(call);
  const changes = taskFrom(written(jsonBody(call), taskType), task, call.now);
  todoOf(call.user).tasks.change(task, changes);
  return one(call, describedTask(call), taskView(call)(task));
}

function removeTask(call: Call): Reply {
  todoOf(call.user).tasks.remove(taskOf(call));
  return noContent;
}

const list = '/me/todo/lists/{list-id}';
const task = `${list}/tasks/{task-id}`;

/** Tasks of a list. */
export const todoTaskRoutes = [
  route('GET', `${list}/tasks`, 'todotasklist-list-tasks', read, listTasks),
  route('POST', `${list}/tasks`, 'todotasklist-post-tasks', write, createTask),
  route('GET', `${list}/tasks/delta`, 'todotask-delta', read, taskChanges),
  route('GET', task, 'todotask-get', read, getTask),
  route('PATCH', task, 'todotask-update', write, updateTask),
  route('DELETE', task, 'todotask-delete', write, removeTask),
];
