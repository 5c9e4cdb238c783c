#!/usr/bin/env node
// `npm start`: bundles what deploys and local mode, then runs it here. Flags: see docs/local.md.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { stop } from 'esbuild';
import { buildDist, buildLocal, root } from './build.mjs';

await Promise.all([buildDist(), buildLocal()]);
// The bundler's own process has done its work.
await stop();

const { main } = createRequire(import.meta.url)(join(root, 'build/local/start.js'));
process.exit(await main(process.argv.slice(2), root));
