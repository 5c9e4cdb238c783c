import { execFileSync } from 'node:child_process';

/** Other Node.js than the one that runs this, by the package that npm has of them. */
export const OTHER_NODES = ['22', '24'];

/** Where the newest Node.js of a major version is; npm brings it. */
export function nodePath(major) {
  const asked = ['--yes', '--package', `node@${major}`, '--', 'node', '-p', 'process.execPath'];
  return execFileSync('npx', asked, { encoding: 'utf8' }).trim();
}

/**
 * The paths that a command's options name: the Node.js that runs this, with `--all` the others as well, or those that
 * `--node PATH` names, each with an option of its own.
 */
export function nodesAsked(options) {
  const named = options.filter((_, at) => options[at - 1] === '--node');
  if (named.length > 0) return named;
  return [process.execPath, ...(options.includes('--all') ? OTHER_NODES.map(nodePath) : [])];
}

/** As in `v22.12.0`. */
export const versionOf = (node) =>
  execFileSync(node, ['-p', 'process.version'], { encoding: 'utf8' }).trim();
