import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { doorCaseOf } from '../../src/failures/doors';
import type { Terminal } from '../terminal';
import { jsonOrUndefined } from '../../src/network/json';
import { deviceToken } from './device-token';
import type { LoginWay } from './device-token';
import type { SetupOptions } from './options';
import { EXIT, Stop } from './stop';

const run = promisify(execFile);
const TIMEOUT_MS = 60_000;

interface Tool {
  readonly command: 'az' | 'azd';
  readonly name: string;
  readonly args: (tenant: string) => readonly string[];
  readonly tokenIn: (answer: Record<string, unknown>) => unknown;
}

/** Whose Graph token carries all that setting up needs, because its owner has signed in with it. */
const tools: readonly Tool[] = [
  {
    command: 'az',
    name: 'Azure CLI',
    args: (tenant) =>
      `account get-access-token --resource-type ms-graph --tenant ${tenant} -o json`.split(' '),
    tokenIn: (answer) => answer['accessToken'],
  },
  {
    command: 'azd',
    name: 'Azure Developer CLI',
    args: (tenant) =>
      `auth token --scope https://graph.microsoft.com/.default --tenant-id ${tenant} --output json`.split(
        ' ',
      ),
    tokenIn: (answer) => answer['token'],
  },
];

export interface AdminToken {
  readonly token: string;
  /** Whose it is, as it is told to people. */
  readonly from: string;
}

/**
 * An administrator's token for Graph in a tenant, from the owner's own tool; kept in memory only. Throws `Stop`
 * where no tool is installed, or none has signed in to the tenant.
 */
export async function adminToken(
  tenant: string,
  { tokenFrom, clientId }: Pick<SetupOptions, 'tokenFrom' | 'clientId'>,
  terminal: Terminal,
  way: LoginWay,
): Promise<AdminToken> {
  if (tokenFrom === 'stdin')
    return { token: pipedToken(await terminal.piped(), tenant), from: 'stdin' };
  if (tokenFrom === 'device' && clientId !== undefined)
    return { token: await deviceToken(tenant, clientId, way), from: 'a device code' };
  let refusal: Stop | undefined;
  for (const tool of tools) {
    if (tokenFrom !== undefined && tool.command !== tokenFrom) continue;
    const answer = await askTool(tool, tenant, terminal.env);
    if ('token' in answer) return { token: answer.token, from: tool.name };
    if (answer.door === undefined) continue;
    refusal ??= new Stop(EXIT.noRight, answer.door, { tenant, tool: tool.name });
  }
  throw refusal ?? new Stop(EXIT.noRight, 'no-tool', { tenant });
}

const TOKEN = /^[\w.~+/=-]{20,}$/;

/** A token alone, or the answer of `az` or `azd` that holds one. Throws `Stop`. */
function pipedToken(text: string, tenant: string): string {
  const { accessToken, token = accessToken ?? text.trim() } = (jsonOrUndefined(Buffer.from(text)) ??
    {}) as Readonly<Record<string, unknown>>;
  if (typeof token === 'string' && TOKEN.test(token)) return token;
  throw new Stop(EXIT.wrongUse, 'no-token-piped', { tenant });
}

type ToolAnswer = { readonly token: string } | { readonly door: string | undefined };

async function askTool(tool: Tool, tenant: string, env: Terminal['env']): Promise<ToolAnswer> {
  try {
    const { stdout } = await run(...commandOf(tool, tenant), {
      env,
      timeout: TIMEOUT_MS,
      windowsHide: true,
    });
    const token = tool.tokenIn(JSON.parse(stdout) as Record<string, unknown>);
    return typeof token === 'string' ? { token } : { door: 'tool-not-signed-in' };
  } catch (thrown) {
    const { code, stderr = '' } = thrown as { code?: unknown; stderr?: string };
    // 9009: cmd.exe knows no such program.
    if (code === 'ENOENT' || code === 9009) return { door: undefined };
    const refusal = /AADSTS\d+/.exec(stderr)?.[0] ?? '';
    return { door: doorCaseOf(refusal) ?? 'tool-not-signed-in' };
  }
}

/**
 * Without a shell; on Windows both are .cmd files, which Node starts through cmd.exe only: what stands there is
 * fixed but for the tenant, which has passed the pattern for ids and domains.
 */
function commandOf({ command, args }: Tool, tenant: string): [file: string, args: string[]] {
  const all = args(tenant);
  return process.platform === 'win32'
    ? ['cmd.exe', ['/d', '/s', '/c', command, ...all]]
    : [command, [...all]];
}
