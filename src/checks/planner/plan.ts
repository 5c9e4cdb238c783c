import { finding, ifThere, needsFixture } from '@perennial/checks';
import type { Find, GraphContext, ListCall } from '@perennial/checks';
import * as z from 'zod';
import { FIXTURES } from '../fixture';
import { list } from '../graph';
import { id } from './version';

/** What no token shows, of every check that works in the plan. */
export const planNeeds: readonly string[] = [
  `a plan named “${FIXTURES}” in a Microsoft 365 group that the user belongs to`,
];

const listGroups = list(
  '/me/memberOf',
  { ...id, displayName: z.string().nullish(), groupTypes: z.array(z.string()).nullish() },
  {
    appPath: '/groups',
    permission: { delegated: 'User.Read', application: 'GroupMember.Read.All' },
  },
);
const listPlans = list(
  '/groups/{group}/planner/plans',
  { ...id, title: z.string() },
  { select: false },
);

/** What finding the plan sends: it lies in a group. */
export const planCalls = [listGroups, listPlans];

/** Groups whose plans are looked through: more than a developer tenant comes with. */
const MOST_GROUPS = 20;

/** The ids of groups that may hold the plan, those of its name first. */
export async function groupsForPlans({ graph, mode }: GraphContext): Promise<readonly string[]> {
  // Signed in, the list holds more than groups, which only an advanced query could tell apart.
  const query = { $filter: "groupTypes/any(c:c eq 'Unified')" };
  const listed = await graph.all(listGroups, mode === 'application' ? { query } : {});
  const groups = listed.filter(({ groupTypes }) => groupTypes?.includes('Unified'));
  const named = groups.filter(({ displayName }) => displayName === FIXTURES);
  return [...new Set([...named, ...groups].map((group) => group.id))].slice(0, MOST_GROUPS);
}

interface Plan {
  readonly id: string;
  /** The id of the group that it lies in. */
  readonly group: string;
}

/** The plan to work in, or undefined where nobody has made it. */
export async function planIfThere(context: GraphContext): Promise<Plan | undefined> {
  for (const group of await groupsForPlans(context)) {
    const plans = await ifThere(() => context.graph.all(listPlans, { at: { group }, limit: 200 }));
    const plan = plans?.find(({ title }) => title === FIXTURES);
    if (plan) return { id: plan.id, group };
  }
  return undefined;
}

/** The plan to work in. Without it the check does not apply. */
export const fixturePlan = async (context: GraphContext): Promise<Plan> =>
  (await planIfThere(context)) ?? needsFixture('a plan');

/** Of what the plan lists, the items whose name has the marker in it; none where there is no plan. */
export const markedInPlan = <Item extends { readonly id: string }>(
  items: ListCall<Item>,
  nameOf: (item: Item) => string,
): Find =>
  finding([...planCalls, items], async (context, marker) => {
    const plan = await planIfThere(context);
    const listed = plan ? await context.graph.all(items, { at: { plan: plan.id } }) : [];
    return listed
      .filter((item) => nameOf(item).includes(marker))
      .map((item) => ({ id: item.id, at: {} }));
  });
