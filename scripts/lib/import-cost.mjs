// How much CPU the app takes to load, beside one with a single empty timer. Of several processes the cheapest counts,
// because whatever else the machine does only adds.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildDist, root } from '../build.mjs';

const ROUNDS = 9;
const folder = join(root, 'build/bench-import');
const [empty, main] = ['empty.js', 'main.js'].map((name) => join(folder, name));

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

/** Builds the app and the empty one; what each subject loads, by its name. */
async function buildSubjects() {
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
  const outputs = Object.entries(metafiles.app.outputs);
  const filesOfARun = OF_A_RUN.map((source) => {
    const [path] = outputs.find(([, { inputs }]) => source in inputs);
    return join(root, path);
  });
  return { empty: [empty], entry: [main], run: [main, ...filesOfARun] };
}

/** CPU milliseconds of each subject: the cheapest of some processes, taken in turn. */
function measured(node, subjects, environment) {
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

/**
 * CPU milliseconds of loading on each Node.js that is named by its path: `empty` an empty app, `entry` this one up to its
 * first message, `run` with what a run needs. `cached` where Node.js has a compile cache.
 */
export async function measureImport(nodes) {
  const subjects = await buildSubjects();
  return nodes.map((node) => {
    const cacheFolder = mkdtempSync(join(tmpdir(), 'bench-import-'));
    try {
      const major = execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' });
      const hasCache = parseInt(major) >= 22;
      return {
        uncached: measured(node, subjects, { NODE_DISABLE_COMPILE_CACHE: '1' }),
        cached: hasCache ? measured(node, subjects, { TMPDIR: cacheFolder }) : undefined,
      };
    } finally {
      rmSync(cacheFolder, { recursive: true });
    }
  });
}
