/** Which installation a command speaks to, and with which key: options go before the environment, and that before a file. */
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { parseOrigin } from '../src/config';
import { GUID } from '../src/domain/guid';
import { CommandProblem } from './problem';
import { readText } from './read-text';
import type { Terminal } from './terminal';

export interface Connection {
  readonly origin: string;
  readonly key: string;
  /** Client id of the registration with which Microsoft's sign-in stands in front of it. */
  readonly entra: string | undefined;
}

export interface ConnectionOptions {
  readonly url?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly entra?: string | undefined;
}

/** Where `npm start` listens. */
export const LOCAL = 'http://127.0.0.1:7071';
const OTHERS_BITS = 0o077;

const fileSchema = z.strictObject({
  url: z.string().optional(),
  key: z.string().optional(),
  entra: z.string().optional(),
});

/** Throws `CommandProblem` where there is no key, or what there is cannot be used. */
export function connectionOf(
  { url, keyFile, entra }: ConnectionOptions,
  { env }: Pick<Terminal, 'env'>,
): Connection {
  const kept = keptConnection(env);
  const given = url ?? env['PERENNIAL_URL'] ?? kept.url ?? LOCAL;
  const origin = parseOrigin(given);
  if (typeof origin === 'string') throw new CommandProblem(`The address ${given} ${origin}.`);
  const key = keyFile === undefined ? (env['PERENNIAL_KEY'] ?? kept.key) : privateText(keyFile);
  if (!key?.trim()) {
    throw new CommandProblem(
      `There is no key: set PERENNIAL_KEY, give --key-file FILE, or write {"url": "…", "key": "…"} into ${keptAt(env)}.`,
    );
  }
  return {
    origin: origin.value,
    key: key.trim(),
    entra: clientOf(entra ?? env['PERENNIAL_ENTRA'] ?? kept.entra),
  };
}

/** It ends up among the arguments of `az` and `azd`, so it is nothing but an id. */
function clientOf(entra: string | undefined): string | undefined {
  if (!entra) return undefined;
  if (GUID.test(entra)) return entra;
  throw new CommandProblem(`${entra} is no client id of an app registration.`);
}

/** https://specifications.freedesktop.org/basedir/latest; on Windows the folder for applications. */
export function keptAt(env: Terminal['env']): string {
  const folder = env['XDG_CONFIG_HOME'] ?? env['APPDATA'] ?? join(homedir(), '.config');
  return join(folder, 'perennial', 'connection.json');
}

function keptConnection(env: Terminal['env']): z.output<typeof fileSchema> {
  const path = keptAt(env);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return {};
  try {
    return fileSchema.parse(JSON.parse(privateText(path)));
  } catch (thrown) {
    if (thrown instanceof CommandProblem) throw thrown;
    throw new CommandProblem(`${path} is not {"url": "…", "key": "…"}.`);
  }
}

/** A file with a secret in it, which nobody else may read. Windows has no such bits. */
export function privateText(path: string): string {
  const text = readText(path);
  if (process.platform !== 'win32' && (statSync(path).mode & OTHERS_BITS) !== 0)
    throw new CommandProblem(`Others may read ${path}: chmod 600 ${path}`);
  return text;
}
