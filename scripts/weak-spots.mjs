#!/usr/bin/env node
// Which untrue answers the reads of the catalogue do not see, as a page:
//   npm run weak-spots -- [--keep]
// `--keep` writes it to docs/proof/weak-spots.md.
import { writeFile } from 'node:fs/promises';
import { loadTypeScript } from './load-ts.mjs';

const { startSimulator } = await loadTypeScript('packages/graph-simulator/src/index.ts');
const { weakSpotsPage } = await loadTypeScript('test/checks/weak-spots.ts');
const simulator = await startSimulator();
try {
  const page = await weakSpotsPage(simulator);
  process.stdout.write(page);
  if (process.argv.includes('--keep')) {
    await writeFile(new URL('../docs/proof/weak-spots.md', import.meta.url), page);
  }
} finally {
  await simulator.close();
}
