/** What Azure says of where this is deployed: the list of checks that azd's hook uses before it deploys, with the deployer's own token. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { azureProblems } from '../../scripts/hooks/preconditions.mjs';
import { resourceManager } from '../../scripts/hooks/arm.mjs';
import { answerOf, tokenOf } from '../../scripts/hooks/token.mjs';
import type { Environment } from '../../scripts/hooks/token.mjs';
import type { Terminal } from '../terminal';
import type { Finding } from './finding';

/** Ten seconds in all: the tools are asked side by side, then Azure is, all it is asked at once. */
const TOOLS_MS = 6000;
const AZURE_MS = 4000;

/** What azd knows of the environment that was deployed from this folder; undefined where it does not say. */
async function azdValues(root: string, env: Environment): Promise<Environment | undefined> {
  if (env['AZURE_SUBSCRIPTION_ID'] !== undefined) return env;
  const args = ['env', 'get-values', '--output', 'json'];
  return (await answerOf('azd', args, { env, timeout: TOOLS_MS, cwd: root })) as
    Environment | undefined;
}

export async function azureFindings(root: string, terminal: Terminal): Promise<readonly Finding[]> {
  const { env } = terminal;
  if (env['AZURE_SUBSCRIPTION_ID'] === undefined && !existsSync(join(root, '.azure'))) return [];
  const [values, token] = await Promise.all([azdValues(root, env), tokenOf(env, TOOLS_MS)]);
  if (values === undefined) return [];
  if (token === undefined) {
    terminal.note(
      'Azure was not asked: neither az nor azd gives a token (az login, or azd auth login).',
    );
    return [];
  }
  const signal = AbortSignal.timeout(AZURE_MS);
  const arm = resourceManager({ token, origin: env['PERENNIAL_ARM_ORIGIN'], signal });
  const findings = await azureProblems(arm, values);
  if (signal.aborted)
    terminal.note(`Azure has not answered all of it within ${AZURE_MS / 1000} s.`);
  return findings;
}
