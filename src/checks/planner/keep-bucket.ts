import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { words } from '../text';
import { fixturePlan, ifMatch, markedInPlan, planCalls, planNeeds, versioned } from './plan';

const bucketSchema = z.looseObject({ ...versioned.shape, name: z.string(), planId: z.string() });

const calls = {
  ...planCalls,
  create: call({
    method: 'POST',
    path: '/planner/buckets',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['name', 'planId', 'orderHint'],
    response: versioned,
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/planner-post-buckets',
  }),
  rename: call({
    method: 'PATCH',
    path: '/planner/buckets/{id}',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    bodyProperties: ['name'],
    status: [200, 204],
    page: 'https://learn.microsoft.com/graph/api/plannerbucket-update',
  }),
  read: call({
    method: 'GET',
    path: '/planner/buckets/{id}',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: bucketSchema,
    page: 'https://learn.microsoft.com/graph/api/plannerbucket-get',
  }),
  buckets: call({
    method: 'GET',
    path: '/planner/plans/{plan}/buckets',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(bucketSchema),
    page: 'https://learn.microsoft.com/graph/api/plannerplan-list-buckets',
  }),
  remove: call({
    method: 'DELETE',
    path: '/planner/buckets/{id}',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.ReadWrite.All',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/plannerbucket-delete',
  }),
};

const bucket: Creation = {
  what: 'an empty bucket in the plan “Perennial fixtures”',
  removal: 'deleted; Planner keeps nothing that could be restored',
  find: (context, marker) =>
    markedInPlan(context, marker, async (plan) => {
      const { items } = await collect(context, calls.buckets, { params: { plan } }, 500);
      return items.map(({ id, name }) => ({ id, text: name }));
    }),
  async remove(context, id) {
    const { body } = await context.send(calls.read, { params: { id } });
    await context.send(calls.remove, { params: { id }, headers: ifMatch(body) });
  },
};

export const check = defineCheck({
  id: 'planner.keep-bucket',
  workload: 'planner',
  kind: 'write',
  title: 'A bucket of a plan takes another name',
  proves: 'A bucket put in a plan is listed there, under the name that it was given last.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  needs: planNeeds,
  creates: { bucket },
  async run(context) {
    const { marker } = context;
    const plan = await fixturePlan(context);
    const { body: made } = await context.send(calls.create, {
      body: { name: marker, planId: plan.id, orderHint: ' !' },
    });
    context.created('bucket', made.id);
    const name = `${marker} ${words(context.random, 2)}`;
    await context.send(calls.rename, {
      params: { id: made.id },
      headers: ifMatch(made),
      body: { name },
    });
    const listed = await context.poll(
      async () => {
        const { items } = await collect(context, calls.buckets, { params: { plan: plan.id } }, 500);
        return items.find(({ id }) => id === made.id);
      },
      (found) => found?.name === name,
      { everyMs: 1000, forMs: 15_000 },
    );
    if (!listed) fail('the plan lists the bucket under its new name');
    equal('the bucket names its plan', listed.planId, plan.id);
  },
});
