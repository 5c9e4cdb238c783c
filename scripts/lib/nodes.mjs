import { execFileSync } from 'node:child_process';

/** Other Node.js than the one that runs this, by the package that npm has of them. */
export const OTHER_NODES = ['22', '24'];

/** Where the newest Node.js of a major version is; npm brings it. */
export function nodePath(major) {
  const asked = ['--yes', '--package', `node@${major}`, '--', 'node', '-p', 'process.execPath'];
  return execFileSync('npx', asked, { encoding: 'utf8' }).trim();
}
