import type { Call, Reply } from '../../core/types';
import type { Bucket, Plan } from './store';
import { entityType, jsonBody, written } from '../../core/entity-type';
import { badRequest } from '../../core/errors';
import { many, noContent, one, param } from '../../core/reply';
import { groupsOf } from '../groups/store';
import { route, words } from '../define';
import { changed, onlySignedIn, page, read, text, view, write } from './common';
import { newBucket, newPlan } from './made';
import { checkVersion, plannerOf } from './store';

/** https://learn.microsoft.com/graph/api/resources/plannerplan */
const planType = entityType('plannerPlan', {
  writable: { container: 'object', owner: 'text', title: 'text' },
  readOnly: words('createdBy createdDateTime'),
  expandable: ['details', 'buckets', 'tasks'],
});
/** https://learn.microsoft.com/graph/api/resources/plannerbucket */
const bucketType = entityType('plannerBucket', {
  writable: { name: 'text', orderHint: 'text', planId: 'text' },
});

const plans = { type: planType, fragment: 'planner/plans' };
const buckets = { type: bucketType, fragment: 'planner/buckets' };

function plansIn(call: Call, groups: readonly string[]): Reply {
  const items = plannerOf(call.tenant)
    .plans.all()
    .filter(({ owner }) => groups.includes(owner))
    .map(view);
  return many(call, { ...plans, items, ...page });
}

function myPlans(call: Call): Reply {
  const groups = groupsOf(call.tenant).of(call.user);
  return plansIn(
    call,
    groups.map(({ id }) => id),
  );
}

function groupPlans(call: Call): Reply {
  const id = param(call, 'group-id');
  plannerOf(call.tenant).checkGroup(id, call.caller);
  return plansIn(call, [id.toLowerCase()]);
}

function planOf(call: Call): Plan {
  return plannerOf(call.tenant).plan(param(call, 'plan-id'), call.caller);
}

function getPlan(call: Call): Reply {
  return one(call, plans, view(planOf(call)));
}

function createPlan(call: Call): Reply {
  const given = written(jsonBody(call), planType);
  const { containerId, url } = { ...(given['container'] as Record<string, unknown> | undefined) };
  const group = [containerId, given['owner'], String(url).split('/').at(-1)].find(
    (id): id is string => typeof id === 'string' && id !== '' && id !== 'undefined',
  );
  if (group === undefined) throw badRequest("The property 'container' is missing.", '');
  const planner = plannerOf(call.tenant);
  planner.checkGroup(group, call.caller);
  const { userId = null } = call.caller;
  const plan = newPlan(text(given, 'title'), group.toLowerCase(), userId, call.now);
  return one(call, plans, view(planner.plans.create(plan, call.caller)), 201);
}

function updatePlan(call: Call): Reply {
  const plan = planOf(call);
  checkVersion(call, plan);
  const title = text(written(jsonBody(call), planType), 'title');
  plannerOf(call.tenant).plans.change(plan, { title, version: plan.version + 1 });
  return changed(call, plans, plan);
}

function removePlan(call: Call): Reply {
  const plan = planOf(call);
  checkVersion(call, plan);
  plannerOf(call.tenant).removePlan(plan);
  return noContent;
}

function listBuckets(call: Call): Reply {
  const { id } = planOf(call);
  const found = plannerOf(call.tenant).buckets.all();
  const items = found.filter(({ planId }) => planId === id).map(view);
  return many(call, { ...buckets, items, ...page });
}

function bucketOf(call: Call): Bucket {
  return plannerOf(call.tenant).bucket(param(call, 'bucket-id'), call.caller);
}

function getBucket(call: Call): Reply {
  return one(call, buckets, view(bucketOf(call)));
}

function createBucket(call: Call): Reply {
  const given = written(jsonBody(call), bucketType);
  const planner = plannerOf(call.tenant);
  const plan = planner.plan(text(given, 'planId'), call.caller);
  const bucket = newBucket(plan.id, { ...given, name: text(given, 'name') });
  return one(call, buckets, view(planner.buckets.create(bucket, call.caller)), 201);
}

function updateBucket(call: Call): Reply {
  const bucket = bucketOf(call);
  checkVersion(call, bucket);
  const { name, orderHint } = written(jsonBody(call), bucketType);
  plannerOf(call.tenant).buckets.change(bucket, {
    ...(typeof name === 'string' && { name }),
    ...(orderHint !== undefined && { orderHint }),
    version: bucket.version + 1,
  });
  return changed(call, buckets, bucket);
}

function removeBucket(call: Call): Reply {
  const bucket = bucketOf(call);
  checkVersion(call, bucket);
  plannerOf(call.tenant).removeBucket(bucket);
  return noContent;
}

const plan = '/planner/plans/{plan-id}';
const bucket = '/planner/buckets/{bucket-id}';

export const planRoutes = [
  route('GET', '/me/planner/plans', 'planneruser-list-plans', onlySignedIn, myPlans),
  route('GET', '/groups/{group-id}/planner/plans', 'plannergroup-list-plans', read, groupPlans),
  route('POST', '/planner/plans', 'planner-post-plans', write, createPlan),
  route('GET', plan, 'plannerplan-get', read, getPlan),
  route('PATCH', plan, 'plannerplan-update', write, updatePlan),
  route('DELETE', plan, 'plannerplan-delete', write, removePlan),
  route('GET', `${plan}/buckets`, 'plannerplan-list-buckets', read, listBuckets),
  route('POST', '/planner/buckets', 'planner-post-buckets', write, createBucket),
  route('GET', bucket, 'plannerbucket-get', read, getBucket),
  route('PATCH', bucket, 'plannerbucket-update', write, updateBucket),
  route('DELETE', bucket, 'plannerbucket-delete', write, removeBucket),
];
