/**
 * The only place that builds adapters. Each is imported and built when it is first needed, so that a
 * trigger pays for what it uses; what is built is kept for the life of the instance.
 */
import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { homepage, version } from '../package.json';
import { createLog } from './adapters/log';
import { readConfig } from './config';
import type { Config } from './config';
import { lookAhead } from './domain/dispatch';
import { FailureError } from './domain/failure';
import type {
  AlertMessage,
  Graph,
  GraphSession,
  Log,
  Mailer,
  RunMessage,
  TokenEndpoint,
  Vault,
} from './ports';
import type { Services } from './usecases/services';

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

/** Built once, at first use; tried again at the next one when that failed. */
function once<T>(build: () => Promise<T>): () => Promise<T> {
  let built: Promise<T> | undefined;
  return () => {
    built ??= build().catch((thrown: unknown) => {
      built = undefined;
      throw thrown;
    });
    return built;
  };
}

let instance: App | undefined;

/** The app of this instance. */
export function app(): App {
  return (instance ??= createApp(readConfig()));
}

export function createApp(config: Config): App {
  const build = once(() => buildServices(config));
  const services = async (log: Log): Promise<Services> => ({ ...(await build()), log });
  const http = once(async () =>
    (await import('./http/function')).createHttpFunction(config, build),
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
      const { tick } = await import('./usecases/tick');
      await tick(deps);
      await makeOperatorKey(deps);
    },

    async upkeep(context) {
      const log = logOf(context);
      if (!ready(log)) return;
      const { upkeep } = await import('./usecases/upkeep');
      await upkeep(await services(log));
    },

    async run(message, context) {
      const log = logOf(context);
      const parsed = runMessage(message);
      if (!parsed) log.error('message.unreadable', { queue: 'runs' });
      if (!parsed || !ready(log)) return;
      const { runSlot } = await import('./usecases/run-slot');
      await runSlot(await services(log), parsed);
    },

    async alert(message, context) {
      const log = logOf(context);
      const parsed = alertMessage(message);
      if (!parsed) log.error('message.unreadable', { queue: 'alerts' });
      if (!parsed || !ready(log)) return;
      const { deliverAlert } = await import('./usecases/deliver-alert');
      await deliverAlert(await services(log), parsed);
    },

    poisoned(queue, message, context) {
      const accountId = runMessage(message)?.accountId ?? alertMessage(message)?.accountId;
      logOf(context).error('message.poisoned', { queue, accountId });
    },

    async http(request, context) {
      const handle = await http();
      return handle(request, logOf(context));
    },
  };
}

/** Without a vault there is no key yet, and the scheduler goes on: the log and health say why. */
async function makeOperatorKey(services: Services): Promise<void> {
  const { ensureOperatorKey } = await import('./usecases/operator-key');
  try {
    await ensureOperatorKey(services);
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    services.log.error('operator-key.not-made', { code: thrown.failure.code });
  }
}

function logOf(context: InvocationContext): Log {
  const sinks = {
    info: context.log.bind(context),
    warn: context.warn.bind(context),
    error: context.error.bind(context),
  };
  return createLog((level, line) => sinks[level](line), { invocation: context.invocationId });
}

/** The worker hands over JSON as an object and anything else as text. A message is untrusted input. */
function fields(message: unknown): Record<string, unknown> {
  if (typeof message !== 'string') return { ...(message as object | undefined) };
  try {
    return { ...(JSON.parse(message) as object) };
  } catch {
    return {};
  }
}

function runMessage(message: unknown): RunMessage | undefined {
  const { accountId, slot, asked } = fields(message);
  if (typeof accountId !== 'string' || !Number.isSafeInteger(slot)) return undefined;
  return { accountId, slot: slot as number, ...(asked === true && { asked }) };
}

function alertMessage(message: unknown): AlertMessage | undefined {
  const { accountId, outboxId } = fields(message);
  if (typeof accountId !== 'string' || typeof outboxId !== 'string') return undefined;
  return { accountId, outboxId };
}

async function buildServices(config: Config): Promise<Omit<Services, 'log'>> {
  const [
    { entropy },
    { credentialKinds },
    { catalogue },
    { TokenMemory },
    { Gate },
    { userAgentOf },
    storage,
  ] = await Promise.all([
    import('./adapters/entropy'),
    import('./credentials'),
    import('./checks/catalogue'),
    import('./usecases/token-memory'),
    import('./adapters/gate'),
    import('./adapters/user-agent'),
    openStorage(config),
  ]);
  const clock = Date.now;
  const gate = new Gate(clock);
  const microsoft = { gate, clock, userAgent: userAgentOf({ version, homepage }) };
  const vault = lazyVault(once(() => openVaultOf(config)));
  return {
    clock,
    entropy,
    ...storage,
    vault,
    tokenEndpoint: lazyTokenEndpoint(
      once(async () => {
        const { createTokenEndpoint } = await import('./adapters/entra');
        return createTokenEndpoint({
          ...microsoft,
          ...(config.LOGIN_ORIGIN !== undefined && { origin: config.LOGIN_ORIGIN }),
          ...(isDeployed(config) && { identity: () => exchangeToken(config) }),
        });
      }),
    ),
    tokenMemory: new TokenMemory(clock),
    graph: lazyGraph(
      once(async () => {
        const { createGraph } = await import('./adapters/graph');
        const { createRecorder } = await import('./adapters/record');
        return createGraph({
          ...microsoft,
          ...(config.GRAPH_ORIGIN !== undefined && { origin: config.GRAPH_ORIGIN }),
          ...(config.RECORD_FILE !== undefined && { recorder: createRecorder(config.RECORD_FILE) }),
        });
      }),
    ),
    mailer: lazyMailer(once(() => openMailer(config, vault))),
    catalogue,
    credentialKinds,
    lookAheadMs: lookAhead(config.TICK_MINUTES),
    retentionDays: config.RETENTION_DAYS,
    operatorKey: config.OPERATOR_KEY,
    operatorEmail: config.OPERATOR_EMAIL,
  };
}

/** How table and queue service are reached; undefined where the settings do not say. */
function storageOf(config: Config) {
  const { AzureWebJobsStorage: connectionString } = config;
  if (connectionString !== undefined) return { connectionString };
  const {
    AzureWebJobsStorage__tableServiceUri: table,
    AzureWebJobsStorage__queueServiceUri: queue,
  } = config;
  return table === undefined || queue === undefined ? undefined : { table, queue };
}

const identityOf = once(async () => import('./adapters/azure-credential'));

/** On somebody's own machine there is no managed identity, and nothing to ask for one. */
const isDeployed = ({ LOCAL_VAULT_TOKEN }: Config): boolean => LOCAL_VAULT_TOKEN === undefined;

/** What the managed identity presents to an app registration that trusts it. */
async function exchangeToken(config: Config): Promise<string> {
  const { managedIdentityCredential } = await identityOf();
  const credential = managedIdentityCredential({ clientId: config.AZURE_CLIENT_ID });
  const token = await credential.getToken('api://AzureADTokenExchange/.default');
  if (!token) throw new Error('the managed identity has no token');
  return token.token;
}

async function openStorage(config: Config) {
  const found = storageOf(config);
  if (!found) throw new Error('storage is not configured');
  const [tables, queues, accounts, members, system, { entropy }] = await Promise.all([
    import('./adapters/tables/table'),
    import('./adapters/queue'),
    import('./adapters/tables/account-store'),
    import('./adapters/tables/member-store'),
    import('./adapters/tables/system-store'),
    import('./adapters/entropy'),
  ]);
  const connection = async (service: 'table' | 'queue') => {
    if (found.connectionString !== undefined) return { connectionString: found.connectionString };
    const { managedIdentityCredential } = await identityOf();
    const credential = managedIdentityCredential({ clientId: config.AZURE_CLIENT_ID });
    return { endpoint: found[service], credential };
  };
  const table = tables.openTable(await connection('table'));
  const queue = await connection('queue');
  return {
    accounts: accounts.createAccountStore(table, entropy),
    members: members.createMemberStore(table, entropy),
    system: system.createSystemStore(table),
    runQueue: queues.createQueue<RunMessage>(queues.openQueue(queue, 'runs')),
    alertQueue: queues.createQueue<AlertMessage>(queues.openQueue(queue, 'alerts')),
  };
}

async function openVaultOf(config: Config): Promise<Vault> {
  const { KEY_VAULT_URL: url, LOCAL_VAULT_TOKEN: token } = config;
  if (url === undefined) {
    throw new FailureError({ stage: 'token', kind: 'service', code: 'vault-not-configured' });
  }
  const [{ createVault, openVault }, identity] = await Promise.all([
    import('./adapters/vault'),
    identityOf(),
  ]);
  const credential =
    token === undefined
      ? identity.managedIdentityCredential({ clientId: config.AZURE_CLIENT_ID })
      : identity.fixedCredential(token);
  return createVault(openVault(url, credential));
}

async function openMailer(config: Config, vault: Vault): Promise<Mailer> {
  const { createMailer } = await import('./adapters/sendgrid');
  return createMailer({
    apiKey: () => vault.get(config.SENDGRID_KEY_SECRET),
    from: config.MAIL_FROM,
    ...(config.SENDGRID_ORIGIN !== undefined && { origin: config.SENDGRID_ORIGIN }),
  });
}

type Later<T> = () => Promise<T>;

const lazyVault = (vault: Later<Vault>): Vault => ({
  put: async (...args) => (await vault()).put(...args),
  get: async (...args) => (await vault()).get(...args),
  remove: async (...args) => (await vault()).remove(...args),
  async *list() {
    yield* (await vault()).list();
  },
});

const lazyTokenEndpoint = (endpoint: Later<TokenEndpoint>): TokenEndpoint => ({
  acquire: async (request) => (await endpoint()).acquire(request),
});

const lazyMailer = (mailer: Later<Mailer>): Mailer => ({
  send: async (mail) => (await mailer()).send(mail),
});

const lazyGraph = (graph: Later<Graph>): Graph => ({
  open(options) {
    const session = once<GraphSession>(async () => (await graph()).open(options));
    return {
      request: async (request) => (await session()).request(request),
      transfer: async (request) => (await session()).transfer(request),
    };
  },
});
