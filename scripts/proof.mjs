#!/usr/bin/env node
// What takes too long for `npm test`, shown by running it; see docs/proof/README.md:
//   npm run proof -- [leftovers | tenants | schedules | weeks | proxy | starts | upkeep | scale | page | container] [--keep] [options of the proof]
// Prints the result as JSON; --keep writes it to docs/proof/NAME.json. Exits 1 unless it came out as claimed.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDist, buildLocal, root } from './build.mjs';
import { runBundled } from './lib/run-bundled.mjs';

/** Scripts of each proof besides `main`. */
const proofs = {
  leftovers: ['worker'],
  tenants: [],
  schedules: [],
  weeks: [],
  proxy: ['traveller'],
  starts: [],
  upkeep: [],
  scale: [],
  page: [],
  container: [],
