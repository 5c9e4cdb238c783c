import type { Call, Caller, Entity } from '../core/types';
import type { User } from '../core/tenant';
import { Collection } from '../core/collection';
import { DAY_MS } from '../core/durations';
import { badRequest, outlook } from '../core/errors';
import { changeKey, isoSeconds, outlookId } from '../core/ids';
import { param, usersFragment } from '../core/reply';
import { perUser } from '../core/tenant';
import { inZone, instant } from './date-time-zone';

export interface TodoList extends Entity {
  etag: string;
  displayName: string;
  wellknownListName: string;
}

export interface ChecklistItem extends Entity {
  readonly displayName: string;
  readonly createdDateTime: string;
  readonly isChecked: boolean;
  readonly checkedDateTime: string | null;
}

export interface TodoTask extends Entity {
  etag: string;
  listId: string;
  title: string;
  status: string;
  checklistItems: readonly ChecklistItem[];
}

/** One person's lists and tasks. */
class Todo {
  readonly lists: Collection<TodoList>;
  readonly tasks: Collection<TodoTask>;

  constructor(user: User) {
    const { tenant } = user;
    this.lists = new Collection(tenant, 'tasks', ({ displayName }) => displayName);
    this.tasks = new Collection(
      tenant,
      'tasks',
      ({ title }) => title,
      ({ listId }) => listId,
    );
    const main = this.lists.seed(newList('Tasks', 'defaultList'));
    this.lists.seed(newList('Flagged Emails', 'flaggedEmails'));
    for (const title of ['Order badges', 'Renew the certificate', 'Book a room'])
      this.tasks.seed(newTask(main, { title }, tenant.now()));
  }

  list(id: string): TodoList {
    const found = this.lists.get(id);
    if (!found) throw outlook.notFound(id);
    return found;
  }

  createList(displayName: string, by: Caller): TodoList {
    return this.lists.create(newList(displayName, 'none'), by);
  }

  /** @throws GraphError 400 for a built-in list, which is neither renamed nor deleted. */
  own(list: TodoList): TodoList {
    if (list.wellknownListName === 'none') return list;
    throw badRequest('A built-in list cannot be changed.', 'invalidRequest');
  }

  removeList(list: TodoList): void {
    for (const task of this.in(list)) this.tasks.remove(task);
    this.lists.remove(list);
  }

  in(list: TodoList): TodoTask[] {
    return this.tasks.all().filter(({ listId }) => listId === list.id);
  }
}

export const todoOf = perUser((user) => new Todo(user));

function newList(displayName: string, wellknownListName: string): TodoList {
  return {
    id: outlookId(),
    etag: newEtag(),
    displayName,
    isOwner: true,
    isShared: false,
    wellknownListName,
  };
}

export function newTask(
  list: TodoList,
  given: Readonly<Record<string, unknown>>,
  now: number,
): TodoTask {
  const at = isoSeconds(now);
  const task = {
    id: outlookId(),
    listId: list.id,
    title: '',
    importance: 'normal',
    isReminderOn: false,
    status: 'notStarted',
    createdDateTime: at,
    hasAttachments: false,
    categories: [],
    body: { content: '', contentType: 'text' },
    checklistItems: [],
    etag: newEtag(),
  };
  return { ...task, ...taskFrom(given, task, now) };
}

const times = ['completedDateTime', 'dueDateTime', 'reminderDateTime', 'startDateTime'];

/** What a caller gave, as To Do keeps it: times in UTC, and a completed task knows since when. */
export function taskFrom(
  given: Readonly<Record<string, unknown>>,
  before: TodoTask,
  now: number,
): Partial<TodoTask> {
  const dates = Object.entries(given)
    .filter(([name, value]) => times.includes(name) && value !== null)
    .map(([name, value]) => [name, inZone(instant(value), 'UTC')]);
  const completed = given['status'] === 'completed' && before.status !== 'completed';
  return {
    ...given,
    ...(completed && {
      completedDateTime: inZone(Math.floor(now / DAY_MS) * DAY_MS, 'UTC'),
    }),
    ...(Object.fromEntries(dates) as Partial<TodoTask>),
    ...('body' in given && { bodyLastModifiedDateTime: isoSeconds(now) }),
    lastModifiedDateTime: isoSeconds(now),
    etag: newEtag(),
  };
}

function newEtag(): string {
  return `W/"${changeKey()}"`;
}

/** The list a path names. @throws GraphError 404. */
export function listOf(call: Call): TodoList {
  return todoOf(call.user).list(param(call, 'list-id'));
}

/** The task a path names, in the list it names. @throws GraphError 404. */
export function taskOf(call: Call): TodoTask {
  const { id } = listOf(call);
  const task = todoOf(call.user).tasks.get(param(call, 'task-id'));
  if (task?.listId !== id) throw outlook.notFound(param(call, 'task-id'));
  return task;
}

export function view({
  etag,
  ...shown
}: TodoList | Omit<TodoTask, 'listId' | 'checklistItems'>): Record<string, unknown> {
  return { '@odata.etag': etag, ...shown };
}

/** A text that must be there. @throws GraphError 400. */
export function text(given: Readonly<Record<string, unknown>>, name: string): string {
  const value = given[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw badRequest(`The property '${name}' is missing.`, 'invalidRequest');
}

/** The tasks of the list a path names, as contexts name them. */
export function tasksFragment(call: Call): string {
  const list = encodeURIComponent(param(call, 'list-id'));
  return `${usersFragment(call)}/todo/lists('${list}')/tasks`;
}
