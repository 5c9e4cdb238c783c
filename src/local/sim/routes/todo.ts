import type { Call, Reply } from '../core/types';
import type { TodoList, TodoTask, ChecklistItem } from './todo-lists';
import { entityType, jsonBody, written } from '../core/entity-type';
import { badRequest, outlook } from '../core/errors';
import { isoSeconds, outlookId } from '../core/ids';
import { delta, many, noContent, one, param, usersFragment } from '../core/reply';
import { accepts, learn, routesOf } from './define';
import { newTask, taskFrom, todoOf } from './todo-lists';

const read = accepts('Tasks.Read Tasks.ReadWrite', 'Tasks.Read.All Tasks.ReadWrite.All');
const write = accepts('Tasks.ReadWrite', 'Tasks.ReadWrite.All');
const readWritten = accepts('Tasks.ReadWrite', 'Tasks.Read.All Tasks.ReadWrite.All');

/** https://learn.microsoft.com/graph/api/resources/todotasklist */
const listType = entityType('todoTaskList', {
  writable: { displayName: 'text' },
  readOnly: ['isOwner', 'isShared', 'wellknownListName'],
});

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

/** https://learn.microsoft.com/graph/api/resources/checklistitem */
const checkType = entityType('checklistItem', {
  writable: {
    displayName: 'text',
    isChecked: 'flag',
    checkedDateTime: 'time',
    createdDateTime: 'time',
  },
});

function describedList(call: Call) {
  return { type: listType, fragment: `${usersFragment(call)}/todo/lists` };
}

function view({
  etag,
  ...shown
}: TodoList | Omit<TodoTask, 'listId' | 'checklistItems'>): Record<string, unknown> {
  return { '@odata.etag': etag, ...shown };
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

function listOf(call: Call): TodoList {
  return todoOf(call.user).list(param(call, 'list-id'));
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

function describedTask(call: Call) {
  const list = encodeURIComponent(param(call, 'list-id'));
  return { type: taskType, fragment: `${usersFragment(call)}/todo/lists('${list}')/tasks` };
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

function taskOf(call: Call): TodoTask {
  const { id } = listOf(call);
  const task = todoOf(call.user).tasks.get(param(call, 'task-id'));
  if (task?.listId !== id) throw outlook.notFound(param(call, 'task-id'));
  return task;
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

function describedCheck(call: Call) {
  const task = encodeURIComponent(param(call, 'task-id'));
  return { type: checkType, fragment: `${describedTask(call).fragment}('${task}')/checklistItems` };
}

function listChecks(call: Call): Reply {
  const items = taskOf(call).checklistItems.map((item) => ({ ...item }));
  return many(call, { ...describedCheck(call), items, pageSize: 100, most: 1000, paging: 'skip' });
}

function checkOf(call: Call): ChecklistItem {
  const id = param(call, 'check-id');
  const found = taskOf(call).checklistItems.find((item) => item.id === id);
  if (!found) throw outlook.notFound(id);
  return found;
}

function getCheck(call: Call): Reply {
  return one(call, describedCheck(call), { ...checkOf(call) });
}

function checkFrom(call: Call, before: ChecklistItem): ChecklistItem {
  const given = written(jsonBody(call), checkType) as Partial<ChecklistItem>;
  const item = { ...before, ...given };
  const { isChecked } = item;
  return {
    ...item,
    checkedDateTime: isChecked ? (before.checkedDateTime ?? isoSeconds(call.now)) : null,
  };
}

/** Goes with its task: it is not counted by itself. */
function createCheck(call: Call): Reply {
  const blank = {
    id: outlookId(),
    displayName: '',
    createdDateTime: isoSeconds(call.now),
    isChecked: false,
    checkedDateTime: null,
  };
  const item = checkFrom(call, blank);
  putChecks(call, [...taskOf(call).checklistItems, item]);
  return one(call, describedCheck(call), { ...item }, 201);
}

function updateCheck(call: Call): Reply {
  const before = checkOf(call);
  const item = checkFrom(call, before);
  putChecks(
    call,
    taskOf(call).checklistItems.map((each) => (each === before ? item : each)),
  );
  return one(call, describedCheck(call), { ...item });
}

function removeCheck(call: Call): Reply {
  const gone = checkOf(call);
  putChecks(
    call,
    taskOf(call).checklistItems.filter((each) => each !== gone),
  );
  return noContent;
}

function putChecks(call: Call, checklistItems: readonly ChecklistItem[]): void {
  todoOf(call.user).tasks.change(taskOf(call), { checklistItems });
}

function text(given: Readonly<Record<string, unknown>>, name: string): string {
  const value = given[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw badRequest(`The property '${name}' is missing.`, 'invalidRequest');
}

const list = '/me/todo/lists/{list-id}';
const task = `${list}/tasks/{task-id}`;
const check = `${task}/checklistItems/{check-id}`;

export const todoRoutes = routesOf(outlook, [
  {
    method: 'GET',
    path: '/me/todo/lists',
    page: learn('todo-list-lists'),
    ...read,
    handle: listLists,
  },
  {
    method: 'POST',
    path: '/me/todo/lists',
    page: learn('todo-post-lists'),
    ...write,
    handle: createList,
  },
  {
    method: 'GET',
    path: '/me/todo/lists/delta',
    page: learn('todotasklist-delta'),
    ...readWritten,
    handle: listChanges,
  },
  { method: 'GET', path: list, page: learn('todotasklist-get'), ...read, handle: getList },
  { method: 'PATCH', path: list, page: learn('todotasklist-update'), ...write, handle: updateList },
  {
    method: 'DELETE',
    path: list,
    page: learn('todotasklist-delete'),
    ...write,
    handle: removeList,
  },
  {
    method: 'GET',
    path: `${list}/tasks`,
    page: learn('todotasklist-list-tasks'),
    ...read,
    handle: listTasks,
  },
  {
    method: 'POST',
    path: `${list}/tasks`,
    page: learn('todotasklist-post-tasks'),
    ...write,
    handle: createTask,
  },
  {
    method: 'GET',
    path: `${list}/tasks/delta`,
    page: learn('todotask-delta'),
    ...read,
    handle: taskChanges,
  },
  { method: 'GET', path: task, page: learn('todotask-get'), ...read, handle: getTask },
  { method: 'PATCH', path: task, page: learn('todotask-update'), ...write, handle: updateTask },
  { method: 'DELETE', path: task, page: learn('todotask-delete'), ...write, handle: removeTask },
  {
    method: 'GET',
    path: `${task}/checklistItems`,
    page: learn('todotask-list-checklistitems'),
    ...read,
    handle: listChecks,
  },
  {
    method: 'POST',
    path: `${task}/checklistItems`,
    page: learn('todotask-post-checklistitems'),
    ...write,
    handle: createCheck,
  },
  { method: 'GET', path: check, page: learn('checklistitem-get'), ...read, handle: getCheck },
  {
    method: 'PATCH',
    path: check,
    page: learn('checklistitem-update'),
    ...write,
    handle: updateCheck,
  },
  {
    method: 'DELETE',
    path: check,
    page: learn('checklistitem-delete'),
    ...write,
    handle: removeCheck,
  },
]);
