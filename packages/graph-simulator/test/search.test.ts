import { startSimulator } from '../src';
import type { Simulator } from '../src';
import { Client } from './client';

let simulator: Simulator;
let client: Client;

beforeAll(async () => {
  simulator = await startSimulator({ delays: { search: 0 } });
  client = await Client.open(simulator.origin, 'signedin.example');
});
afterAll(() => simulator.close());

const ask = (who: Client, entityType: string, queryString: string, more: object = {}) =>
  who.send('POST', '/search/query', {
    requests: [{ entityTypes: [entityType], query: { queryString }, ...more }],
  });

interface Container {
  readonly total: number;
  readonly moreResultsAvailable: boolean;
  readonly hits?: readonly { readonly rank: number; readonly resource: Record<string, unknown> }[];
}

async function found(entityType: string, queryString: string, more: object = {}) {
  const { json } = await ask(client, entityType, queryString, more);
  const [answer] = json['value'] as { hitsContainers: [Container] }[];
  return answer?.hitsContainers[0];
}

test('files are found by words of their name and by where they lie', async () => {
  const byName = await found('driveItem', 'agenda');
  expect(byName?.hits?.map(({ resource }) => resource['name'])).toEqual(['Agenda.txt']);
  const { json } = await client.get('/me/drive/root:/Documents');
  const within = await found('driveItem', `path:"${String(json['webUrl'])}"`);
  expect(within?.hits?.map(({ resource }) => resource['name'])).toEqual([
    'Documents',
    'Minutes.txt',
  ]);
});

test('hits come in pages', async () => {
  const first = await found('driveItem', '*', { from: 0, size: 2 });
  const next = await found('driveItem', '*', { from: 2, size: 2 });
  expect(first).toMatchObject({ moreResultsAvailable: true, hits: [{ rank: 1 }, { rank: 2 }] });
  expect(next).toMatchObject({ total: first?.total, hits: [{ rank: 3 }, { rank: 4 }] });
});

test('messages are found by who sent them and since when; what finds nothing has no hits', async () => {
  const from = await found('message', 'from:"alex@signedin.example" received>=2020-01-01');
  expect(from?.total).toBeGreaterThan(0);
  expect(await found('message', 'from:"alex@signedin.example" received>=2999-01-01')).toEqual({
    total: 0,
    moreResultsAvailable: false,
  });
});

test('an app names a region, and a sort of thing that there is', async () => {
  const app = await Client.open(simulator.origin, 'contoso.example');
  expect((await ask(app, 'driveItem', '*')).status).toBe(400);
  expect((await ask(app, 'driveItem', '*', { region: 'EUR' })).status).toBe(200);
  expect((await ask(app, 'nothing', '*', { region: 'EUR' })).status).toBe(400);
});
