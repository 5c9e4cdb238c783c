import { ifThere, needsFixture } from '@perennial/checks';
import type { Call, GraphContext, Mode } from '@perennial/checks';
import * as z from 'zod';
import { createFolder, newFolder } from './files/calls';
import { del, get, list, post } from './graph';

/** The name of whatever is made once, on request, and kept for checks to work in. */
export const FIXTURES = 'Perennial fixtures';

/** Something that some checks need and that can be made once and kept. */
export interface Fixture {
  readonly kind: string;
  readonly modes: readonly Mode[];
  readonly calls: readonly Call[];
  /** The id of what has the name already, whoever made it. */
  find(context: GraphContext): Promise<string | undefined>;
  /** Makes it; answers its id. */
  make(context: GraphContext): Promise<string>;
  /** Removes it by the id that `make` answered. Absent where Graph documents no way. */
  remove?(context: GraphContext, id: string): Promise<void>;
}

const BOTH: readonly Mode[] = ['application', 'delegated'];
const named = { at: { name: FIXTURES } };
const withId = { id: z.string() };
const titled = { ...withId, title: z.string() };

const files = { delegated: 'Files.ReadWrite', application: 'Files.ReadWrite.All' };
const readFolder = get('/me/drive/root:/{name}:', withId, { permission: files });
const removeFolder = del('/me/drive/items/{id}');

const folder: Fixture = {
  kind: 'folder',
  modes: BOTH,
  calls: [readFolder, createFolder, removeFolder],
  find: async ({ graph }) => (await ifThere(() => graph.send(readFolder, named)))?.id,
  async make({ graph }) {
    const body = { name: FIXTURES, ...newFolder };
    return (await graph.send(createFolder, { body })).id;
  },
  async remove({ graph }, id) {
    await graph.send(removeFolder, { at: { id } });
  },
};

const readList = get('/sites/root/lists/{name}', withId);
const makeList = post('/sites/root/lists', withId);

const fixtureList: Fixture = {
  kind: 'list',
  modes: BOTH,
  calls: [readList, makeList],
  find: async ({ graph }) => (await ifThere(() => graph.send(readList, named)))?.id,
  async make({ graph }) {
    const body = { displayName: FIXTURES, list: { template: 'genericList' } };
    return (await graph.send(makeList, { body })).id;
  },
};

const listSections = list(
  '/me/onenote/sections',
  { ...withId, displayName: z.string() },
  { select: false },
);
const makeNotebook = post('/me/onenote/notebooks', withId);
const makeSection = post('/me/onenote/notebooks/{id}/sections', withId);

const section: Fixture = {
  kind: 'section',
  modes: ['delegated'],
  calls: [listSections, makeNotebook, makeSection],
  async find({ graph }) {
    const sections = await graph.all(listSections);
    return sections.find(({ displayName }) => displayName === FIXTURES)?.id;
  },
  async make({ graph }) {
    const body = { displayName: FIXTURES };
    const { id } = await graph.send(makeNotebook, { body });
    return (await graph.send(makeSection, { at: { id }, body })).id;
  },
};

const listGroups = list(
  '/me/memberOf',
  {
    ...withId,
    displayName: z.string().nullish(),
    groupTypes: z.array(z.string()).nullish(),
  },
  {
    appPath: '/groups',
    permission: { delegated: 'User.Read', application: 'GroupMember.Read.All' },
  },
);
const listPlans = list('/groups/{group}/planner/plans', titled, { select: false });
const readPlan = get('/planner/plans/{id}', { '@odata.etag': z.string() });
const makePlan = post('/planner/plans', withId);
const removePlan = del('/planner/plans/{id}');

/** More than a developer tenant comes with; a plan is looked for in these. */
const MOST_GROUPS = 20;

async function groupsOf({ graph, mode }: GraphContext): Promise<readonly string[]> {
  const query = { $filter: "groupTypes/any(c:c eq 'Unified')" };
  // Signed in, the list holds more than groups, which only an advanced query could tell apart.
  const groups = await graph.all(listGroups, mode === 'application' ? { query } : {});
  const unified = groups.filter(({ groupTypes }) => groupTypes?.includes('Unified'));
  const first = unified.filter(({ displayName }) => displayName === FIXTURES);
  return [...new Set([...first, ...unified].map(({ id }) => id))].slice(0, MOST_GROUPS);
}

const plan: Fixture = {
  kind: 'plan',
  modes: BOTH,
  calls: [listGroups, listPlans, readPlan, makePlan, removePlan],
  async find(context) {
    for (const group of await groupsOf(context)) {
      const plans = await ifThere(() =>
        context.graph.all(listPlans, { at: { group }, limit: 200 }),
      );
      const own = plans?.find(({ title }) => title === FIXTURES);
      if (own) return own.id;
    }
    return undefined;
  },
  async make(context) {
    const [group] = await groupsOf(context);
    if (group === undefined) needsFixture('a Microsoft 365 group');
    const container = { url: `https://graph.microsoft.com/v1.0/groups/${group}` };
    return (await context.graph.send(makePlan, { body: { container, title: FIXTURES } })).id;
  },
  async remove({ graph }, id) {
    const read = await graph.send(readPlan, { at: { id } });
    await graph.send(removePlan, { at: { id }, headers: { 'If-Match': read['@odata.etag'] } });
  },
};

/** What `fixtures` makes, in this order. */
export const fixtures: readonly Fixture[] = [folder, fixtureList, section, plan];
