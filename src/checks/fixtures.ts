import { ifThere, needsFixture } from '@perennial/checks';
import type { Mode } from '@perennial/checks';
import * as z from 'zod';
import { createFolder, newFolder } from './files/calls';
import { FIXTURES } from './fixture';
import type { Fixture } from './fixture';
import { del, get, list, post } from './graph';
import { groupsForPlans, planCalls, planIfThere } from './planner/plan';
import { removeVersion } from './planner/version';

const BOTH: readonly Mode[] = ['application', 'delegated'];
const named = { at: { name: FIXTURES } };
const withId = { id: z.string() };

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

const makePlan = post('/planner/plans', withId);
const removePlan = removeVersion(
  get('/planner/plans/{id}', { '@odata.etag': z.string() }),
  del('/planner/plans/{id}'),
);

const plan: Fixture = {
  kind: 'plan',
  modes: BOTH,
  calls: [...planCalls, makePlan, ...removePlan.calls],
  find: async (context) => (await planIfThere(context))?.id,
  async make(context) {
    const [group] = await groupsForPlans(context);
    if (group === undefined) needsFixture('a Microsoft 365 group');
    const container = { url: `https://graph.microsoft.com/v1.0/groups/${group}` };
    return (await context.graph.send(makePlan, { body: { container, title: FIXTURES } })).id;
  },
  remove: async (context, id) => removePlan(context, { id, at: {} }),
};

/** What `fixtures` makes, in this order. */
export const fixtures: readonly Fixture[] = [folder, fixtureList, section, plan];
