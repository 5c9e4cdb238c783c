import type { LoadedApp, LogSink, RegisteredFunction } from './core';
import type { HostSettings } from './host-json';
import { startHttp } from './http-trigger';
import { createInvoker, triggerOf } from './invoke';
import { openQueue } from './queue-trigger';
import { routeTable } from './routes';
import { openTimer, systemClock } from './timer-trigger';
import type { HostClock } from './timer-trigger';

export { readHostJson, parseHostJson } from './host-json';
export { loadApp } from './load';
export type { HostSettings } from './host-json';
export type { LogEntry, LogSink, LoadedApp } from './core';

export type TriggerKind = 'timer' | 'queue' | 'http';

const KINDS: Readonly<Record<string, TriggerKind>> = {
  timertrigger: 'timer',
  queuetrigger: 'queue',
  httptrigger: 'http',
};

export interface HostOptions {
  readonly app: LoadedApp;
  readonly settings: HostSettings;
  readonly sink: LogSink;
  /** Port of the HTTP functions; 0 for any free one. */
  readonly port: number;
  /** Address they listen on; 127.0.0.1 by default. */
  readonly address?: string | undefined;
  /** Which kinds of triggers run here; all by default. In Azure each scales on instances of its own. */
  readonly only?: readonly TriggerKind[];
  /** Where a trigger's `connection` is looked up; the process's environment by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Fires every timer once at the start. */
  readonly timersAtStart?: boolean;
  /** Gap between two looks at an empty queue, in milliseconds; 100 by default. */
  readonly pollMs?: number;
  readonly clock?: HostClock;
}

export interface Host {
  /** Where the HTTP functions are; absent when they do not run here. */
  readonly origin?: string;
  readonly functionNames: readonly string[];
  /** Takes no more work, waits up to `graceMs` (10 s) for what is running, and ends. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Runs a function app on this machine: what the Functions host and its extensions for timers, storage
 * queues and HTTP do in Azure. Rejects when a registration makes no sense or the port is taken.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { app, settings, sink, only, clock = systemClock, environment = process.env } = options;
  const runs = (kind: TriggerKind) => only?.includes(kind) ?? true;
  const of = (kind: TriggerKind): RegisteredFunction[] =>
    app.functions.filter((registered) => kindOf(registered) === kind && runs(kind));
  const { invoke, settle } = createInvoker(app, settings.functionTimeoutMs, sink);
  const stopping = new AbortController();
  const { signal } = stopping;

  // Whatever makes no sense is found before anything runs.
  const routes = routeTable(of('http'), settings.routePrefix);
  const timers = of('timer').map((registered) => openTimer(registered));
  const pollMs = options.pollMs ?? 100;
  const queueOptions = { settings: settings.queues, invoke, pollMs, signal, sink, environment };
  const queues = of('queue').map((registered) => openQueue(registered, queueOptions));

  const http = runs('http')
    ? await startHttp({ routes, invoke, port: options.port, address: options.address })
    : undefined;
  const atStart = options.timersAtStart ?? false;
  const listeners = [
    ...timers.map((timer) => timer.run({ invoke, clock, atStart, signal })),
    ...queues.map((queue) => queue.listen()),
  ];
  return {
    ...(http && { origin: http.origin }),
    functionNames: app.functions.map(({ metadata }) => metadata.name).sort(),
    stop: async (graceMs = 10_000) => {
      stopping.abort();
      const answered = http?.stop() ?? Promise.resolve();
      await settle(graceMs);
      await bounded([...listeners, answered], 1000);
      http?.close();
    },
  };
}

function kindOf(registered: RegisteredFunction): TriggerKind {
  const { type } = triggerOf(registered);
  const kind = KINDS[type];
  if (!kind) throw new Error(`"${registered.metadata.name}": local mode has no ${type}.`);
  return kind;
}

/** What is left after the invocations have ended takes no more than a moment. */
async function bounded(work: readonly Promise<unknown>[], ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([Promise.allSettled(work), late]);
  clearTimeout(timer);
}
