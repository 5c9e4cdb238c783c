#!/usr/bin/env node
// How much longer an app takes to import than one with a single empty function:  npm run bench:import
// Prints what each entry adds, and its ratio to the bound. Exits 1 above the bound. Times are the fastest of several
// processes: whatever else the machine does only adds to them.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildDist, root } from './build.mjs';

const BOUND_MS = 60;
const ROUNDS = 15;
const folder = join(root, 'build/bench');
const [empty, main, app] = ['empty.js', 'main.js', 'app.js'].map((name) => join(folder, name));

await buildDist(folder);
await build({
  stdin: {
    contents:
      "import { app } from '@azure/functions'; app.timer('empty', { schedule: '0 0 0 1 1 *', handler() {} });",
    resolveDir: root,
  },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  external: ['@azure/functions-core'],
  outfile: empty,
});

/** Stands in for what the Functions worker provides, then times the import. */
const measure = `
  const Module = require('node:module');
  const load = Module._load;
  const core = { version: '0', registerFunction() {}, setProgrammingModel() {}, registerHook: () => ({ dispose() {} }) };
  Module._load = (name, ...rest) => (name === '@azure/functions-core' ? core : load(name, ...rest));
  const before = performance.now();
  for (const entry of process.argv.slice(1)) require(entry);
  process.stdout.write(String(performance.now() - before));
`;
const time = (entries) =>
  Number(execFileSync(process.execPath, ['-e', measure, ...entries], { encoding: 'utf8' }));

const subjects = {
  'dist/main.js (the entry: registrations)': [main],
  'dist/main.js and dist/app.js (with the first invocation)': [main, app],
};
const samples = new Map(['empty', ...Object.keys(subjects)].map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  samples.get('empty').push(time([empty]));
  for (const [name, entries] of Object.entries(subjects)) samples.get(name).push(time(entries));
}

const base = Math.min(...samples.get('empty'));
console.log(
  `empty function app: ${base.toFixed(1)} ms (fastest of ${ROUNDS}, Node ${process.version})`,
);
for (const name of Object.keys(subjects)) {
  const added = Math.min(...samples.get(name)) - base;
  console.log(
    `${name}: +${added.toFixed(1)} ms, ${(added / BOUND_MS).toFixed(2)} of ${BOUND_MS} ms`,
  );
  if (added > BOUND_MS) process.exitCode = 1;
}
