#!/usr/bin/env node
// Holds what a deployment would ask Azure for against docs/deploy.md:
//   node scripts/check-plan.mjs PLAN.json [PLAN.json …]
// A plan lists resources with type, name, scope and properties, evaluated from a template. Exits 1 with one
// line for each difference.
import { readFileSync } from 'node:fs';
import { planProblems } from './bicep/plan-rules.mjs';

const plans = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const problems = planProblems(plans.flatMap((plan) => plan.resources));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
