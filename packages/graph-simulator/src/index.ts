import type { AddressInfo } from 'node:net';
import type { Delays } from './core/world';
import type { Leftover } from './core/creations';
import type { SeenRequest } from './core/requests';
import { Router } from './core/router';
import { parseChanges, parseNewTenant } from './core/tenant-settings';
import { answerIncoming, createSimulatorServer } from './core/server';
import type { Incoming, Outgoing } from './core/server';
import { usualDelays, World } from './core/world';
import { routes } from './routes';

export { CLIENT_ID, CLIENT_SECRET, profiles, REFRESH_TOKEN } from './core/profiles';
export { isLoopbackHost } from './core/loopback';
export { simulatorRoutes, catalogueEntries } from './catalogue';
export type { Delays, Incoming, Leftover, Outgoing, SeenRequest };

export interface SimulatorOptions {
  /** 0, a free one, where it is left out. */
  readonly port?: number;
  /** Mail that was taken for delivery, newest last: what `/__sim/mailbox` shows. */
  readonly mailbox?: { readonly mails: () => readonly object[] };
  readonly now?: () => number;
  /** Those that are left out are as usual. */
  readonly delays?: Partial<Delays>;
}

/** What a simulator knows, and can be made to do. */
export interface SimulatedTenants {
  /** What was made through the API and is not removed for good. */
  leftovers(): Leftover[];
  requests(): readonly SeenRequest[];
  /** As `POST /__sim/faults`. Throws a `TypeError` that says what is wrong with it. */
  fault(fault: object): void;
  /** All, or those of one tenant. */
  clearFaults(tenant?: string): void;
  /** As `POST /__sim/tenants`. Throws as `fault` does. */
  addTenant(tenant: object): void;
  /** As `PATCH /__sim/tenants/{name}`. Throws as `fault` does. */
  changeTenant(name: string, changes: object): void;
  /** A token as an administrator's own tool has it. */
  adminToken(tenant: string): string;
}

export interface Simulator extends SimulatedTenants {
  /** `http://127.0.0.1:PORT`: the origin of Graph, of Entra ID and of the controls. */
  readonly origin: string;
  close(): Promise<void>;
}

/** A simulator that listens nowhere. */
export interface SilentSimulator extends SimulatedTenants {
  /** Answers at once; what a fault does to a connection (`delayMs`, `hang`, `dropConnection`) is left out. */
  answer(request: Incoming): Outgoing;
}

/** Starts a simulator of Entra ID's token endpoint and of Graph on 127.0.0.1. Its state lasts as long as it does. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, mailbox } = options;
  const world = worldOf(options);
  const server = createSimulatorServer(world, new Router(routes), {
    mails: () => mailbox?.mails() ?? [],
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening);
  });
  return {
    ...controlsOf(world),
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The same without a server, for whoever plays on a clock of their own. */
export function createSimulator(
  options: Pick<SimulatorOptions, 'now' | 'delays'> = {},
): SilentSimulator {
  const world = worldOf(options);
  const router = new Router(routes);
  return { ...controlsOf(world), answer: (request) => answerIncoming(world, router, request) };
}

const worldOf = ({ now = Date.now, delays }: Pick<SimulatorOptions, 'now' | 'delays'>): World =>
  new World(now, { ...usualDelays, ...delays });

const controlsOf = (world: World): SimulatedTenants => ({
  leftovers: () => world.tenants.flatMap(({ creations }) => creations.list()),
  requests: () => world.requests.list(),
  fault: (fault) => world.faults.add(fault),
  clearFaults: (tenant) => world.faults.clear(tenant),
  addTenant: (tenant) => void world.addTenant(parseNewTenant(tenant)),
  changeTenant: (name, changes) => world.changeTenant(name, parseChanges(changes)),
  adminToken: (tenant) => world.adminToken(tenant),
});
