import type { app as functionsApp } from '@azure/functions';
import { parseHostJson, startHost } from '../src';
import type { Host, HostOptions, LogEntry } from '../src';
import { Registrations } from '../src/core';

/** Registers functions through the real `@azure/functions`, on the core module that the host brings. */
export function register(define: (app: typeof functionsApp) => void) {
  const registrations = new Registrations();
  jest.resetModules();
  jest.doMock('@azure/functions-core', () => registrations.core, { virtual: true });
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded anew for each app, as a worker does
  const { app } = require('@azure/functions') as { app: typeof functionsApp };
  define(app);
  return registrations.loaded();
}

export interface Running extends Host {
  readonly origin: string;
  readonly log: LogEntry[];
}

const running: Running[] = [];

/** Starts a host that `stopAll` ends. */
export async function run(
  define: (app: typeof functionsApp) => void,
  options: Partial<HostOptions> & { hostJson?: unknown } = {},
): Promise<Running> {
  const { hostJson, ...rest } = options;
  const log: LogEntry[] = [];
  const host = await startHost({
    app: register(define),
    settings: parseHostJson(hostJson ?? { extensions: { http: { routePrefix: '' } } }),
    sink: (entry) => log.push(entry),
    port: 0,
    environment: {},
    pollMs: 10,
    ...rest,
  });
  const started = { ...host, origin: host.origin ?? '', log };
  running.push(started);
  return started;
}

export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((host) => host.stop(1000)));
}

/** Waits until something holds; fails loudly when it never does. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 5_000; left > 0; left -= 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Never came true: ${what}`);
}
