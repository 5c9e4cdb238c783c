import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseOrigin, valueIn } from '../src/config';
import type { Environment } from '../src/config';
import { LocalProblem } from './child';
import { parseFlags } from './flags';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly port: number;
  /** Address the API listens on; this machine alone when undefined. */
  readonly address?: string | undefined;
  /** Given by the caller; made at the start when undefined. */
  readonly operatorKey?: string | undefined;
  /** Absolute; storage and vault are kept there. In memory when undefined. */
  readonly dataDir?: string | undefined;
  readonly recordFile?: string | undefined;
  readonly vaultKey?: string | undefined;
  /** In whose way the app sends mail. */
  readonly mail: MailProvider;
  /** With it mail goes out; without it, to the local mailbox. Only with Microsoft's own endpoints. */
  readonly outward?: OutwardMail | undefined;
  /** What the demo accounts come with; nothing where somebody keeps the data, or Microsoft is no simulator. */
  readonly history: 'none' | 'week' | 'fleet';
  /** Who stands in Microsoft's place: the simulator, nobody, or whoever answers at these origins. */
  readonly microsoft: 'simulated' | 'live' | { readonly graph: string; readonly login: string };
}

export type MailProvider = 'acs' | 'sendgrid';

/** What lets mail out at the provider. */
export interface OutwardMail {
  /** SendGrid's API key, or an access key of Azure Communication Services. */
  readonly key: string;
  /** Where Azure Communication Services is. */
  readonly endpoint?: string;
}

const DEFAULT_PORT = 7071;
const LIVE_DATA = '.data';

/** Throws `LocalProblem` with one sentence about the first thing that is wrong. */
export function parseOptions(args: readonly string[], environment: Environment): StartOptions {
  const {
    data,
    live = false,
    graph,
    login,
    record,
    demo = false,
    mail: provider,
  } = parseFlags(args);
  const mail = parseMail(provider);
  const folder = data ?? (live ? LIVE_DATA : undefined);
  const operatorKey = valueIn(environment, 'OPERATOR_KEY');
  const vaultKey = unlessEmpty(environment['PERENNIAL_VAULT_KEY']);
  const outward = live ? outwardMail[mail](environment) : undefined;
  const microsoft = parseMicrosoft(live, graph, login);
  return {
    port: parsePort(environment['PORT']),
    address: parseAddress(environment['HOST']),
    microsoft,
    history: parseHistory(demo, microsoft === 'simulated' && folder === undefined),
    mail,
    outward,
    dataDir: folder === undefined ? undefined : resolve(folder),
    recordFile: record === undefined ? undefined : resolve(record),
    operatorKey,
    vaultKey,
  };
}

/** A passphrase may begin or end with a space, but be nothing it may not. */
const unlessEmpty = (text: string | undefined) => (text === '' ? undefined : text);

function parsePort(text: string | undefined): number {
  if (text === undefined || text.trim() === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text.trim()) || port > 65_535) {
    throw new LocalProblem(`PORT must be a number between 0 and 65535, and “${text}” is not.`);
  }
  return port;
}

/** `0.0.0.0` lets others in, as a container must; it is never a name, which could mean several addresses. */
function parseAddress(text = ''): string | undefined {
  const address = text.trim();
  if (address === '') return undefined;
  if (isIP(address) > 0) return address;
  throw new LocalProblem(`HOST must be an IP address, such as 0.0.0.0, and “${text}” is not.`);
}

function parseHistory(demo: boolean, playable: boolean): StartOptions['history'] {
  if (demo && !playable)
    throw new LocalProblem('--demo goes with none of --data, --live, --graph and --login.');
  if (!playable) return 'none';
  return demo ? 'fleet' : 'week';
}

function parseMail(given = 'sendgrid'): MailProvider {
  if (given === 'acs' || given === 'sendgrid') return given;
  throw new LocalProblem(`--mail is acs or sendgrid, and “${given}” is neither.`);
}

const outwardMail: Record<MailProvider, (environment: Environment) => OutwardMail | undefined> = {
  sendgrid: (environment) => {
    const key = environment['PERENNIAL_SENDGRID_API_KEY']?.trim();
    return key ? { key } : undefined;
  },
  acs: (environment) => {
    const text = environment['PERENNIAL_ACS_CONNECTION_STRING']?.trim();
    return text ? parseConnectionString(text) : undefined;
  },
};

/** As the portal shows it under Keys: `endpoint=https://NAME.communication.azure.com/;accesskey=…`. */
function parseConnectionString(text: string): OutwardMail {
  const part = (name: string) => new RegExp(`(?:^|;)${name}=([^;]+)`, 'i').exec(text)?.[1];
  const key = part('accesskey');
  const endpoint = parseOrigin(part('endpoint') ?? '');
  if (key === undefined || typeof endpoint === 'string') {
    throw new LocalProblem(
      'PERENNIAL_ACS_CONNECTION_STRING must be endpoint=https://…;accesskey=…, as the portal shows it under Keys.',
    );
  }
  return { key, endpoint: endpoint.value };
}

function parseMicrosoft(
  live: boolean,
  graph: string | undefined,
  login: string | undefined,
): StartOptions['microsoft'] {
  if (graph === undefined && login === undefined) return live ? 'live' : 'simulated';
  if (graph === undefined || login === undefined) {
    throw new LocalProblem('--graph and --login go together: give both or neither.');
  }
  if (live)
    throw new LocalProblem(
      '--live is for Microsoft’s own endpoints, --graph and --login for others.',
    );
  const origin = (flag: string, text: string): string => {
    const parsed = parseOrigin(text);
    if (typeof parsed === 'string')
      throw new LocalProblem(`${flag} ${parsed}; http is for this machine only.`);
    return parsed.value;
  };
  return { graph: origin('--graph', graph), login: origin('--login', login) };
}
