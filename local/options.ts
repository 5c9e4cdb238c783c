import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseOrigin } from '../src/config';
import type { Environment } from '../src/config';
import { LocalProblem } from './child';

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly port: number;
  /** Given by the caller; made at the start when undefined. */
  readonly operatorKey?: string;
  /** Absolute; storage and vault are kept there. In memory when undefined. */
  readonly dataDir?: string;
  readonly recordFile?: string;
  readonly vaultKey?: string;
  /** With it mail goes out by SendGrid; without it, to the local mailbox. Only with Microsoft's own endpoints. */
  readonly sendGridKey?: string;
  /** Who stands in Microsoft's place: the simulator, nobody, or whoever answers at these origins. */
  readonly microsoft: 'simulated' | 'live' | { readonly graph: string; readonly login: string };
}

export const DEFAULT_PORT = 7071;
const LIVE_DATA = '.data';

const flags = {
  data: { type: 'string' },
  live: { type: 'boolean' },
  graph: { type: 'string' },
  login: { type: 'string' },
  record: { type: 'string' },
} as const;
const known = '--data DIR, --live, --graph ORIGIN, --login ORIGIN and --record FILE';

/** Throws `LocalProblem` with one sentence about the first thing that is wrong. */
export function parseOptions(args: readonly string[], environment: Environment): StartOptions {
  const values = parseFlags(args);
  const { data, live = false, graph, login, record } = values;
  const folder = data ?? (live ? LIVE_DATA : undefined);
  const operatorKey = environment['OPERATOR_KEY']?.trim();
  const vaultKey = environment['PERENNIAL_VAULT_KEY'];
  const sendGridKey = live ? environment['PERENNIAL_SENDGRID_API_KEY']?.trim() : undefined;
  return {
    port: parsePort(environment['PORT']),
    microsoft: parseMicrosoft(live, graph, login),
    ...(folder !== undefined && { dataDir: resolve(folder) }),
    ...(record !== undefined && { recordFile: resolve(record) }),
    ...(operatorKey && { operatorKey }),
    ...(vaultKey && { vaultKey }),
    ...(sendGridKey && { sendGridKey }),
  };
}

function parseFlags(args: readonly string[]) {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: flags,
    strict: false,
    tokens: true,
  });
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'positional')
      throw new LocalProblem(`“${token.value}” is not expected: there are ${known}.`);
    if (token.kind !== 'option') continue;
    const flag = Object.hasOwn(flags, token.name)
      ? flags[token.name as keyof typeof flags]
      : undefined;
    if (!flag) throw new LocalProblem(`There is no flag ${token.rawName}: there are ${known}.`);
    if (given.has(token.name)) throw new LocalProblem(`${token.rawName} is given twice.`);
    given.add(token.name);
    const needsValue = flag.type === 'string';
    const value = token.value ?? '';
    if (needsValue && (value === '' || (!token.inlineValue && value.startsWith('--')))) {
      throw new LocalProblem(
        `${token.rawName} needs a value, as in ${token.rawName} ${sample[token.name] ?? ''}.`,
      );
    }
    if (!needsValue && token.value !== undefined)
      throw new LocalProblem(`${token.rawName} takes no value.`);
  }
  return values as {
    data?: string;
    live?: boolean;
    graph?: string;
    login?: string;
    record?: string;
  };
}

const sample: Readonly<Record<string, string>> = {
  data: '.data',
  graph: 'http://127.0.0.1:8080',
  login: 'http://127.0.0.1:8080',
  record: 'traffic.jsonl',
};

function parsePort(text: string | undefined): number {
  if (text === undefined || text.trim() === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text.trim()) || port > 65_535) {
    throw new LocalProblem(`PORT must be a number between 0 and 65535, and “${text}” is not.`);
  }
  return port;
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
