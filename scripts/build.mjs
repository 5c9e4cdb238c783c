#!/usr/bin/env node
// Bundles what deploys (dist/) and what local mode runs (build/local/):
//   node scripts/build.mjs                  both
//   node scripts/build.mjs --local [NAME]   only local mode, or only one of its scripts
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { buildDashboard } from './dashboard.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The Functions worker hands its API to functions by intercepting `require`. */
const byRequire = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  supported: { 'dynamic-import': false },
};

const shared = {
  ...byRequire,
  absWorkingDir: root,
  bundle: true,
  write: false,
  logLevel: 'warning',
};

/** `import('../src/app')` in `functions/` becomes a require of what is built apart, at the first invocation. */
const appApart = {
  name: 'app-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /\/src\/app$/ }, () => ({ path: './app.js', external: true }));
  },
};

const deployed = {
  ...shared,
  minify: true,
  legalComments: 'none',
  metafile: true,
  external: ['@azure/functions-core'],
};

/**
 * An entry in files that are loaded when something in them is needed: whatever is imported by `import()` begins one.
 * esbuild splits ES modules only, so that each file is made CommonJS afterwards.
 */
async function buildSplit(entry, folder) {
  const { outputFiles, metafile } = await build({
    ...deployed,
    format: 'esm',
    supported: {},
    splitting: true,
    chunkNames: 'app/[name]-[hash]',
    // ES modules among the packages ask where they are, and CommonJS has no `import.meta`.
    define: { 'import.meta.url': 'fileUrl' },
    entryPoints: [entry],
    outdir: folder,
  });
  const fileUrl = "const fileUrl = require('node:url').pathToFileURL(__filename).href;\n";
  const asCommonJs = async ({ path, text }) => {
    const { code } = await transform(text, { ...byRequire, minify: true, legalComments: 'none' });
    return { path, contents: Buffer.from(code.includes('fileUrl') ? fileUrl + code : code) };
  };
  return { outputFiles: await Promise.all(outputFiles.map(asCommonJs)), metafile };
}

/**
 * What deploys: `main.js` is the entry, `functions.js` registers the functions, `app.js` and `app/` hold everything
 * else, `assets/` is the dashboard, compressed by `gzip` (one of `lib/gzip.mjs`). Answers esbuild's metafiles. `@azure/functions-core` is the only import left: the worker provides it.
 */
export async function buildDist(folder = join(root, 'dist'), gzip = undefined) {
  const [main, app, dashboard] = await Promise.all([
    build({
      ...deployed,
      entryPoints: { main: 'functions/main.ts', functions: 'functions/index.ts' },
      outdir: folder,
      plugins: [appApart],
    }),
    buildSplit('src/app.ts', folder),
    buildDashboard(root, join(folder, 'assets'), gzip),
  ]);
  const written = [...main.outputFiles, ...app.outputFiles, ...dashboard.files];
  const files = written.map(({ path }) => path).sort();
  for (const name of ['app', 'assets']) await removeOthers(join(folder, name), files);
  await writeAll(written);
  const metafiles = { main: main.metafile, app: app.metafile, ...dashboard.metafiles };
  return { metafiles, files };
}

/** A program of the tests that holds the app, built as the app is. */
export async function buildAsDeployed(entry, folder) {
  const { outputFiles } = await buildSplit(entry, folder);
  await rm(folder, { recursive: true, force: true });
  await writeAll(outputFiles);
}

/** Files of an earlier build have other names, and would stay for ever. */
async function removeOthers(folder, paths) {
  const names = await readdir(folder).catch(() => []);
  const others = names.map((name) => join(folder, name)).filter((path) => !paths.includes(path));
  await Promise.all(others.map((path) => rm(path, { force: true })));
}

/** The workspaces are TypeScript: they are bundled, where other packages stay in node_modules. */
export const workspaces = {
  name: 'workspaces',
  setup(bundler) {
    const { resolve: pathOf } = createRequire(join(root, 'package.json'));
    bundler.onResolve({ filter: /^@perennial\// }, ({ path }) => ({ path: pathOf(path) }));
  },
};

const localScripts = ['start', 'azurite-child', 'vault-child', 'host-process', 'history-worker'];

/** Local mode's own scripts; packages stay where they are, in node_modules. */
export async function buildLocal(names = localScripts, folder = join(root, 'build/local')) {
  const result = await build({
    ...shared,
    packages: 'external',
    plugins: [workspaces],
    sourcemap: 'inline',
    entryPoints: names.map((name) => `local/${name}.ts`),
    outdir: folder,
  });
  await writeAll(result.outputFiles);
}

/** Databases that Azurite's own libraries could use, and that it is not asked for here. */
const notUsed = ['mariadb', 'mysql2', 'pg', 'pg-hstore', 'sqlite3', 'tedious'];

/** Local mode and the command line with all their packages in them, for a folder that has no node_modules. */
export async function buildStandalone(folder) {
  const result = await build({
    ...shared,
    minify: true,
    plugins: [workspaces],
    external: notUsed,
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    entryPoints: {
      ...Object.fromEntries(
        ['start', 'azurite-child', 'vault-child', 'history-worker'].map((name) => [
          name,
          `local/${name}.ts`,
        ]),
      ),
      perennial: 'cli/main.ts',
    },
    outdir: folder,
  });
  await writeAll(result.outputFiles);
}

/** The command line; packages stay where they are, in node_modules. */
export async function buildCommandLine(folder = join(root, 'build/cli')) {
  const result = await build({
    ...shared,
    packages: 'external',
    plugins: [workspaces],
    entryPoints: ['cli/main.ts'],
    outdir: folder,
  });
  await writeAll(result.outputFiles);
}

/** Each file is replaced as a whole, and only when it differs: several starts may build at once. */
async function writeAll(files) {
  for (const { path, contents } of files) {
    const before = await readFile(path).catch(() => undefined);
    if (before?.equals(contents)) continue;
    await mkdir(dirname(path), { recursive: true });
    const beside = `${path}.${process.pid}`;
    try {
      await writeFile(beside, contents);
      await rename(beside, path);
    } finally {
      await rm(beside, { force: true });
    }
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [flag, ...names] = process.argv.slice(2);
  if (flag === '--local') {
    await buildLocal(names.length > 0 ? names : undefined);
  } else {
    const { files } = await buildDist();
    await buildLocal();
    for (const path of files) {
      const { size } = await stat(path);
      console.log(`${relative(root, path)}  ${(size / 1024).toFixed(1)} KB`);
    }
  }
}
