#!/usr/bin/env node
// 2,000 runs over all tenants of the simulator, 5 % of them killed in the middle, and what is left after the sweep:
//   npm run proof -- [--runs 2000] [--kill 0.05] [--seed 1] [--keep]
// Prints the result as JSON; --keep writes it to docs/proof/leftovers.json. Exits 1 unless nothing is left.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildLocal, root, workspaces } from './build.mjs';

const folder = join(root, 'build/proof');
await buildLocal(['azurite-child'], folder);
await build({
  absWorkingDir: root,
  entryPoints: ['test/proof/main.ts', 'test/proof/worker.ts'],
  outdir: folder,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  plugins: [workspaces],
  logLevel: 'warning',
});

const given = process.argv.slice(2);
const child = spawn(
  process.execPath,
  [join(folder, 'main.js'), ...given.filter((one) => one !== '--keep')],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
let output = '';
child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
const [code] = await once(child, 'exit');
process.stdout.write(output);
if (given.includes('--keep') && code === 0) {
  await writeFile(join(root, 'docs/proof/leftovers.json'), output);
}
process.exitCode = code ?? 1;
