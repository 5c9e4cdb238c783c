/**
 * A process that runs slots of one account as a deployed instance does, and may be killed at any moment.
 * Storage, vault, Entra ID and Graph are elsewhere; its clock is ahead by what the parent says.
 */
import { fixedCredential } from '../../../src/azure/credential';
import { createSignInEndpoint, createTokenEndpoint } from '../../../src/microsoft/entra';
import { entropy } from '../../../src/wiring/entropy';
import { ThrottleGate } from '../../../src/microsoft/throttle-gate';
import { createGraph } from '../../../src/microsoft/graph';
import { createStores } from '../../../src/azure/tables/stores';
import { azureTable, openTable } from '../../../src/azure/tables/table';
import { createVault, openVault } from '../../../src/azure/vault';
import { catalogue, findCheck, findCreation } from '../../../src/checks/catalogue';
import { credentialKinds } from '../../../src/credentials';
import type { Graph, RunMessage } from '../../../src/ports';
import { runSlot } from '../../../src/runs/run-slot';
import type { Services } from '../../../src/services';
import { FarSides } from '../../../src/far-sides';
import { UnderWay } from '../../../src/under-way';
import { TokenMemory } from '../../../src/tokens/memory';

export interface WorkerPlaces {
  readonly storage: string;
  readonly vaultUrl: string;
  readonly vaultToken: string;
  readonly origin: string;
}

/** What the parent asks for: a slot, with a clock that is ahead by so many milliseconds. */
export interface Order {
  readonly message: RunMessage;
  readonly ahead: number;
}

/** What the parent is told: that a request goes out to Graph, that the slot is done, or what was thrown. */
export type Report = 'request' | 'done' | { readonly error: string };

const places = JSON.parse(process.argv[2] ?? '') as WorkerPlaces;
const tell = (report: Report) => process.send?.(report);

let ahead = 0;
const clock = () => Date.now() + ahead;
const gate = new ThrottleGate(clock);
const microsoft = { gate, clock, userAgent: 'Perennial/0 (proof)', origin: places.origin };
const table = openTable({ connectionString: places.storage });
const nothing = () => Promise.resolve();
const none = () => Promise.resolve(0);

const services: Services = {
  clock,
  entropy,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  ...createStores(azureTable(table), entropy),
  // The parent is scheduler and queue.
  runQueue: { send: nothing, poisoned: none },
  notificationQueue: { send: nothing, poisoned: none },
  vault: createVault(openVault(places.vaultUrl, fixedCredential(places.vaultToken))),
  tokenEndpoint: createTokenEndpoint(microsoft),
  signInEndpoint: createSignInEndpoint(microsoft),
  tokenMemory: new TokenMemory(clock),
  farSides: new FarSides(clock),
  underWay: new UnderWay(),
  graph: reporting(createGraph(microsoft)),
  mailer: { send: () => Promise.resolve({ delivered: true }) },
  channels: {
    send: () => Promise.resolve({ delivered: true }),
    check: () => Promise.resolve(undefined),
  },
  deadMan: {
    ping: () => Promise.resolve(undefined),
    check: () => Promise.resolve(undefined),
  },
  catalogue,
  findCheck,
  findCreation,
  credentialKinds,
  lookAheadMs: 0,
  tickMinutes: 5,
  wrongSettings: [],
  retentionDays: 30,
  operatorKey: undefined,
  operatorEmail: undefined,
  identity: undefined,
  mailProvider: 'sendgrid',
  publicOrigin: undefined,
};

/** Tells the parent of every request, so that it can end this process in the middle of things. */
function reporting(graph: Graph): Graph {
  return {
    open(options) {
      const session = graph.open(options);
      return {
        request: (request) => {
          tell('request');
          return session.request(request);
        },
        transfer: (request) => session.transfer(request),
      };
    },
  };
}

process.on('message', (order: Order) => {
  ahead = order.ahead;
  runSlot(services, order.message).then(
    () => tell('done'),
    (thrown: unknown) => tell({ error: String(thrown) }),
  );
});
process.on('disconnect', () => process.exit());
