import { execFileSync } from 'node:child_process';

/**
 * A token by the owner's own sign-in to az or azd: for a scope, or for Azure Resource Manager. Undefined where neither has one.
 * `timeout` in milliseconds, for each.
 */
export function tokenOf(env, timeout, scope) {
  const wanted = scope === undefined ? [] : ['--scope', scope];
  const ways = [
    ['azd', ['auth', 'token', '--output', 'json', ...wanted], 'token'],
    ['az', ['account', 'get-access-token', '--output', 'json', ...wanted], 'accessToken'],
  ];
  for (const [tool, args, field] of ways) {
    try {
      const output = execFileSync(tool, args, {
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout,
        env,
        // On Windows both are scripts, which Node starts by a shell only: a scope is made of an id that has been checked.
        shell: process.platform === 'win32',
      });
      return JSON.parse(output)[field];
    } catch {
      // The next one may have it.
    }
  }
  return undefined;
}
