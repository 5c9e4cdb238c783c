import { catalogue } from '../../src/checks/catalogue';
import { startSimulator } from '@perennial/graph-simulator';
import type { Simulator } from '@perennial/graph-simulator';
import { runAgainst } from './against-simulator';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ delays: { copy: 50 } });
});
afterEach(() => {
  simulator.clearFaults();
});
afterAll(async () => {
  await simulator.close();
});

async function run(id: string) {
  const checks = catalogue.filter((check) => check.id === id);
  const { outcomes } = await runAgainst(simulator, 'delegated', checks, { recorded: false });
  expect(simulator.leftovers()).toEqual([]);
  return outcomes;
}

const none = { body: { value: [] } };
const missing = { kind: 'missing-item' };
const today = { body: { id: 'a', createdDateTime: new Date().toISOString() } };

test.each([
  ['files.find-documents', '/special/documents', missing, 'nothing-to-check'],
  ['files.open-by-path', '/me/drive/root/children', none, 'nothing-to-check'],
  ['files.search-folder', '/me/drive/root:/{path}', missing, 'needs-fixture'],
  ['files.search-folder', '/me/drive/root:/{path}', today, 'nothing-to-check'],
  ['notes.list-notebooks', '/me/onenote/notebooks', none, 'nothing-to-check'],
  ['notes.list-sections', '/me/onenote/sections', none, 'nothing-to-check'],
  ['notes.page-pages', '/me/onenote/sections', none, 'nothing-to-check'],
  ['notes.read-page', '/me/onenote/sections/{section}/pages', none, 'nothing-to-check'],
  ['notes.write-page', '/me/onenote/sections', none, 'needs-fixture'],
])('%s does not apply where %s shows %j', async (id, path, fault, code) => {
  simulator.fault({ method: 'GET', path, ...fault });
  expect(await run(id)).toMatchObject([
    { result: 'not-applicable', failure: { kind: 'not-provisioned', code } },
  ]);
});

test('a search that finds nothing is none that fails', async () => {
  const nothing = { total: 0, moreResultsAvailable: false };
  const body = { value: [{ searchTerms: [], hitsContainers: [nothing] }] };
  simulator.fault({ path: '/search/query', body });
  expect(await run('search.query-files')).toMatchObject([{ result: 'passed' }]);
  expect(await run('search.query-messages')).toMatchObject([{ result: 'passed' }]);
});

test('a link to another drive is none of what lies in the root folder', async () => {
  const value = [{ id: 'a', name: 'Elsewhere', remoteItem: {} }];
  simulator.fault({ path: '/me/drive/root/children', body: { value } });
  expect(await run('files.open-by-path')).toMatchObject([{ result: 'not-applicable' }]);
});

test('a copy whose monitor says nothing of an id is found by its name', async () => {
  const body = { operation: 'ItemCopy', percentageComplete: 50, status: 'inProgress' };
  simulator.fault({ path: '/transfer/monitor', body, delayMs: 40, times: 2 });
  const done = { operation: 'ItemCopy', percentageComplete: 100, status: 'completed' };
  simulator.fault({ path: '/transfer/monitor', body: done });
  expect(await run('files.copy-file')).toMatchObject([{ result: 'passed' }]);
});
