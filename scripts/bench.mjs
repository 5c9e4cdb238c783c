#!/usr/bin/env node
// Figures of speed and cost as `ours, bound, ratio`, in counts and virtual time:  npm run bench [-- --keep]
// --keep writes them to docs/bench.json.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, workspaces } from './build.mjs';

const outfile = join(root, 'build/bench/main.js');
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // What is imported late is loaded at once: a time of its own does not wait for files.
  supported: { 'dynamic-import': false },
  packages: 'external',
  plugins: [workspaces],
  logLevel: 'warning',
});
const child = spawn(process.execPath, [outfile], { stdio: ['ignore', 'pipe', 'inherit'] });
let output = '';
child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
const [code] = await once(child, 'exit');
process.stdout.write(output);
process.exitCode = code ?? 1;
if (code === 0 && process.argv.includes('--keep'))
  await writeFile(join(root, 'docs/bench.json'), output);
