#!/usr/bin/env node
// What Microsoft's own compiler says of infra/:
//   npm run bicep                     formatted, compiled without a finding, expanded and held to the rules
//   npm run bicep -- --out FILE       also leaves the template of the button there
//   npm run bicep -- --required       fails where the compiler cannot be had, instead of saying so in one line
//   npm run bicep -- --prove          also plants a fault at a time, and fails unless each is found
//   npm run bicep -- --write          formats the templates, and writes what docs/operations.md says of the plan
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compile, CompilerMissing, findCompiler } from './bicep/compiler.mjs';
import { expand, installations } from './bicep/expand.mjs';
import { formattingProblems, writeFormatted } from './bicep/format.mjs';
import { nameProblems } from './bicep/names.mjs';
import { missedFaults, missedQueryFaults } from './bicep/planted.mjs';
import { pageProblems, writePage } from './bicep/page.mjs';
import { planProblems } from './bicep/plan-rules.mjs';
import { queryProblems } from './bicep/queries.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values: flags } = parseArgs({
  options: {
    out: { type: 'string' },
    required: { type: 'boolean' },
    prove: { type: 'boolean' },
    write: { type: 'boolean' },
  },
});

const work = mkdtempSync(join(tmpdir(), 'bicep-'));
try {
  const problems = await check(findCompiler());
  for (const problem of problems) console.error(problem);
  console.log(`bicep: ${problems.length} findings`);
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof CompilerMissing)) throw error;
  console.log(`bicep skipped: ${error.message}`);
  if (flags.required) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true });
}

/** All that is wrong. Later steps read what earlier ones made, so they wait until the templates compile. */
async function check(compiler) {
  if (flags.write) writeFormatted(compiler, root);
  stage('infra');
  stage('package.json');
  const problems = [
    ...formattingProblems(compiler, root, work),
    ...compile(compiler, ['lint', '--pattern', 'infra/**/*.bicep'], work),
  ];
  if (problems.length > 0) return problems;

  problems.push(...buildTwice(compiler));
  const plans = installations.map((installation) => expand(compiler, installation, work));
  problems.push(
    ...nameProblems(plans),
    ...planProblems(plans.flatMap(({ resources }) => resources)),
  );
  problems.push(...queryProblems(plans[0].resources));
  if (flags.write) await writePage(root, plans[0]);
  problems.push(...(await pageProblems(root, plans[0])));
  if (flags.prove) {
    problems.push(...missedFaults(compiler, root), ...missedQueryFaults(plans[0].resources));
  }
  return problems;
}

function stage(name) {
  cpSync(join(root, name), join(work, name), { recursive: true });
}

/** The template of the button comes out the same, byte by byte, each time. */
function buildTwice(compiler) {
  const files = ['azuredeploy.json', 'again.json'].map((name) => join(work, name));
  const findings = files.flatMap((file) =>
    compile(compiler, ['build', 'infra/button.bicep', '--outfile', file], work),
  );
  if (findings.length > 0) return findings;
  const [first, second] = files.map((file) => readFileSync(file));
  if (!first.equals(second)) return ['azuredeploy.json differs from one build to the next'];
  if (flags.out) copyFileSync(files[0], flags.out);
  return [];
}
