#!/usr/bin/env node
// What takes too long for `npm test`, shown by running it; see docs/proof/README.md:
//   npm run proof -- [leftovers | tenants | schedules | proxy | starts] [--keep] [options of the proof]
// Prints the result as JSON; --keep writes it to docs/proof/NAME.json. Exits 1 unless it came out as claimed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildLocal, root, workspaces } from './build.mjs';

/** Scripts of each proof besides `main`. */
const proofs = {
  leftovers: ['worker'],
  tenants: [],
  schedules: [],
  proxy: ['traveller'],
  starts: [],
};

const given = process.argv.slice(2);
const named = given[0] !== undefined && !given[0].startsWith('-');
const name = named ? given[0] : 'leftovers';
if (!Object.hasOwn(proofs, name)) {
  process.stderr.write(`There is no proof ${name}; there are ${Object.keys(proofs).join(', ')}.\n`);
  process.exit(1);
}

const folder = join(root, 'build/proof', name);
if (name === 'leftovers') await buildLocal(['azurite-child'], folder);
await build({
  absWorkingDir: root,
  entryPoints: ['main', ...proofs[name]].map((script) => `test/proof/${name}/${script}.ts`),
  outdir: folder,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // What is imported late is loaded at once, so that a proof in a time of its own need not wait for files.
  supported: { 'dynamic-import': false },
  packages: 'external',
  plugins: [workspaces],
  logLevel: 'warning',
});

const options = given.slice(named ? 1 : 0).filter((one) => one !== '--keep');
const child = spawn(process.execPath, [join(folder, 'main.js'), ...options], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let output = '';
child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
const [code] = await once(child, 'exit');
process.stdout.write(output);
if (given.includes('--keep') && code === 0) {
  await writeFile(join(root, `docs/proof/${name}.json`), output);
}
process.exitCode = code ?? 1;
