import type { Call, Caller, Entity } from '../../core/types';
import type { Tenant } from '../../core/tenant';
import type { ErrorStyle } from '../../core/errors';
import { Collection } from '../../core/collection';
import { GraphError } from '../../core/errors';
import { guidOf } from '../../core/ids';
import { perTenant } from '../../core/tenant';
import { groupsOf, isUnified } from '../groups/store';
import { assigned, newBucket, newPlan, newTask } from './made';

/** What Planner keeps, each in versions of its own. */
export interface PlannerItem extends Entity {
  version: number;
}
export interface Plan extends PlannerItem {
  title: string;
  /** The group's object id. */
  owner: string;
}
export interface Bucket extends PlannerItem {
  name: string;
  planId: string;
}
export interface Task extends PlannerItem {
  title: string;
  planId: string;
  bucketId: string | null;
  assignments: Readonly<Record<string, unknown>>;
  details: TaskDetails;
}
export interface TaskDetails extends PlannerItem {
  description: string;
  checklist: Readonly<Record<string, unknown>>;
}

/** Planner gives no codes. */
export const planner: ErrorStyle = {
  denied: () =>
    new GraphError(403, '', 'You do not have the required permissions to access this item.'),
  notFound: () => new GraphError(404, '', 'The requested item is not found.'),
  unknownUser: () => new GraphError(404, '', 'The requested item is not found.'),
};

/** The plans of a tenant. */
class Planner {
  readonly plans: Collection<Plan>;
  readonly buckets: Collection<Bucket>;
  readonly tasks: Collection<Task>;

  constructor(readonly tenant: Tenant) {
    this.plans = new Collection(tenant, 'planner', ({ title }) => title);
    this.buckets = new Collection(tenant, 'planner', ({ name }) => name);
    this.tasks = new Collection(tenant, 'planner', ({ title }) => title);
    const fixtures = groupsOf(tenant).groups.get(guidOf(`fixtures ${tenant.id}`));
    if (!fixtures) return;
    const at = Date.parse('2024-03-04T08:00:00Z');
    const plan = this.plans.seed(newPlan('Perennial fixtures', fixtures.id, tenant.owner.id, at));
    const bucket = this.buckets.seed(newBucket(plan.id, { name: 'To do', orderHint: '85' }));
    const given = { bucketId: bucket.id, assignments: assigned(tenant.owner.id, at) };
    this.tasks.seed(newTask(plan.id, { title: 'Look after this plan', ...given }, null, at));
  }

  /** @throws GraphError 404, or 403 for a plan of a group that the caller is not in. */
  plan(id: string, caller: Caller): Plan {
    const found = this.plans.get(id);
    if (!found) throw planner.notFound(id);
    this.checkGroup(found.owner, caller);
    return found;
  }

  bucket(id: string, caller: Caller): Bucket {
    const found = this.buckets.get(id);
    if (!found) throw planner.notFound(id);
    this.plan(found.planId, caller);
    return found;
  }

  task(id: string, caller: Caller): Task {
    const found = this.tasks.get(id);
    if (!found) throw planner.notFound(id);
    this.plan(found.planId, caller);
    return found;
  }

  /** @throws GraphError 404 for no group, 403 for one without plans, or that the caller is not in. */
  checkGroup(id: string, { userId }: Caller): void {
    const group = groupsOf(this.tenant).group(id);
    const within = userId === undefined || group.members.includes(userId);
    if (!isUnified(group) || !within) throw planner.denied();
  }

  removePlan(plan: Plan): void {
    for (const task of this.tasks.all()) if (task.planId === plan.id) this.tasks.remove(task);
    for (const bucket of this.buckets.all())
      if (bucket.planId === plan.id) this.buckets.remove(bucket);
    this.plans.remove(plan);
  }

  /** Its tasks stay in the plan, in no bucket. */
  removeBucket(bucket: Bucket): void {
    for (const task of this.tasks.all())
      if (task.bucketId === bucket.id) this.tasks.change(task, { bucketId: null });
    this.buckets.remove(bucket);
  }
}

export const plannerOf = perTenant((tenant) => new Planner(tenant));

export function etagOf({ version }: PlannerItem): string {
  return `W/"${Buffer.from(`'1-${String(version).padStart(30, '@')}'`).toString('base64')}"`;
}

/**
 * Planner takes no change that does not name the version it is meant for.
 * https://learn.microsoft.com/graph/api/resources/planner-overview
 */
export function checkVersion(call: Call, item: PlannerItem): void {
  const wanted = call.headers['if-match'];
  if (wanted === undefined || !/^(W\/)?".+"$/.test(wanted))
    throw new GraphError(400, '', 'The If-Match header contains an invalid value.');
  if (wanted !== etagOf(item))
    throw new GraphError(412, '', 'The record has been modified since it was last read.');
}
