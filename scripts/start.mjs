#!/usr/bin/env node
// `npm start`: bundles what deploys and local mode, then runs it here. Flags: npm start -- --help, and docs/local.md.
// Imports at first only what every Node.js brings; the rest comes when it is known to be there.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from './lib/bundled.mjs';
import { failureSentence } from './start/failure.mjs';
import { help } from './start/help.mjs';
import { missingRequirement } from './start/requirements.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function start(args) {
  await bundled(root, 'build/local', 'buildLocal');
  const { main } = createRequire(import.meta.url)(join(root, 'build/local/start.js'));
  return main(args, {
    root,
    bundle: () => bundled(root, 'dist', 'buildDist'),
  });
}

/** Answers the exit code. */
async function run(args) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help());
    return 0;
  }
  const missing = missingRequirement(root);
  if (missing !== undefined) {
    console.error(missing);
    return 1;
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.log(`Perennial ${version} is bundled, and starts on this machine …`);
  try {
    return await start(args);
  } catch (thrown) {
    console.error(failureSentence(thrown));
    return 1;
  }
}

run(process.argv.slice(2)).then((code) => process.exit(code));
