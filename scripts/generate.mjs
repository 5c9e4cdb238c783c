#!/usr/bin/env node
// Writes what is made from the source; with `--check` it says what is stale instead, and exits 1.
import { generated } from './lib/generated.mjs';
import { readFile, writeFile } from 'node:fs/promises';

const check = process.argv.includes('--check');
for (const { path, text } of await generated()) {
  const file = new URL(`../${path}`, import.meta.url);
  if (!check) await writeFile(file, text);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error(`${path} is stale: run \`npm run generate\` and commit what it writes`);
    process.exitCode = 1;
  }
}
