import { untrue } from './untrue';

const list = (name: string, ...value: readonly object[]) => untrue(name, { value });

const version = { '@odata.etag': 'W/"another"' };

/** For each check of plans and groups, what the far side may answer that must not pass. */
export const planningLies: Readonly<Record<string, readonly object[]>> = {
  'groups.count-members': [{ path: '/members', kind: 'missing-item' }],
  'groups.find-membership': [{ path: '/members', kind: 'missing-item' }],
  'groups.list-groups': [
    { path: '/groups/{group-id}', kind: 'missing-item' },
    {
      path: '/groups/{group-id}',
      ...untrue('groups/$entity', { id: 'another', mailEnabled: true, securityEnabled: true }),
    },
  ],
  'groups.make-group': [
    { method: 'GET', path: '/groups/{group-id}', kind: 'missing-item' },
    { method: 'GET', path: '/groups/{group-id}', kind: 'stale' },
  ],
  'groups.track-groups': [{ path: '/groups/delta', kind: 'missing-item' }],
  'planner.describe-task': [
    { method: 'GET', path: '/details', kind: 'stale' },
    { method: 'PATCH', path: '/details', status: 204 },
  ],
  'planner.keep-bucket': [
    { method: 'GET', path: '/planner/plans/{plan-id}/buckets', kind: 'missing-item' },
    { method: 'PATCH', path: '/planner/buckets', status: 204 },
  ],
  'planner.keep-task': [
    { method: 'GET', path: '/planner/tasks/{id}', kind: 'stale', times: 100 },
    { method: 'PATCH', path: '/planner/tasks', status: 204 },
  ],
  'planner.list-my-plans': [{ path: '/planner/plans/{plan-id}', kind: 'stale' }],
  'planner.list-my-tasks': [
    {
      path: '/me/planner/tasks',
      ...list('planner/tasks', { id: 'a', ...version, assignments: {} }),
    },
  ],
  'planner.match-buckets': [
    { path: '/planner/plans/{plan-id}/buckets', kind: 'missing-item' },
    {
      path: '/planner/plans/{plan-id}',
      ...untrue('planner/plans/$entity', {
        id: 'another',
        ...version,
        container: { containerId: 'a' },
      }),
    },
  ],
};
