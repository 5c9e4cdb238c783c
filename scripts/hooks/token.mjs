import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * A token by the owner's own sign-in to azd or az, which are asked side by side: for a scope, or for Azure Resource Manager.
 * Undefined where neither has one within `timeout` milliseconds.
 */
export async function tokenOf(env, timeout, scope) {
  const wanted = scope === undefined ? [] : ['--scope', scope];
  const [byAzd, byAz] = await Promise.all([
    answerOf('azd', ['auth', 'token', '--output', 'json', ...wanted], { env, timeout }),
    answerOf('az', ['account', 'get-access-token', '--output', 'json', ...wanted], {
      env,
      timeout,
    }),
  ]);
  return byAzd?.token ?? byAz?.accessToken;
}

/** What a tool of Azure answers, from its JSON; undefined where it is not there, refuses, or takes too long. */
export async function answerOf(tool, args, { env, timeout, cwd }) {
  try {
    const { stdout } = await promisify(execFile)(tool, args, {
      env,
      cwd,
      timeout,
      windowsHide: true,
      // On Windows both are scripts, which Node starts by a shell only: nothing of what they are given has been typed unchecked.
      shell: process.platform === 'win32',
    });
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}
