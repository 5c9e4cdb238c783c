import { claim } from '../../src/domain/lease';
import type { GraphRequest, GraphResponse } from '../../src/ports';
import { makeFixtures, removeFixtures } from '../../src/accounts/fixtures';
import { NOW } from '../domain/support';
import { refusal, response } from '../checks/support';
import { startAzurite } from '../support/azurite';
import type { Azurite } from '../support/azurite';
import { createWorld, readCheck, OPERATOR } from '../support/world';
import type { World } from '../support/world';

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());

const id = 'a1b2c3d4e5f60718';
const NAME = 'Perennial fixtures';
const gone = () => refusal({ kind: 'not-provisioned', code: 'itemNotFound', status: 404 });

/** A tenant with one group, and whatever is made in it. */
class FixtureTenant {
  readonly made = new Map<string, Record<string, unknown>>();
  groups = [{ id: 'g1', displayName: 'Team', groupTypes: ['Unified'] }];

  readonly answer = ({ method, path, body, headers }: GraphRequest): GraphResponse => {
    const [where = ''] = decodeURIComponent(path).split('?');
    const at = where.replace('/users/adele', '/me');
    switch (`${method} ${at}`) {
      case `GET /me/drive/root:/${NAME}:`:
        return this.found('folder');
      case `GET /sites/root/lists/${NAME}`:
        return this.found('list');
      case 'GET /me/memberOf':
      case 'GET /groups':
        return response(200, { value: this.groups });
      case 'GET /me/onenote/sections':
        return this.listed('section');
      case 'GET /groups/g1/planner/plans':
        return this.listed('plan');
      case 'POST /me/drive/root/children':
        return this.make('folder', body);
      case 'POST /sites/root/lists':
        return this.make('list', body);
      case 'POST /me/onenote/notebooks':
        return this.make('notebook', body);
      case 'POST /me/onenote/notebooks/notebook-id/sections':
        return this.make('section', body);
      case 'POST /planner/plans':
        return this.make('plan', body);
      case 'GET /planner/plans/plan-id':
        return response(200, { '@odata.etag': 'W/"1"' });
      case 'DELETE /planner/plans/plan-id':
        expect(headers).toMatchObject({ 'If-Match': 'W/"1"' });
        return this.remove('plan');
      case 'DELETE /me/drive/items/folder-id':
        return this.remove('folder');
      default:
        throw new Error(`${method} ${at}`);
    }
  };

  private found(kind: string): GraphResponse {
    if (!this.made.has(kind)) throw gone();
    return response(200, { id: `${kind}-id` });
  }
  private listed(kind: string): GraphResponse {
    const one = { id: `${kind}-id`, displayName: NAME, title: NAME };
    return response(200, { value: this.made.has(kind) ? [one] : [] });
  }
  private make(kind: string, body: unknown): GraphResponse {
    expect(JSON.stringify(body)).toContain(NAME);
    this.made.set(kind, body as Record<string, unknown>);
    return response(201, { id: `${kind}-id` });
  }
  private remove(kind: string): GraphResponse {
    if (!this.made.delete(kind)) throw gone();
    return response(204);
  }
}

async function aWorld(): Promise<{ world: World; tenant: FixtureTenant }> {
  const world = await createWorld(azurite, [readCheck('one')]);
  const tenant = new FixtureTenant();
  world.graph.open = () => ({
    request: (request) => Promise.resolve().then(() => tenant.answer(request)),
    transfer: () => Promise.reject(new Error('not used')),
  });
  return { world, tenant };
}
const stored = async (world: World) => (await world.accounts.get(id))!.value;
const states = (results: readonly { kind: string; state: string }[]) =>
  Object.fromEntries(results.map(({ kind, state }) => [kind, state]));

test('what is not there is made once, recorded, and removed again where Graph can', async () => {
  const { world, tenant } = await aWorld();
  const before = await world.register({ mode: 'delegated' });
  const all = { folder: 'made', list: 'made', section: 'made', plan: 'made' };
  expect(states(await makeFixtures(world, OPERATOR, id))).toEqual(all);
  expect(tenant.made.get('plan')).toMatchObject({
    container: { url: 'https://graph.microsoft.com/v1.0/groups/g1' },
  });
  const own = { folder: 'folder-id', list: 'list-id', section: 'section-id', plan: 'plan-id' };
  const after = await stored(world);
  expect(after).toMatchObject({ fixtures: own, slot: before.slot });
  expect(after.lease).toBeUndefined();

  const existing = { folder: 'existing', list: 'existing', section: 'existing', plan: 'existing' };
  expect(states(await makeFixtures(world, OPERATOR, id))).toEqual(existing);
  expect((await stored(world)).fixtures).toEqual(own);

  const removed = { folder: 'removed', list: 'kept', section: 'kept', plan: 'removed' };
  expect(states(await removeFixtures(world, OPERATOR, id))).toEqual(removed);
  expect([...tenant.made.keys()].sort()).toEqual(['list', 'notebook', 'section']);
  expect((await stored(world)).fixtures).toEqual({ list: 'list-id', section: 'section-id' });
});

test('what somebody else has made is left alone; as an app there are no notebooks', async () => {
  const { world, tenant } = await aWorld();
  await world.register({ mode: 'application', user: 'adele' });
  tenant.made.set('folder', {}).set('plan', {});
  expect(states(await makeFixtures(world, OPERATOR, id))).toEqual({
    folder: 'existing',
    list: 'made',
    plan: 'existing',
  });
  expect((await stored(world)).fixtures).toEqual({ list: 'list-id' });
  const kept = { folder: 'kept', list: 'kept', plan: 'kept' };
  expect(states(await removeFixtures(world, OPERATOR, id))).toEqual(kept);
  expect([...tenant.made.keys()].sort()).toEqual(['folder', 'list', 'plan']);
});

test('what is gone by itself counts as removed, and what was never there as absent', async () => {
  const { world, tenant } = await aWorld();
  await world.register({ mode: 'application', user: 'adele' });
  await makeFixtures(world, OPERATOR, id);
  tenant.made.clear();
  const gonePlan = { folder: 'removed', list: 'absent', plan: 'removed' };
  const { answer } = tenant;
  world.graph.open = () => ({
    request: (request) =>
      Promise.resolve().then(() => {
        if (request.method === 'GET' && request.path.startsWith('/planner/plans/')) throw gone();
        return answer(request);
      }),
    transfer: () => Promise.reject(new Error('not used')),
  });
  expect(states(await removeFixtures(world, OPERATOR, id))).toEqual(gonePlan);
  expect((await stored(world)).fixtures).toEqual({});
});

test('one that cannot be made says why, and the others are made', async () => {
  const { world, tenant } = await aWorld();
  await world.register({ mode: 'application', user: 'adele' });
  tenant.groups = [];
  const results = await makeFixtures(world, OPERATOR, id);
  expect(states(results)).toEqual({ folder: 'made', list: 'made', plan: 'failed' });
  expect(results.at(-1)?.failure).toMatchObject({
    kind: 'not-provisioned',
    facts: { fixture: 'a Microsoft 365 group' },
  });
});

test('without a token nothing is sent, and every one says why', async () => {
  const { world, tenant } = await aWorld();
  await world.register({ mode: 'application', user: 'adele' });
  world.tokenFailure = { stage: 'token', kind: 'auth', code: 'AADSTS7000222' };
  const results = await makeFixtures(world, OPERATOR, id);
  expect(results.map(({ failure }) => failure?.code)).toEqual(
    Array.from({ length: 3 }, () => 'AADSTS7000222'),
  );
  expect(tenant.made.size).toBe(0);
});

test('not while a run is under way, not where nothing may be made, not of no account', async () => {
  const { world, tenant } = await aWorld();
  const account = await world.register({ allowWrites: false });
  await expect(makeFixtures(world, OPERATOR, id)).rejects.toMatchObject({ code: 'unprocessable' });
  const current = (await world.accounts.get(id))!;
  const { allowWrites: _allowWrites, ...free } = account;
  const running = claim(free, { attempt: 1, fencingToken: 'other', plan: [] }, NOW);
  await world.accounts.commit(current, running);
  await expect(makeFixtures(world, OPERATOR, id)).rejects.toMatchObject({ code: 'busy' });
  await expect(removeFixtures(world, OPERATOR, 'f'.repeat(16))).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(tenant.made.size).toBe(0);
  expect(await stored(world)).toMatchObject({ lease: { fencingToken: 'other' } });
});

test('a fault of our own is told as one, and the account is let go', async () => {
  const { world } = await aWorld();
  await world.register({ mode: 'application', user: 'adele' });
  world.graph.open = () => {
    throw new TypeError('a secret text');
  };
  const results = await makeFixtures(world, OPERATOR, id);
  expect(states(results)).toEqual({ folder: 'failed', list: 'failed', plan: 'failed' });
  expect(JSON.stringify(results)).not.toContain('secret');
  expect(world.events).toContain('error fixtures.unexpected');
  expect((await stored(world)).lease).toBeUndefined();
});
