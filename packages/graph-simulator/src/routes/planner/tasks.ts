import type { Call, Reply } from '../../core/types';
import type { Task, TaskDetails } from './store';
import { entityType, jsonBody, written } from '../../core/entity-type';
import { badRequest } from '../../core/errors';
import { many, noContent, one, param } from '../../core/reply';
import { route, words } from '../define';
import { changed, page, read, text, view, write } from './common';
import { assigned, newTask } from './made';
import { checkVersion, plannerOf } from './store';

/** https://learn.microsoft.com/graph/api/resources/plannertask */
const taskType = entityType('plannerTask', {
  writable: {
    appliedCategories: 'object',
    assigneePriority: 'text',
    assignments: 'object',
    bucketId: 'text',
    conversationThreadId: 'text',
    dueDateTime: 'time',
    orderHint: 'text',
    percentComplete: 'number',
    planId: 'text',
    previewType: 'text',
    priority: 'number',
    startDateTime: 'time',
    title: 'text',
  },
  readOnly:
    words(`activeChecklistItemCount checklistItemCount completedBy completedDateTime createdBy
      createdDateTime hasDescription referenceCount`),
  expandable: ['details'],
});
/** https://learn.microsoft.com/graph/api/resources/plannertaskdetails */
const detailsType = entityType('plannerTaskDetails', {
  writable: { checklist: 'object', description: 'text', previewType: 'text', references: 'object' },
});

const tasks = { type: taskType, fragment: 'planner/tasks' };

function listed(call: Call, fits: (task: Task) => boolean): Reply {
  const items = plannerOf(call.tenant).tasks.all().filter(fits).map(view);
  return many(call, { ...tasks, items, ...page });
}

function myTasks(call: Call): Reply {
  return listed(call, ({ assignments }) => call.user.id in assignments);
}

function planTasks(call: Call): Reply {
  const { id } = plannerOf(call.tenant).plan(param(call, 'plan-id'), call.caller);
  return listed(call, ({ planId }) => planId === id);
}

function taskOf(call: Call): Task {
  return plannerOf(call.tenant).task(param(call, 'planner-task-id'), call.caller);
}

function get(call: Call): Reply {
  return one(call, tasks, view(taskOf(call)));
}

/** @throws GraphError 400 for what Planner does not take. */
function given(call: Call): Record<string, unknown> {
  const fields = written(jsonBody(call), taskType);
  const { percentComplete = 0, assignments } = fields;
  if (typeof percentComplete !== 'number' || percentComplete < 0 || percentComplete > 100)
    throw badRequest("The value of 'percentComplete' is not valid.", '');
  const people = Object.keys(assignments ?? {});
  return {
    ...fields,
    ...(assignments !== undefined && {
      assignments: Object.assign({}, ...people.map((id) => assigned(id, call.now))) as object,
    }),
  };
}

function create(call: Call): Reply {
  const fields = given(call);
  const planner = plannerOf(call.tenant);
  const plan = planner.plan(text(fields, 'planId'), call.caller);
  text(fields, 'title');
  const task = newTask(plan.id, fields, call.caller.userId ?? null, call.now);
  return one(call, tasks, view(planner.tasks.create(task, call.caller)), 201);
}

function update(call: Call): Reply {
  const task = taskOf(call);
  checkVersion(call, task);
  const fields = given(call);
  const done = fields['percentComplete'] === 100;
  plannerOf(call.tenant).tasks.change(task, {
    ...fields,
    ...('percentComplete' in fields && {
      completedDateTime: done ? new Date(call.now).toISOString() : null,
    }),
    version: task.version + 1,
  });
  return changed(call, tasks, task);
}

function remove(call: Call): Reply {
  const task = taskOf(call);
  checkVersion(call, task);
  plannerOf(call.tenant).tasks.remove(task);
  return noContent;
}

function describedDetails(call: Call) {
  const task = param(call, 'planner-task-id');
  return { type: detailsType, fragment: `planner/tasks('${task}')/details` };
}

function getDetails(call: Call): Reply {
  return one(call, describedDetails(call), view(taskOf(call).details));
}

/** What is given under a key of the checklist takes its place there; null takes it away. */
function merged(
  kept: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
  now: number,
): Record<string, unknown> {
  const entries = Object.entries(changes).map(([key, change]) => {
    const item = {
      ...(kept[key] as object | undefined),
      ...(change as object | null),
      '@odata.type': '#microsoft.graph.plannerChecklistItem',
      lastModifiedDateTime: new Date(now).toISOString(),
    };
    return [key, change === null ? null : item] as const;
  });
  const all = Object.entries({ ...kept, ...Object.fromEntries(entries) });
  return Object.fromEntries(all.filter(([, item]) => item !== null));
}

function updateDetails(call: Call): Reply {
  const task = taskOf(call);
  const { details } = task;
  checkVersion(call, details);
  const fields = written(jsonBody(call), detailsType);
  const checklist = merged(
    details.checklist,
    (fields['checklist'] ?? {}) as Record<string, unknown>,
    call.now,
  );
  const next: TaskDetails = { ...details, ...fields, checklist, version: details.version + 1 };
  const items = Object.values(checklist) as { isChecked?: boolean }[];
  plannerOf(call.tenant).tasks.change(task, {
    details: next,
    hasDescription: next.description !== '',
    checklistItemCount: items.length,
    activeChecklistItemCount: items.filter(({ isChecked }) => isChecked !== true).length,
  });
  return changed(call, describedDetails(call), next);
}

const task = '/planner/tasks/{planner-task-id}';

export const taskRoutes = [
  route('GET', '/me/planner/tasks', 'planneruser-list-tasks', read, myTasks),
  route('GET', '/planner/plans/{plan-id}/tasks', 'plannerplan-list-tasks', read, planTasks),
  route('POST', '/planner/tasks', 'planner-post-tasks', write, create),
  route('GET', task, 'plannertask-get', read, get),
  route('PATCH', task, 'plannertask-update', write, update),
  route('DELETE', task, 'plannertask-delete', write, remove),
  route('GET', `${task}/details`, 'plannertaskdetails-get', read, getDetails),
  route('PATCH', `${task}/details`, 'plannertaskdetails-update', write, updateDetails),
];
