import * as z from 'zod';
import type { Mode } from '../domain/account';
import { notApplicable } from './assert';
import { call } from './define';
import type { CheckContext } from './define';
import { collect, pageOf } from './paging';
import { ifThere } from './removal';

/** The name of whatever is made once, on request, and kept for checks to work in. */
export const FIXTURES = 'Perennial fixtures';

/** Something that some checks need and that can be made once and kept. */
export interface Fixture {
  readonly kind: string;
  readonly modes: readonly Mode[];
  /** The id of what has the name already, whoever made it. */
  find(context: CheckContext): Promise<string | undefined>;
  /** Makes it; answers its id. */
  make(context: CheckContext): Promise<string>;
  /** Removes it by the id that `make` answered. Absent where Graph documents no way. */
  remove?(context: CheckContext, id: string): Promise<void>;
}

const BOTH: readonly Mode[] = ['application', 'delegated'];
const withId = z.looseObject({ id: z.string() });
const page = (name: string) => `https://learn.microsoft.com/graph/api/${name}`;
const both = (permission: string) => ({ delegated: permission, application: permission });
const files = { delegated: 'Files.ReadWrite', application: 'Files.ReadWrite.All' };
const notes = { delegated: 'Notes.Create' };
const plans = { delegated: 'Tasks.ReadWrite', application: 'Tasks.ReadWrite.All' };

const calls = {
  folder: call({
    method: 'GET',
    path: '/me/drive/root:/{name}:',
    ...files,
    response: withId,
    page: page('driveitem-get'),
  }),
  makeFolder: call({
    method: 'POST',
    path: '/me/drive/root/children',
    ...files,
    status: [201],
    response: withId,
    page: page('driveitem-post-children'),
  }),
  removeFolder: call({
    method: 'DELETE',
    path: '/me/drive/items/{id}',
    ...files,
    status: [204],
    page: page('driveitem-delete'),
  }),
  list: call({
    method: 'GET',
    path: '/sites/root/lists/{name}',
    ...both('Sites.Read.All'),
    response: withId,
    page: page('list-get'),
  }),
  makeList: call({
    method: 'POST',
    path: '/sites/root/lists',
    ...both('Sites.Manage.All'),
    status: [201],
    response: withId,
    page: page('list-create'),
  }),
  sections: call({
    method: 'GET',
    path: '/me/onenote/sections',
    ...notes,
    response: pageOf(z.looseObject({ id: z.string(), displayName: z.string() })),
    page: page('onenote-list-sections'),
  }),
  makeNotebook: call({
    method: 'POST',
    path: '/me/onenote/notebooks',
    ...notes,
    status: [201],
    response: withId,
    page: page('onenote-post-notebooks'),
  }),
  makeSection: call({
    method: 'POST',
    path: '/me/onenote/notebooks/{id}/sections',
    ...notes,
    status: [201],
    response: withId,
    page: page('notebook-post-sections'),
  }),
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
    page: page('user-list-memberof'),
  }),
  plans: call({
    method: 'GET',
    path: '/groups/{group}/planner/plans',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), title: z.string() })),
    page: page('plannergroup-list-plans'),
  }),
  plan: call({
    method: 'GET',
    path: '/planner/plans/{id}',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: z.looseObject({ '@odata.etag': z.string() }),
    page: page('plannerplan-get'),
  }),
  makePlan: call({
    method: 'POST',
    path: '/planner/plans',
    ...plans,
    status: [201],
    response: withId,
    page: page('planner-post-plans'),
  }),
  removePlan: call({
    method: 'DELETE',
    path: '/planner/plans/{id}',
    ...plans,
    status: [204],
    page: page('plannerplan-delete'),
  }),
};

const named = { params: { name: FIXTURES }, query: { $select: 'id' } };

const folder: Fixture = {
  kind: 'folder',
  modes: BOTH,
  find: async (context) => (await ifThere(() => context.send(calls.folder, named)))?.body.id,
  async make(context) {
    const body = { name: FIXTURES, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' };
    return (await context.send(calls.makeFolder, { body })).body.id;
  },
  async remove(context, id) {
    await context.send(calls.removeFolder, { params: { id } });
  },
};

const list: Fixture = {
  kind: 'list',
  modes: BOTH,
  find: async (context) => (await ifThere(() => context.send(calls.list, named)))?.body.id,
  async make(context) {
    const body = { displayName: FIXTURES, list: { template: 'genericList' } };
    return (await context.send(calls.makeList, { body })).body.id;
  },
};

const section: Fixture = {
  kind: 'section',
  modes: ['delegated'],
  async find(context) {
    const { items } = await collect(context, calls.sections, {}, 1000);
    return items.find(({ displayName }) => displayName === FIXTURES)?.id;
  },
  async make(context) {
    const body = { displayName: FIXTURES };
    const notebook = await context.send(calls.makeNotebook, { body });
    const params = { id: notebook.body.id };
    return (await context.send(calls.makeSection, { params, body })).body.id;
  },
};

/** More than a developer tenant comes with; a plan is looked for in these. */
const MOST_GROUPS = 20;

async function groupsOf(context: CheckContext): Promise<readonly string[]> {
  const query = {
    $select: 'id,displayName,groupTypes',
    ...(context.mode === 'application' && { $filter: "groupTypes/any(c:c eq 'Unified')" }),
  };
  const { items } = await collect(context, calls.groups, { query }, 1000);
  const unified = items.filter(({ groupTypes }) => groupTypes?.includes('Unified'));
  const first = unified.filter(({ displayName }) => displayName === FIXTURES);
  return [...new Set([...first, ...unified].map(({ id }) => id))].slice(0, MOST_GROUPS);
}

const plan: Fixture = {
  kind: 'plan',
  modes: BOTH,
  async find(context) {
    for (const group of await groupsOf(context)) {
      const params = { group };
      const found = await ifThere(() => collect(context, calls.plans, { params }, 200));
      const own = found?.items.find(({ title }) => title === FIXTURES);
      if (own) return own.id;
    }
    return undefined;
  },
  async make(context) {
    const [group] = await groupsOf(context);
    if (group === undefined)
      notApplicable('not-provisioned', 'needs-fixture', { fixture: 'a Microsoft 365 group' });
    const container = { url: `https://graph.microsoft.com/v1.0/groups/${group}` };
    return (await context.send(calls.makePlan, { body: { container, title: FIXTURES } })).body.id;
  },
  async remove(context, id) {
    const params = { id };
    const { body } = await context.send(calls.plan, { params });
    const headers = { 'If-Match': body['@odata.etag'] };
    await context.send(calls.removePlan, { params, headers });
  },
};

/** What `fixtures` makes, in this order. */
export const fixtures: readonly Fixture[] = [folder, list, section, plan];
