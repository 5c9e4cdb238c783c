#!/usr/bin/env node
// How much more CPU the app takes to load than one with a single empty timer:  npm run bench:import [-- --all]
// With --all on Node.js 22 and 24 as well. Of several processes the cheapest counts, because whatever else the machine
// does only adds. Exits 1 where the entry file with the app behind it costs more than BOUND times an empty app's.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildDist, root } from './build.mjs';
import { nodePath, OTHER_NODES } from './lib/nodes.mjs';

const BOUND = { uncached: 2.2, cached: 1.3 };
const ROUNDS = 9;
const folder = join(root, 'build/bench-import');
const [empty, main] = ['empty.js', 'main.js'].map((name) => join(folder, name));

const { metafiles } = await buildDist(folder);
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

/** What a run imports before it can begin. */
const OF_A_RUN = [
  'src/wiring/services.ts',
  'src/azure/tables/table.ts',
  'src/azure/tables/stores.ts',
  'src/azure/queue.ts',
  'src/checks/catalogue.ts',
  'src/runs/run-slot.ts',
  'src/microsoft/graph.ts',
];
const outputs = Object.entries(metafiles.app.outputs);
const filesOfARun = OF_A_RUN.map((source) => {
  const [path] = outputs.find(([, { inputs }]) => source in inputs);
  return join(root, path);
});

/**
 * Stands in for what the Functions worker provides, loads a file as the worker does, calls its queue function with a
 * message of which nothing comes, loads the rest, and prints the CPU time in milliseconds.
 */
const measure = `
  const Module = require('node:module');
  const load = Module._load;
  let onMessage = () => undefined;
  const core = {
    version: '0',
    registerFunction({ name }, handler) { if (name === 'run') onMessage = handler; },
    setProgrammingModel() {},
    registerHook: () => ({ dispose() {} }),
  };
  Module._load = (name, ...rest) => (name === '@azure/functions-core' ? core : load(name, ...rest));
  const before = process.cpuUsage();
  const [entry, ...others] = process.argv.slice(1);
  require(entry);
  const log = () => undefined;
  const context = { invocationId: '', log, warn: log, error: log };
  Promise.resolve(onMessage({}, context)).then(() => {
    for (const other of others) require(other);
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(String((user + system) / 1000));
  });
`;

const subjects = { empty: [empty], entry: [main], run: [main, ...filesOfARun] };

/** CPU milliseconds of each subject: the cheapest of some processes, taken in turn. */
function measured(node, environment) {
  const samples = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, files] of Object.entries(subjects))
      samples[name].push(
        Number(
          execFileSync(node, ['-e', measure, ...files], {
            encoding: 'utf8',
            env: { ...process.env, ...environment },
          }),
        ),
      );
  return Object.fromEntries(
    Object.entries(samples).map(([name, taken]) => [name, Math.min(...taken)]),
  );
}

function report(node) {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'bench-import-'));
  try {
    const version = execFileSync(node, ['-p', 'process.version'], { encoding: 'utf8' }).trim();
    const withoutCache = measured(node, { NODE_DISABLE_COMPILE_CACHE: '1' });
    const hasCache = Number(version.slice(1).split('.')[0]) >= 22;
    const withCache = hasCache ? measured(node, { TMPDIR: cacheFolder }) : undefined;
    const ratios = ({ entry, run, empty: base }) => ({
      emptyMs: Math.round(base),
      entry: Math.round((entry / base) * 100) / 100,
      run: Math.round((run / base) * 100) / 100,
    });
    return {
      node: version,
      uncached: ratios(withoutCache),
      cached: withCache && ratios(withCache),
    };
  } finally {
    rmSync(cacheFolder, { recursive: true });
  }
}

const nodes = [process.execPath];
if (process.argv.includes('--all')) nodes.push(...OTHER_NODES.map(nodePath));
const reports = nodes.map(report);
console.log(JSON.stringify(reports, null, 2));
const tooMuch = reports.some(
  ({ uncached, cached }) => uncached.entry > BOUND.uncached || cached?.entry > BOUND.cached,
);
if (tooMuch) process.exitCode = 1;
