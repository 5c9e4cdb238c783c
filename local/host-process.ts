/**
 * Entry of a process that runs one kind of trigger only, or all: in Azure timers, queues and HTTP scale
 * on instances of their own, and tests run them so. Log entries follow the report, one JSON line each.
 */
import { serveParent } from './child-main';
import type { Served } from './child-main';
import { loadApp, readHostJson, startHost } from '@perennial/functions-host';
import type { LogEntry, TriggerKind } from '@perennial/functions-host';

export interface HostProcessOptions {
  /** Where package.json and host.json are. */
  readonly directory: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly only?: readonly TriggerKind[];
  readonly timersAtStart?: boolean;
  /** Added to the process's own. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface HostProcessReady {
  readonly origin?: string | undefined;
  readonly functionNames: readonly string[];
}

async function start(options: HostProcessOptions): Promise<Served<HostProcessReady>> {
  const { directory, environment, ...rest } = options;
  Object.assign(process.env, environment);
  // The report is the first line: whatever comes before it waits.
  const early: LogEntry[] = [];
  const print = (entry: LogEntry) => void process.stdout.write(`${JSON.stringify(entry)}\n`);
  let sink = (entry: LogEntry) => void early.push(entry);
  const host = await startHost({
    ...rest,
    app: loadApp(directory, (entry) => sink(entry)),
    settings: readHostJson(directory),
    sink: (entry) => sink(entry),
  });
  setImmediate(() => {
    early.forEach(print);
    sink = print;
  });
  const { origin, functionNames } = host;
  return {
    ready: { functionNames, origin },
    close: () => host.stop(3000),
  };
}

serveParent((options) => start(options as HostProcessOptions));
