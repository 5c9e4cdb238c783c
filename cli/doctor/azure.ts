/** What Azure says of where this is deployed: the list of checks that azd's hook uses before it deploys, with the deployer's own token. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { azureProblems } from '../../scripts/hooks/preconditions.mjs';
import { resourceManager } from '../../scripts/hooks/arm.mjs';
import { tokenOf } from '../../scripts/hooks/token.mjs';
import type { Terminal } from '../terminal';
import type { Finding } from './finding';

/** For all that is asked of Azure together. */
const LIMIT_MS = 10_000;

export type Environment = Readonly<Record<string, string | undefined>>;

/** What azd knows of the environment that was deployed from this folder; undefined where nothing was. */
export function azdValues(root: string, env: Environment): Environment | undefined {
  if (env['AZURE_SUBSCRIPTION_ID'] !== undefined) return env;
  if (!existsSync(join(root, '.azure'))) return undefined;
  try {
    const text = execFileSync('azd', ['env', 'get-values', '--output', 'json'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: LIMIT_MS,
      env,
    });
    return JSON.parse(text) as Environment;
  } catch {
    return undefined;
  }
}

export async function azureFindings(root: string, terminal: Terminal): Promise<readonly Finding[]> {
  const { env } = terminal;
  const values = azdValues(root, env);
  if (values === undefined) return [];
  const token = tokenOf(env, LIMIT_MS);
  if (token === undefined) {
    terminal.note(
      'Azure was not asked: neither az nor azd gives a token (az login, or azd auth login).',
    );
    return [];
  }
  const arm = resourceManager({
    token,
    origin: env['PERENNIAL_ARM_ORIGIN'],
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  return azureProblems(arm, values);
}
