import { catalogueEntries, simulatorRoutes, startSimulator } from '../src';
import type { Simulator } from '../src';
import type { Mode } from './client';
import { Client } from './client';
import { allSamples } from './samples';
import type { Made } from './samples/samples';

let simulator: Simulator;
let clients: Readonly<Record<Mode, Client>>;

beforeAll(async () => {
  simulator = await startSimulator({ delays: { mail: [0, 0], search: 0, directory: 0, copy: 0 } });
  clients = {
    application: await Client.open(simulator.origin, 'contoso.example'),
    delegated: await Client.open(simulator.origin, 'signedin.example'),
  };
});
afterAll(() => simulator.close());

const requests = simulatorRoutes().flatMap((route) =>
  (['delegated', 'application'] as const)
    .filter((mode) => route[mode].length > 0)
    .map((mode) => [mode, `${route.method} ${route.path}`] as const),
);

test.each(requests)('%s: %s answers as its page says', async (mode, operation) => {
  const client = clients[mode];
  const [method = '', template = ''] = operation.split(/ (.*)/);
  const made = await parametersOf(client, operation);
  const path = template.replace(/\{([^}]+)\}/g, (_, name: string) => made[name] ?? '');
  const body = await fitting(operation, 'bodies')?.(client);
  const answer = await client.send(
    method,
    `${path}${fitting(operation, 'queries') ?? ''}`,
    body,
    fitting(operation, 'headers'),
  );

  expect({ answer: answer.json, status: answer.status }).toMatchObject({
    status: fitting(operation, 'statuses') ?? usualStatus(operation),
  });
  expect(simulator.requests().at(-1)?.route).toBe(template);
  expect(answer.headers.get('request-id')).toMatch(/./);
});

async function parametersOf(client: Client, operation: string): Promise<Made> {
  let made: Made = {};
  for (const [, name = ''] of operation.matchAll(/\{([^}]+)\}/g)) {
    const sample = allSamples.flatMap(({ parameters }) => parameters?.[name] ?? [])[0];
    if (!sample) throw new Error(`test/samples has nothing for {${name}}`);
    made = { ...made, [name]: await sample(client, made, operation) };
  }
  return made;
}

interface Fitting {
  readonly bodies: (client: Client) => unknown;
  readonly queries: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly statuses: number;
}

function fitting<K extends keyof Fitting>(operation: string, kind: K): Fitting[K] | undefined {
  for (const samples of allSamples)
    for (const [pattern, value] of samples[kind] ?? [])
      if (pattern.test(operation)) return value as Fitting[K];
  return undefined;
}

function usualStatus(operation: string): number {
  if (/^DELETE |\/permanentDelete$/.test(operation)) return 204;
  return operation.startsWith('POST') ? 201 : 200;
}

test('the routes are listed as a catalogue of calls, each form with its permissions', () => {
  const entries = catalogueEntries();
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  for (const { delegatedScopes, applicationScopes, path } of entries) {
    expect(delegatedScopes.length + applicationScopes.length).toBeGreaterThan(0);
    if (path.startsWith('/me')) expect(applicationScopes).toEqual([]);
  }
  for (const { page } of simulatorRoutes())
    expect(page).toMatch(/^https:\/\/learn\.microsoft\.com\//);
});
