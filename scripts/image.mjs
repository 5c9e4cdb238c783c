#!/usr/bin/env node
// Everything that a container runs, in one folder: what deploys, local mode and the command line, each with its packages
// bundled, so that neither node_modules nor npm are needed there.
//   node scripts/image.mjs [FOLDER]     build/image unless it is said
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildDist, buildStandalone, root } from './build.mjs';
import { smallGzip } from './lib/gzip.mjs';

/** What the container starts, and what it needs of them. */
const SCRIPTS = [
  'image/start.mjs',
  'image/perennial.mjs',
  'image/health.mjs',
  'start/terminal.mjs',
];

const folder = resolve(process.argv[2] ?? join(root, 'build/image'));
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await Promise.all([
  buildDist(join(folder, 'dist'), smallGzip),
  buildStandalone(join(folder, 'local')),
]);
await copyFile(join(root, 'host.json'), join(folder, 'host.json'));
for (const script of SCRIPTS)
  await copyFile(join(root, 'scripts', script), join(folder, script.split('/')[1]));
const { name, version, license, main } = JSON.parse(await readFile(join(root, 'package.json')));
const own = JSON.stringify({ name, version, license, private: true, main }, null, 2);
await writeFile(join(folder, 'package.json'), `${own}\n`);
