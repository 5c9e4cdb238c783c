import type { Call, Reply } from '../core/types';
import type { ChecklistItem } from './todo-lists';
import { entityType, jsonBody, written } from '../core/entity-type';
import { outlook } from '../core/errors';
import { isoSeconds, outlookId } from '../core/ids';
import { many, noContent, one, param } from '../core/reply';
import { accepts, route } from './define';
import { taskOf, tasksFragment, todoOf } from './todo-lists';

const read = accepts('Tasks.Read Tasks.ReadWrite', 'Tasks.Read.All Tasks.ReadWrite.All');
const write = accepts('Tasks.ReadWrite', 'Tasks.ReadWrite.All');

/** https://learn.microsoft.com/graph/api/resources/checklistitem */
const checkType = entityType('checklistItem', {
  writable: {
    displayName: 'text',
    isChecked: 'flag',
    checkedDateTime: 'time',
    createdDateTime: 'time',
  },
});

function describedCheck(call: Call) {
  const task = encodeURIComponent(param(call, 'task-id'));
  return { type: checkType, fragment: `${tasksFragment(call)}('${task}')/checklistItems` };
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

const task = '/me/todo/lists/{list-id}/tasks/{task-id}';
const check = `${task}/checklistItems/{check-id}`;

/** Steps of a task. */
export const checklistRoutes = [
  route('GET', `${task}/checklistItems`, 'todotask-list-checklistitems', read, listChecks),
  route('POST', `${task}/checklistItems`, 'todotask-post-checklistitems', write, createCheck),
  route('GET', check, 'checklistitem-get', read, getCheck),
  route('PATCH', check, 'checklistitem-update', write, updateCheck),
  route('DELETE', check, 'checklistitem-delete', write, removeCheck),
];
