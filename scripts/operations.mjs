#!/usr/bin/env node
// Looks up what Microsoft publishes of every operation that a check calls, and writes the rows in use:
//   npm run operations -- DIR
// The rest of the project needs no such folder: src/checks/operations.ts and permission-ids.ts are committed.
import { writeFile } from 'node:fs/promises';
import { operationsModule, permissionIdsModule, usedByChecks } from './lib/operations.mjs';
import { readMetadata } from './lib/metadata.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: npm run operations -- DIR');
  process.exit(2);
}

const { lookUp, isForUsers, idsOf } = await readMetadata(folder);
const { keys, delegated, application } = await usedByChecks();
const rows = keys.map(lookUp);
const permissions = new Set([...delegated, ...rows.flatMap((row) => row.delegated ?? [])]);
const forUsers = [...permissions].filter(isForUsers).sort();
const file = new URL('../src/checks/operations.ts', import.meta.url);
await writeFile(file, operationsModule(rows, forUsers));
const asked = new Set([
  ...permissions,
  ...application,
  ...rows.flatMap((row) => row.application ?? []),
]);
await writeFile(
  new URL('../src/checks/permission-ids.ts', import.meta.url),
  permissionIdsModule([...asked], idsOf),
);
const unknown = rows.filter((row) => !row.delegated && !row.application);
console.log(`${rows.length} operations, ${unknown.length} of them without a published permission`);
