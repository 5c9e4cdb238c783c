import type { AddressInfo } from 'node:net';
import type { Delays } from './core/world';
import type { Leftover } from './core/creations';
import type { SeenRequest } from './core/requests';
import { Router } from './core/router';
import { parseChanges, parseNewTenant } from './core/tenant-settings';
import { createSimulatorServer } from './core/server';
import { usualDelays, World } from './core/world';
import { routes } from './routes';

export { CLIENT_ID, CLIENT_SECRET, profiles, REFRESH_TOKEN } from './core/profiles';
export { isLoopbackHost } from './core/loopback';
export { simulatorRoutes, catalogueEntries } from './catalogue';
export type { Delays, Leftover, SeenRequest };

export interface SimulatorOptions {
  /** 0, a free one, where it is left out. */
  readonly port?: number;
  /** Mail that was taken for delivery, newest last: what `/__sim/mailbox` shows. */
  readonly mailbox?: { readonly mails: () => readonly object[] };
  readonly now?: () => number;
  /** Those that are left out are as usual. */
  readonly delays?: Partial<Delays>;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`: the origin of Graph, of Entra ID and of the controls. */
  readonly origin: string;
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
  close(): Promise<void>;
}

/** Starts a simulator of Entra ID's token endpoint and of Graph on 127.0.0.1. Its state lasts as long as it does. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, mailbox, now = Date.now, delays } = options;
  const world = new World(now, { ...usualDelays, ...delays });
  const server = createSimulatorServer(world, new Router(routes), {
    mails: () => mailbox?.mails() ?? [],
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leftovers: () => world.tenants.flatMap(({ creations }) => creations.list()),
    requests: () => world.requests.list(),
    fault: (fault) => world.faults.add(fault),
    clearFaults: (tenant) => world.faults.clear(tenant),
    addTenant: (tenant) => void world.addTenant(parseNewTenant(tenant)),
    changeTenant: (name, changes) => world.changeTenant(name, parseChanges(changes)),
    adminToken: (tenant) => world.adminToken(tenant),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
