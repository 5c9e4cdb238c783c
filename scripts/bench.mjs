#!/usr/bin/env node
// Figures of speed and cost as `ours, bound, ratio`, in counts and virtual time:  npm run bench [-- --keep]
// Exits 1 where one is worse than the one that is kept by more than a tenth. --keep writes them to
// docs/proof/bench.json, unless one is worse than before and beyond its goal.
import { runBundled } from './lib/run-bundled.mjs';

const { output, code } = await runBundled('test/bench', ['main'], 'bench', process.argv.slice(2));
process.stdout.write(output);
process.exitCode = code;
