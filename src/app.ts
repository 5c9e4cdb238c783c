/** The app behind the triggers: what each of them sets going. Each imports what it needs when it is called. */
import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { join } from 'node:path';
import { createLog } from './wiring/log';
import { once } from './wiring/lazy';
import { notificationMessage, runMessage } from './wiring/messages';
import { readConfig, storageOf } from './config';
import type { Config } from './config';
import type { Log } from './ports';
import type { Services } from './services';

/** What the triggers call. Throws only what is unexpected: the platform then delivers a message again. */
export interface App {
  schedule(context: InvocationContext): Promise<void>;
  upkeep(context: InvocationContext): Promise<void>;
  run(message: unknown, context: InvocationContext): Promise<void>;
  alert(message: unknown, context: InvocationContext): Promise<void>;
  /** A message that was delivered too often. Never throws: its account stays due, its notice stays owed. */
  poisoned(queue: string, message: unknown, context: InvocationContext): void;
  http(request: HttpRequest, context: InvocationContext): Promise<HttpResponseInit>;
}

let instance: App | undefined;

/** The app of this instance. */
export function app(): App {
  return (instance ??= createApp(readConfig()));
}

export function createApp(
  config: Config,
  build: () => Promise<Omit<Services, 'log'>> = once(() => servicesOf(config)),
): App {
  const services = async (log: Log): Promise<Services> => ({ ...(await build()), log });
  // Beside the bundle that this is part of.
  const dashboard = once(async () =>
    (await import('./wiring/dashboard')).readDashboard(join(__dirname, 'assets')),
  );
  const http = once(async () =>
    (await import('./http/function')).createHttpFunction(config, build, dashboard),
  );

  /** What is missing is named in the log and in health; a trigger that cannot work does nothing. */
  const ready = (log: Log): boolean => {
    if (storageOf(config)) return true;
    const [problem] = config.problems;
    log.error('config.incomplete', { setting: problem?.setting, message: problem?.message });
    return false;
  };

  return {
    async schedule(context) {
      const log = logOf(context);
      if (!ready(log)) return;
      const deps = await services(log);
      const { tick } = await import('./runs/tick');
      await tick(deps);
      const { offerOperatorKey } = await import('./members/operator-key');
      await offerOperatorKey(deps);
    },

    async upkeep(context) {
      const log = logOf(context);
      if (!ready(log)) return;
      const { maintain: upkeep } = await import('./maintenance/maintain');
      await upkeep(await services(log));
    },

    async run(message, context) {
      const log = logOf(context);
      const parsed = runMessage(message);
      if (!parsed) log.error('message.unreadable', { queue: 'runs' });
      if (!parsed || !ready(log)) return;
      const { runSlot } = await import('./runs/run-slot');
      await runSlot(await services(log), parsed);
    },

    async alert(message, context) {
      const log = logOf(context);
      const parsed = notificationMessage(message);
      if (!parsed) log.error('message.unreadable', { queue: 'alerts' });
      if (!parsed || !ready(log)) return;
      const { deliverNotification } = await import('./notifications/deliver');
      await deliverNotification(await services(log), parsed);
    },

    poisoned(queue, message, context) {
      const ids = runMessage(message) ?? notificationMessage(message);
      logOf(context).error('message.poisoned', { queue, ...ids });
    },

    async http(request, context) {
      const handle = await http();
      return handle(request, logOf(context));
    },
  };
}

const servicesOf = async (config: Config): Promise<Omit<Services, 'log'>> =>
  (await import('./wiring/services')).buildServices(config);

function logOf(context: InvocationContext): Log {
  const sinks = {
    info: context.log.bind(context),
    warn: context.warn.bind(context),
    error: context.error.bind(context),
  };
  return createLog((level, line) => sinks[level](line), { invocation: context.invocationId });
}
