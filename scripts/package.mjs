#!/usr/bin/env node
// Makes what deploys:  npm run package [-- --out FOLDER]
//   build/package/                the files, as they will lie in the app
//   released-package.zip          the same, in a zip file of the same bytes for the same input
//   released-package.cdx.json     what of others is in it (CycloneDX)
// Exits 1 when the package is larger than the bound. With --out all three are below FOLDER (package/ the first).
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDist, root } from './build.mjs';
import { smallGzip } from './lib/gzip.mjs';
import { bundledComponents, notice } from './package/components.mjs';
import { bill } from './package/sbom.mjs';
import { zip } from './package/zip.mjs';

const BOUND_BYTES = 2_000_000;
const { out } = parseArgs({ options: { out: { type: 'string' } } }).values;
const target = out === undefined ? root : resolve(out);
const folder = out === undefined ? join(root, 'build/package') : join(target, 'package');
const read = (path) => readFileSync(join(root, path));

rmSync(folder, { recursive: true, force: true });
const built = await buildDist(join(folder, 'dist'), smallGzip);
const components = bundledComponents(Object.values(built.metafiles), root);
const manifest = JSON.parse(read('package.json'));
const { name, version, main } = manifest;

const files = new Map([
  ['host.json', read('host.json')],
  ['package.json', Buffer.from(`${JSON.stringify({ name, version, main }, null, 2)}\n`)],
  ['LICENSE', read('LICENSE')],
  ['NOTICE', Buffer.from(notice(components))],
]);
for (const [path, bytes] of files) writeFileSync(join(folder, path), bytes);
for (const path of built.files) files.set(relative(folder, path), readFileSync(path));

const bytes = zip(files);
writeFileSync(join(target, 'released-package.zip'), bytes);
const sbom = bill(manifest, components, bytes);
writeFileSync(join(target, 'released-package.cdx.json'), `${JSON.stringify(sbom, null, 2)}\n`);

const digest = createHash('sha256').update(bytes).digest('hex');
const size = (count) => `${(count / 1e6).toFixed(2)} MB`;
const unpacked = [...files.values()].reduce((sum, { length }) => sum + length, 0);
console.log(
  `released-package.zip: ${size(bytes.length)} (${size(unpacked)} unpacked, ${files.size} files, ${components.length} packages of others)\nsha256 ${digest}`,
);
if (bytes.length > BOUND_BYTES) {
  console.error(`The package is larger than ${size(BOUND_BYTES)}.`);
  process.exitCode = 1;
}
