#!/usr/bin/env node
// What takes too long for `npm test`, shown by running it; see docs/proof/README.md:
//   npm run proof -- [leftovers | tenants | schedules | weeks | sequences | proxy | starts | upkeep | scale | page | container | fuzz | openmetrics | ending] [--keep] [options of the proof]
// Prints the result as JSON; --keep writes it to docs/proof/NAME.json. Exits 1 unless it came out as claimed.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDist, buildLocal, root } from './build.mjs';
import { runBundled } from './lib/run-bundled.mjs';

/** Scripts of each proof besides `main`. */
const proofs = {
  leftovers: ['worker'],
  tenants: [],
  schedules: [],
  weeks: [],
  sequences: [],
  proxy: ['traveller'],
  starts: [],
  upkeep: [],
  scale: [],
  page: [],
  container: [],
  fuzz: [],
  openmetrics: [],
  ending: [],
};

const given = process.argv.slice(2);
const named = given[0] !== undefined && !given[0].startsWith('-');
const name = named ? given[0] : 'leftovers';
if (!Object.hasOwn(proofs, name)) {
  process.stderr.write(`There is no proof ${name}; there are ${Object.keys(proofs).join(', ')}.\n`);
  process.exit(1);
}

const into = join('proof', name);
if (['leftovers', 'tenants'].includes(name))
  await buildLocal(['azurite-child'], join(root, 'build', into));
if (name === 'page') {
  await buildDist();
  await mkdir(join(root, 'build', into), { recursive: true });
  const child = 'azurite-child.mjs';
  await copyFile(join(root, 'test/support', child), join(root, 'build', into, child));
}
const options = given.slice(named ? 1 : 0).filter((one) => one !== '--keep');
const { output, code } = await runBundled(
  `test/proof/${name}`,
  ['main', ...proofs[name]],
  into,
  options,
);
process.stdout.write(output);
if (given.includes('--keep') && code === 0) {
  const form = given.includes('--azurite') ? `${name}-azurite` : name;
  await writeFile(join(root, `docs/proof/${form}.json`), output);
}
process.exitCode = code;
