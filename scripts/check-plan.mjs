#!/usr/bin/env node
// Holds what a deployment would ask Azure for against docs/deploy.md:
//   node scripts/check-plan.mjs PLAN.json [PLAN.json …]
// A plan lists resources with type, name, scope and properties, evaluated from a template. Exits 1 with one
// line for each difference.
import { readFileSync } from 'node:fs';

const STORAGE = 'Microsoft.Storage/storageAccounts';
const VAULT = 'Microsoft.KeyVault/vaults';
const COMPONENT = 'Microsoft.Insights/components';
/** Owner, Contributor, User Access Administrator: roles over everything, which nobody here needs. */
const GENERAL_ROLES = [
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  'b24988ac-6180-42a0-ab88-20f7382dd24c',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
];

const plans = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const resources = plans.flatMap((plan) => plan.resources);
const documentation = readFileSync(new URL('../docs/deploy.md', import.meta.url), 'utf8');
const problems = [];

if (resources.length === 0) problems.push('there is no plan, or it asks for nothing');
compare(
  'types of resources',
  resources.map(({ type }) => type),
  rows('Resources'),
);
for (const site of resources.filter(({ type }) => type === 'Microsoft.Web/sites')) {
  const names = site.properties.siteConfig.appSettings.map(({ name }) => name);
  compare('settings', names, [...rows('Settings of the app'), ...rows('Settings of the host')]);
}
for (const { scope, properties } of resources.filter(({ type }) =>
  type.endsWith('/roleAssignments'),
)) {
  const [, on, rest] = /\/providers\/([^/]+\/[^/]+)\/[^/]+(\/.*)?$/.exec(scope) ?? [];
  if (![STORAGE, VAULT, COMPONENT].includes(on) || rest)
    problems.push(`a role is given on ${scope}`);
  const role = properties.roleDefinitionId.split('/').at(-1);
  if (GENERAL_ROLES.includes(role)) problems.push(`the general role ${role} is given on ${scope}`);
}
const queues = resources.filter(({ type }) => type.endsWith('/queues')).map(({ name }) => name);
for (const queue of queues.filter((name) => !name.endsWith('-poison'))) {
  if (!queues.includes(`${queue}-poison`)) problems.push(`${queue} has no poison twin`);
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** The names in the first column of the table under a heading. */
function rows(heading) {
  const section = documentation.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
  return [...section.matchAll(/^\| `([\w./]+)`/gm)].map(([, name]) => name);
}

function compare(what, planned, documented) {
  for (const name of new Set(planned)) {
    if (!documented.includes(name)) problems.push(`${what}: ${name} is not in docs/deploy.md`);
  }
  for (const name of documented) {
    if (!planned.includes(name))
      problems.push(`${what}: docs/deploy.md names ${name}, the plan does not`);
  }
}
