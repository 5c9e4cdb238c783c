// What a start needs, looked at before anything is imported: only what Node.js brings, and nothing that an older one does
// not read.
import { accessSync, constants, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One sentence about the first thing that is not there, with what to do; undefined when nothing is missing. */
export function missingRequirement(root) {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return nodeProblem(own, process.versions.node) || packagesProblem(own, root) || tmpdirProblem();
}

/** `engines.node` has the one form `>=MAJOR.MINOR.PATCH`. */
function nodeProblem({ engines }, running) {
  const needed = engines.node.replace('>=', '');
  const [wanted, given] = [needed, running].map((version) => version.split('.').map(Number));
  const first = wanted.findIndex((part, index) => part !== given[index]);
  return first < 0 || given[first] > wanted[first]
    ? undefined
    : `Perennial needs Node.js ${needed} or later, and this is ${running}: install a newer one from https://nodejs.org.`;
}

/** Versions are exact, so that what is installed either is what package.json names or is not. */
function packagesProblem({ dependencies, devDependencies }, root) {
  const wrong = Object.entries({ ...dependencies, ...devDependencies }).find(
    ([name, version]) => installedVersion(root, name) !== version,
  );
  if (wrong === undefined) return undefined;
  const [name, version] = wrong;
  const found = installedVersion(root, name);
  return found === undefined
    ? `The package ${name} is not installed: run npm ci first.`
    : `The package ${name} is there in version ${found} and not ${version}: run npm ci again.`;
}

function installedVersion(root, name) {
  try {
    return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'))
      .version;
  } catch {
    return undefined;
  }
}

function tmpdirProblem() {
  const folder = tmpdir();
  try {
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch ({ code }) {
    return `The folder for temporary files, ${folder}, cannot be written (${code}): set TMPDIR (on Windows TEMP) to one that can.`;
  }
}
