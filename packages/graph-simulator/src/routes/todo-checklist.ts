import type { Call } from '../core/types';
import type { ChecklistItem } from './todo-lists';
import { entityType } from '../core/entity-type';
import { isoSeconds, outlookId } from '../core/ids';
import { param } from '../core/reply';
import { collection } from './collection-routes';
import { accepts } from './define';
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

function checkFrom(
  given: Readonly<Record<string, unknown>>,
  before: ChecklistItem,
  now: number,
): ChecklistItem {
  const item = { ...before, ...given };
  const checkedDateTime = item.isChecked ? (before.checkedDateTime ?? isoSeconds(now)) : null;
  return { ...item, checkedDateTime };
}

function change(call: Call, items: (before: readonly ChecklistItem[]) => ChecklistItem[]): void {
  const task = taskOf(call);
  todoOf(call.user).tasks.change(task, { checklistItems: items(task.checklistItems) });
}

/** Steps of a task. They go with it: they are not counted by themselves. */
export const checklistRoutes = collection<ChecklistItem>({
  path: '/me/todo/lists/{list-id}/tasks/{task-id}/checklistItems',
  key: 'check-id',
  type: checkType,
  fragment: (call) =>
    `${tasksFragment(call)}('${encodeURIComponent(param(call, 'task-id'))}')/checklistItems`,
  pages: {
    list: 'todotask-list-checklistitems',
    create: 'todotask-post-checklistitems',
    get: 'checklistitem-get',
    update: 'checklistitem-update',
    remove: 'checklistitem-delete',
  },
  read,
  write,
  paging: { pageSize: 100 },
  items: (call) => taskOf(call).checklistItems,
  create(call, given) {
    const blank = {
      id: outlookId(),
      displayName: '',
      createdDateTime: isoSeconds(call.now),
      isChecked: false,
      checkedDateTime: null,
    };
    const item = checkFrom(given, blank, call.now);
    change(call, (before) => [...before, item]);
    return item;
  },
  update(call, item, given) {
    Object.assign(item, checkFrom(given, item, call.now));
    change(call, (before) => [...before]);
  },
  remove: (call, item) => change(call, (before) => before.filter((each) => each !== item)),
});
