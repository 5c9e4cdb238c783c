import { catalogue } from '../../src/checks/catalogue';
import type { Mode } from '../../src/domain/account';
import { startSimulator } from '@perennial/graph-simulator';
import type { Simulator } from '@perennial/graph-simulator';
import { Client, values } from '../../packages/graph-simulator/test/client';
import { runAgainst, TENANTS } from './against-simulator';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterEach(() => {
  simulator.clearFaults();
});
afterAll(async () => {
  await simulator.close();
});

const none = { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#items', value: [] };
const plans = '/groups/{group-id}/planner/plans';

test.each([
  ['planner.keep-task', plans, 'needs-fixture'],
  ['planner.keep-bucket', plans, 'needs-fixture'],
  ['planner.describe-task', plans, 'needs-fixture'],
  ['planner.match-buckets', '/me/memberOf', 'needs-fixture'],
  ['planner.list-my-tasks', '/me/planner/tasks', 'nothing-to-check'],
  ['planner.list-my-plans', '/me/planner/plans', 'nothing-to-check'],
  ['groups.list-groups', '/groups', 'nothing-to-check'],
  ['groups.count-members', '/groups', 'nothing-to-check'],
  ['groups.find-membership', '/me/memberOf', 'nothing-to-check'],
])('%s does not apply where %s holds nothing: %s', async (id, path, code) => {
  simulator.fault({ path, body: none });
  const checks = catalogue.filter((check) => check.id === id);
  const { outcomes } = await runAgainst(simulator, 'delegated', checks, { recorded: false });
  expect(outcomes).toMatchObject([
    { result: 'not-applicable', failure: { kind: 'not-provisioned', code } },
  ]);
  expect(simulator.leftovers()).toEqual([]);
});

test.each<Mode>(['application', 'delegated'])(
  'the plan is found in whatever group it lies: %s',
  async (mode) => {
    const domain = TENANTS[mode];
    const client = await Client.open(simulator.origin, domain);
    const groups = values(await client.get('/me/memberOf'));
    const fixtures = groups.find(({ displayName }) => displayName === 'Perennial fixtures');
    const path = `/groups/${String(fixtures?.['id'])}`;
    await client.send('PATCH', path, { displayName: 'Another name' });
    const checks = catalogue.filter(({ id }) => id === 'planner.keep-task');
    const { outcomes } = await runAgainst(simulator, mode, checks, { recorded: false });
    expect(outcomes).toMatchObject([{ result: 'passed' }]);
  },
);

test.each([
  // Only what has just been made or deleted may be in one and not in the other.
  ['groups.track-groups', '/groups/delta', { '@odata.deltaLink': 'https://graph.microsoft.com/x' }],
])('%s: a difference that is not settled is none', async (id, path, links) => {
  const value = [{ id: '00000000-0000-4000-8000-000000000000' }];
  simulator.fault({ path: '/groups', body: { ...none, value }, times: 1 });
  simulator.fault({ path, body: { ...none, ...links }, times: 1 });
  const checks = catalogue.filter((check) => check.id === id);
  const { outcomes } = await runAgainst(simulator, 'delegated', checks, { recorded: false });
  expect(outcomes).toMatchObject([{ result: 'passed' }]);
});
