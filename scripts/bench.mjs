#!/usr/bin/env node
// Figures of speed and cost as `ours, bound, ratio`, in counts and virtual time:  npm run bench [-- --keep]
// --keep writes them to docs/bench.json.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './build.mjs';
import { runBundled } from './lib/run-bundled.mjs';

const { output, code } = await runBundled('test/bench', ['main'], 'bench');
process.stdout.write(output);
process.exitCode = code;
if (code === 0 && process.argv.includes('--keep'))
  await writeFile(join(root, 'docs/bench.json'), output);
