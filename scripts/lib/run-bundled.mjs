// Runs a TypeScript program of the tests: bundled, and in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root, workspaces } from '../build.mjs';

/** Bundles scripts of one folder, by name, and answers the folder that they are in. */
export async function bundle(from, scripts, into) {
  const folder = join(root, 'build', into);
  await build({
    absWorkingDir: root,
    entryPoints: scripts.map((script) => `${from}/${script}.ts`),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // What is imported late is loaded at once, so that what has a time of its own need not wait for files.
    supported: { 'dynamic-import': false },
    packages: 'external',
    plugins: [workspaces],
    logLevel: 'warning',
  });
  return folder;
}

/** Bundles scripts of one folder, by name, runs `main` with `args`, and answers what it printed and its exit code. */
export async function runBundled(from, scripts, into, args = []) {
  const folder = await bundle(from, scripts, into);
  const child = spawn(process.execPath, [join(folder, 'main.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  const [code] = await once(child, 'exit');
  return { output, code: code ?? 1 };
}
