#!/usr/bin/env node
// Writes src/core/known-paths.json: the names of Microsoft Graph v1.0 that a path can begin with, and for each
// the names that can come next, keys left out. From operations.json.gz, a list of Microsoft's operations
// ({"v1.0": {path: methods}}), in the folder that is given:
//   node packages/graph-simulator/scripts/known-paths.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const [folder = '.'] = process.argv.slice(2);
const operations = JSON.parse(gunzipSync(readFileSync(join(folder, 'operations.json.gz'))));
const bare = (segment) => segment.replace(/\(.*/, '').replace(/^microsoft\.graph\./, '');

const next = new Map();
for (const path of Object.keys(operations['v1.0'])) {
  const [first, ...rest] = path.split('/').slice(1);
  const names = next.get(bare(first)) ?? new Set();
  const second = rest.find((segment) => !segment.startsWith('{'));
  if (second !== undefined) names.add(bare(second));
  next.set(bare(first), names);
}
const sorted = [...next].sort().map(([name, names]) => [name, [...names].sort().join(' ')]);
const target = new URL('../src/core/known-paths.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
