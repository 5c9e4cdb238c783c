import * as z from 'zod';
import { notApplicable } from '../assert';
import { call } from '../define';
import type { CheckContext } from '../define';
import { collect, pageOf } from '../paging';
import { ifThere } from '../removal';

/** Groups whose plans are looked through: more than a developer tenant comes with. */
const MOST_GROUPS = 20;

/** The name of what is made once, on request, and kept for checks to work in. */
const FIXTURES = 'Perennial fixtures';

/** What no token shows, of every check that works in the plan. */
export const planNeeds: readonly string[] = [
  `a plan named “${FIXTURES}” in a Microsoft 365 group that the user belongs to`,
];

/** To find the plan: it lies in a group. */
export const planCalls = {
  groups: call({
    method: 'GET',
    path: '/me/memberOf',
    appPath: '/groups',
    delegated: 'User.Read',
    application: 'GroupMember.Read.All',
    response: pageOf(
      z.looseObject({
        id: z.string(),
        displayName: z.string().nullish(),
        groupTypes: z.array(z.string()).nullish(),
      }),
    ),
    page: 'https://learn.microsoft.com/graph/api/user-list-memberof',
  }),
  plans: call({
    method: 'GET',
    path: '/groups/{group}/planner/plans',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), title: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/plannergroup-list-plans',
  }),
};

/** Groups that may hold the plan, those of its name first. */
async function groupsWithPlans(context: CheckContext): Promise<readonly string[]> {
  const query = {
    $select: 'id,displayName,groupTypes',
    // Signed in, the list holds more than groups, which only an advanced query could tell apart.
    ...(context.mode === 'application' && { $filter: "groupTypes/any(c:c eq 'Unified')" }),
  };
  const { items } = await collect(context, planCalls.groups, { query }, 1000);
  const groups = items.filter(({ groupTypes }) => groupTypes?.includes('Unified'));
  const named = groups.filter(({ displayName }) => displayName === FIXTURES);
  const all = new Set([...named, ...groups].map(({ id }) => id));
  return [...all].slice(0, MOST_GROUPS);
}

/** The plan to work in and its group, or undefined where nobody has made it. */
async function planIfThere(
  context: CheckContext,
): Promise<{ readonly id: string; readonly group: string } | undefined> {
  for (const group of await groupsWithPlans(context)) {
    const params = { group };
    const plans = await ifThere(() => collect(context, planCalls.plans, { params }, 200));
    const plan = plans?.items.find(({ title }) => title === FIXTURES);
    if (plan) return { id: plan.id, group };
  }
  return undefined;
}

/** The plan to work in and its group. Without it the check does not apply. */
export async function fixturePlan(
  context: CheckContext,
): Promise<{ readonly id: string; readonly group: string }> {
  const plan = await planIfThere(context);
  return plan ?? notApplicable('not-provisioned', 'needs-fixture', { fixture: 'a plan' });
}

/** The items of the plan that carry the marker in their name, by their ids; none where there is no plan. */
export async function markedInPlan(
  context: CheckContext,
  marker: string,
  list: (plan: string) => Promise<readonly { readonly id: string; readonly text: string }[]>,
): Promise<readonly string[]> {
  const plan = await planIfThere(context);
  const items = plan ? await list(plan.id) : [];
  return items.filter(({ text }) => text.includes(marker)).map(({ id }) => id);
}

/** Planner changes and deletes nothing without the version that it is meant for. */
export const versioned = z.looseObject({ id: z.string(), '@odata.etag': z.string() });
export const ifMatch = (item: z.output<typeof versioned>) => ({ 'If-Match': item['@odata.etag'] });
