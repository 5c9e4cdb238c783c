#!/usr/bin/env node
// Figures of speed and cost as `ours, bound, ratio`:  npm run bench [-- --keep]
// in counts and virtual time. Exits 1 where one is worse than the one that is kept by more than a tenth. --keep writes them to
// docs/proof/bench.json, unless one is worse than before and beyond its goal.
//   npm run bench -- --long [--all | --node PATH] [--keep]
// CPU, memory and rate of runs, and of loading the app: some minutes for each Node.js; with --all on 22 and 24 as well.
// Says which goals are missed; --keep writes the figures to docs/proof/load.json.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './build.mjs';
import { measureImport } from './lib/import-cost.mjs';
import { measureLoad } from './lib/load.mjs';
import { nodesAsked, versionOf } from './lib/nodes.mjs';
import { runBundled } from './lib/run-bundled.mjs';
import { loadTypeScript } from './load-ts.mjs';

const given = process.argv.slice(2);
if (given.includes('--long')) await long();
else await short();

async function short() {
  const { output, code } = await runBundled('test/bench', ['main'], 'bench', given);
  process.stdout.write(output);
  process.exitCode = code;
}

async function long() {
  const { figuresOf, missed } = await loadTypeScript('test/bench/load/figures.ts');
  const kept = join(root, 'docs/proof/load.json');
  const nodes = nodesAsked(given);
  const imports = await measureImport(nodes);
  const loads = await measureLoad(nodes);
  const measured = nodes.map((node, at) => [
    versionOf(node),
    figuresOf({ ...loads[at], import: imports[at] }),
  ]);
  const date = new Date().toISOString().slice(0, 10);
  const text = `${JSON.stringify({ date, nodes: Object.fromEntries(measured) }, null, 2)}\n`;
  process.stdout.write(text);
  for (const [version, figures] of measured)
    for (const line of missed(figures)) process.stderr.write(`${version}: ${line}\n`);
  if (given.includes('--keep')) await writeFile(kept, text);
}
