import { execFileSync } from 'node:child_process';

/** A token for Azure Resource Manager by the deployer's own sign-in to az or azd; undefined where neither has one. */
export function tokenOf(env, timeout) {
  const ways = [
    ['azd', ['auth', 'token', '--output', 'json'], 'token'],
    ['az', ['account', 'get-access-token', '--output', 'json'], 'accessToken'],
  ];
  for (const [tool, args, field] of ways) {
    try {
      const output = execFileSync(tool, args, {
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout,
        env,
        // On Windows both are scripts, which Node starts by a shell only; no argument comes from outside.
        shell: process.platform === 'win32',
      });
      return JSON.parse(output)[field];
    } catch {
      // The next one may have it.
    }
  }
  return undefined;
}
