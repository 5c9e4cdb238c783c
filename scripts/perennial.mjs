#!/usr/bin/env node
// The command line, from the clone: npm run perennial -- --help, or npx --no-install perennial --help
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from './lib/bundled.mjs';
import { wantsJson } from './lib/wants-json.mjs';
import { failureSentence } from './start/failure.mjs';
import { missingRequirement } from './start/requirements.mjs';
import { openTerminal } from './start/terminal.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const terminal = openTerminal();

/** Answers the exit code. */
async function run(args) {
  const missing = missingRequirement(root);
  if (missing !== undefined) return fail(args, 'failed', missing);
  try {
    await bundled(root, 'build/cli', 'buildCommandLine');
    const { main } = createRequire(import.meta.url)(join(root, 'build/cli/main.js'));
    return await main(args, terminal, root);
  } catch (thrown) {
    return fail(args, 'unexpected', failureSentence(thrown));
  }
}

/** Before there is a command that could say it. */
function fail(args, code, title) {
  terminal.note(title);
  if (wantsJson(args)) terminal.out(JSON.stringify({ failure: { code, title } }, null, 2));
  return 1;
}

// Not process.exit: what is still on its way to a pipe would be lost.
run(process.argv.slice(2)).then((code) => (process.exitCode = code));
