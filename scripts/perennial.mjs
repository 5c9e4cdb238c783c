#!/usr/bin/env node
// The command line, from the clone: npm run perennial -- --help, or npx --no-install perennial --help
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { failureSentence } from './start/failure.mjs';
import { missingRequirement } from './start/requirements.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const terminal = {
  env: process.env,
  columns: process.stdout.columns,
  interactive: Boolean(process.stdin.isTTY && process.stderr.isTTY),
  out: (text) => text !== '' && process.stdout.write(`${text}\n`),
  note: (text) => process.stderr.write(`${text}\n`),
  ask: async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await lines.question(question);
    lines.close();
    return answer;
  },
};

/** Answers the exit code. */
async function run(args) {
  const missing = missingRequirement(root);
  if (missing !== undefined) {
    terminal.note(missing);
    return 1;
  }
  try {
    const { buildCommandLine } = await import('./build.mjs');
    const { stop } = await import('esbuild');
    await buildCommandLine();
    await stop();
    const { main } = createRequire(import.meta.url)(join(root, 'build/cli/main.js'));
    return await main(args, terminal, root);
  } catch (thrown) {
    terminal.note(failureSentence(thrown));
    return 1;
  }
}

// Not process.exit: what is still on its way to a pipe would be lost.
run(process.argv.slice(2)).then((code) => (process.exitCode = code));
