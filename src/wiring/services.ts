/**
 * Builds every adapter, and nothing else does. Each is imported when it is first needed, so that a trigger
 * pays for what it uses; what is built is kept for the life of the instance.
 */
import { homepage, version } from '../../package.json';
import type { TokenCredential } from '../azure/storage-connection';
import { identityOf, publicOriginOf, storageOf } from '../config';
import type { Config } from '../config';
import { lookAhead } from '../domain/dispatch';
import { FailureError } from '../domain/failure';
import type { ThrottleGate } from '../microsoft/throttle-gate';
import { agentsFor } from '../network/agents';
import { exchangeOver } from '../network/exchange';
import type { Exchange } from '../network/exchange';
import type {
  ChannelSender,
  Clock,
  DeadMan,
  Graph,
  Mailer,
  NotificationMessage,
  RunMessage,
  SignInEndpoint,
  TokenEndpoint,
  Vault,
} from '../ports';
import type { Services } from '../services';
import { UnderWay } from '../under-way';
import { lazily, once } from './lazy';

/** `exchange`: how everything leaves this instance; by the proxy that the settings name, if any. */
export async function buildServices(
  config: Config,
  exchange = exchangeOver(agentsFor(proxiesOf(config))),
): Promise<Omit<Services, 'log'>> {
  const identity = openIdentity(config);
  const [
    { entropy },
    { credentialKinds },
    { catalogue, findCheck, findCreation },
    { TokenMemory },
    { FarSides },
    { ThrottleGate },
    { userAgentOf },
    storage,
  ] = await Promise.all([
    import('./entropy'),
    import('../credentials'),
    import('../checks/catalogue'),
    import('../tokens/memory'),
    import('../far-sides'),
    import('../microsoft/throttle-gate'),
    import('../microsoft/user-agent'),
    openStorage(config, identity, exchange),
  ]);
  const clock = Date.now;
  const gate = new ThrottleGate(clock);
  const microsoft = { gate, clock, userAgent: userAgentOf({ version, homepage }), exchange };
  const vault = lazily(() => openVaultOf(config, identity, exchange), ['list']);
  const graph = once(() => openGraph(config, microsoft));
  const mailer = lazily(() => openMailer(config, identity, vault, exchange));
  return {
    clock,
    entropy,
    ...storage,
    vault,
    tokenEndpoint: lazily(() => openTokenEndpoint(config, microsoft, identity)),
    signInEndpoint: lazily(() => openSignInEndpoint(config, microsoft)),
    tokenMemory: new TokenMemory(clock),
    farSides: new FarSides(clock),
    underWay: new UnderWay(),
    graph: { open: (options) => lazily(async () => (await graph()).open(options)) },
    mailer,
    channels: lazily(() => openChannels(config, mailer, microsoft)),
    deadMan: lazily(() => openDeadMan(config, microsoft)),
    catalogue,
    findCheck,
    findCreation,
    credentialKinds,
    lookAheadMs: lookAhead(config.TICK_MINUTES),
    tickMinutes: config.TICK_MINUTES,
    wrongSettings: config.problems.map(({ setting: name }) => name),
    retentionDays: config.RETENTION_DAYS,
    operatorKey: config.OPERATOR_KEY,
    operatorEmail: config.OPERATOR_EMAIL,
    mailProvider: config.MAIL_PROVIDER,
    publicOrigin: publicOriginOf(config),
    identity: identityOf(config),
  };
}

/** What token endpoint and Graph share: whoever is throttled at one is at the other. */
interface Microsoft {
  readonly gate: ThrottleGate;
  readonly clock: Clock;
  readonly userAgent: string;
  readonly exchange: Exchange;
}

const proxiesOf = ({ HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: except }: Config) => ({
  https,
  http,
  except,
});

async function openTokenEndpoint(
  config: Config,
  microsoft: Microsoft,
  identity: OpenIdentity,
): Promise<TokenEndpoint> {
  const { createTokenEndpoint } = await import('../microsoft/entra');
  const { retryingTokenEndpoint } = await import('../microsoft/entra/retrying');
  const { sleep } = await import('../microsoft/throttle-gate');
  const endpoint = createTokenEndpoint({
    ...microsoft,
    origin: config.LOGIN_ORIGIN,
    identity: isDeployed(config) ? () => exchangeToken(identity) : undefined,
  });
  return retryingTokenEndpoint(endpoint, { clock: microsoft.clock, sleep });
}

async function openSignInEndpoint(config: Config, microsoft: Microsoft): Promise<SignInEndpoint> {
  const { createSignInEndpoint } = await import('../microsoft/entra');
  return createSignInEndpoint({ ...microsoft, origin: config.LOGIN_ORIGIN });
}

async function openGraph(config: Config, microsoft: Microsoft): Promise<Graph> {
  const { createGraph } = await import('../microsoft/graph');
  const { createRecorder } = await import('../microsoft/recorder');
  const { GRAPH_ORIGIN: origin, RECORD_FILE: file } = config;
  const recorder = file === undefined ? undefined : createRecorder(file);
  return createGraph({ ...microsoft, origin, recorder });
}

type OpenIdentity = () => Promise<TokenCredential>;

/** The managed identity: one for storage, vault and token exchange, so that each token is asked for once. */
const openIdentity = (config: Config): OpenIdentity =>
  once(async () => {
    const { managedIdentityCredential } = await import('../azure/credential');
    return managedIdentityCredential({ clientId: config.AZURE_CLIENT_ID });
  });

/** On somebody's own machine there is no managed identity, and nothing to ask for one. */
const isDeployed = ({ LOCAL_VAULT_TOKEN }: Config): boolean => LOCAL_VAULT_TOKEN === undefined;

/** What the managed identity presents to an app registration that trusts it. */
const exchangeToken = (identity: OpenIdentity): Promise<string> =>
  identityToken(identity, 'api://AzureADTokenExchange/.default');

async function identityToken(identity: OpenIdentity, scope: string): Promise<string> {
  const credential = await identity();
  const token = await credential.getToken(scope);
  if (!token) throw new Error('the managed identity has no token');
  return token.token;
}

/** The local mailbox takes any token, and there is no identity to ask for one. */
const tokenOf = async (
  { LOCAL_VAULT_TOKEN: local }: Config,
  identity: OpenIdentity,
  scope: string,
): Promise<string> => local ?? identityToken(identity, scope);

async function openStorage(config: Config, identity: OpenIdentity, exchange: Exchange) {
  const found = storageOf(config);
  if (!found) throw new Error('storage is not configured');
  const [tables, queues, { createStores }, { entropy }] = await Promise.all([
    import('../azure/tables/table'),
    import('../azure/queue'),
    import('../azure/tables/stores'),
    import('./entropy'),
  ]);
  const connection = async (service: 'table' | 'queue') => {
    if (found.connectionString !== undefined) return { connectionString: found.connectionString };
    return { endpoint: found[service], credential: await identity() };
  };
  const table = tables.azureTable(tables.openTable(await connection('table'), { exchange }));
  const queue = await connection('queue');
  const open = <Message extends object>(name: string) =>
    queues.createQueue<Message>(queues.openQueue(queue, name, { exchange }), {
      poison: queues.openQueue(queue, queues.poisonOf(name), { exchange }),
    });
  return {
    ...createStores(table, entropy),
    runQueue: open<RunMessage>('runs'),
    notificationQueue: open<NotificationMessage>('alerts'),
  };
}

async function openVaultOf(
  config: Config,
  identity: OpenIdentity,
  exchange: Exchange,
): Promise<Vault> {
  const { KEY_VAULT_URL: url, LOCAL_VAULT_TOKEN: token } = config;
  if (url === undefined) {
    throw new FailureError({ stage: 'token', kind: 'service', code: 'vault-not-configured' });
  }
  const { createVault, openVault } = await import('../azure/vault');
  const credential =
    token === undefined
      ? await identity()
      : (await import('../azure/credential')).fixedCredential(token);
  return createVault(openVault(url, credential, { exchange }));
}

async function openChannels(
  config: Config,
  mailer: Mailer,
  { clock, userAgent }: Pick<Microsoft, 'clock' | 'userAgent'>,
): Promise<ChannelSender> {
  const [{ createSender }, { createOutside }, { Targets }] = await Promise.all([
    import('../channels/sender'),
    import('../channels/outside'),
    import('../network/targets'),
  ]);
  const targets = new Targets({ allowPrivate: config.ALLOW_PRIVATE_TARGETS });
  const proxies = proxiesOf(config);
  return createSender(createOutside({ clock, mailer, targets, proxies, userAgent }));
}

async function openDeadMan(
  config: Config,
  { userAgent }: Pick<Microsoft, 'userAgent'>,
): Promise<DeadMan> {
  const [{ createDeadMan }, { Targets }] = await Promise.all([
    import('../channels/dead-man'),
    import('../network/targets'),
  ]);
  const targets = new Targets({ allowPrivate: config.ALLOW_PRIVATE_TARGETS });
  return createDeadMan({ targets, proxies: proxiesOf(config), userAgent });
}

async function openMailer(
  config: Config,
  identity: OpenIdentity,
  vault: Vault,
  exchange: Exchange,
): Promise<Mailer> {
  if (config.MAIL_PROVIDER === 'none') return nobody;
  if (config.MAIL_PROVIDER === 'acs')
    return openCommunicationServices(config, identity, vault, exchange);
  const { createMailer } = await import('../channels/sendgrid');
  return createMailer({
    apiKey: () => vault.get(config.SENDGRID_KEY_SECRET),
    from: config.MAIL_FROM,
    origin: config.SENDGRID_ORIGIN,
    exchange,
  });
}

/** Mails nothing: whoever deployed has chosen so, and health says it. */
const nobody: Mailer = {
  send: async () =>
    Promise.resolve({ delivered: false, permanent: true, code: 'mail-not-configured' }),
};

async function openCommunicationServices(
  config: Config,
  identity: OpenIdentity,
  vault: Vault,
  exchange: Exchange,
): Promise<Mailer> {
  const { ACS_KEY_SECRET: keyName } = config;
  const [{ createMailer }, { asIdentity, withAccessKey }] = await Promise.all([
    import('../channels/acs'),
    import('../channels/acs-authorization'),
  ]);
  return createMailer({
    endpoint: config.ACS_ENDPOINT,
    from: config.MAIL_FROM,
    authorize:
      keyName === undefined
        ? asIdentity((scope) => tokenOf(config, identity, scope))
        : withAccessKey(() => vault.get(keyName), Date.now),
    exchange,
    clock: Date.now,
  });
}
