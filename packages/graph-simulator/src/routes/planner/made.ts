import { randomBytes } from 'node:crypto';
import type { Bucket, Plan, Task } from './store';

/** As Planner makes them: 28 letters. */
const plannerId = () => randomBytes(21).toString('base64url');

function by(userId: string | null): Record<string, unknown> {
  return { user: { displayName: null, id: userId }, application: { displayName: null, id: null } };
}

export function newPlan(title: string, group: string, userId: string | null, now: number): Plan {
  return {
    id: plannerId(),
    version: 1,
    title,
    owner: group,
    createdDateTime: new Date(now).toISOString(),
    createdBy: by(userId),
    container: {
      containerId: group,
      type: 'group',
      url: `https://graph.microsoft.com/v1.0/groups/${group}`,
    },
  };
}

export function newBucket(planId: string, given: Readonly<Record<string, unknown>>): Bucket {
  return { id: plannerId(), version: 1, name: '', orderHint: '', ...given, planId };
}

/** One who is assigned a task, as it is kept. */
export function assigned(userId: string, now: number): Record<string, unknown> {
  return {
    [userId]: {
      '@odata.type': '#microsoft.graph.plannerAssignment',
      assignedDateTime: new Date(now).toISOString(),
      orderHint: '',
      assignedBy: by(userId),
    },
  };
}

export function newTask(
  planId: string,
  given: Readonly<Record<string, unknown>>,
  userId: string | null,
  now: number,
): Task {
  const id = plannerId();
  const noted = {
    id,
    version: 1,
    description: '',
    previewType: 'automatic',
    references: {},
    checklist: {},
  };
  return {
    id,
    version: 1,
    bucketId: null,
    title: '',
    orderHint: '',
    assigneePriority: '',
    percentComplete: 0,
    startDateTime: null,
    createdDateTime: new Date(now).toISOString(),
    dueDateTime: null,
    hasDescription: false,
    previewType: 'automatic',
    completedDateTime: null,
    completedBy: null,
    referenceCount: 0,
    checklistItemCount: 0,
    activeChecklistItemCount: 0,
    conversationThreadId: null,
    priority: 5,
    createdBy: by(userId),
    appliedCategories: {},
    assignments: {},
    ...given,
    planId,
    details: noted,
  };
}
