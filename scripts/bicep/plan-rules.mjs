import { readFileSync } from 'node:fs';

/** Types on which a role may be given, each on one resource and not on what is below or above it. */
const ROLE_SCOPES = [
  'Microsoft.Storage/storageAccounts',
  'Microsoft.KeyVault/vaults',
  'Microsoft.Insights/components',
  'Microsoft.Communication/communicationServices',
];
/** Owner, Contributor, User Access Administrator: roles over everything, which nobody here needs. */
const GENERAL_ROLES = [
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  'b24988ac-6180-42a0-ab88-20f7382dd24c',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
];
const SETTINGS = ['Settings of the app', 'Settings for mail', 'Settings of the host'];

/** How what deployments would ask Azure for differs from docs/deploy.md, or breaks a rule; a sentence each. */
export function planProblems(resources) {
  const documentation = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8');
  const ofType = (type) => resources.filter((resource) => resource.type === type);
  const problems = [
    ...differences(
      'types of resources',
      resources.map(({ type }) => type),
      rows(documentation, 'Resources'),
    ),
    ...ofType('Microsoft.Web/sites').flatMap(({ properties }) =>
      differences(
        'settings',
        properties.siteConfig.appSettings.map(({ name }) => name),
        SETTINGS.flatMap((heading) => rows(documentation, heading)),
      ),
    ),
    ...ofType('Microsoft.Authorization/roleAssignments').flatMap(roleProblems),
    ...poisonProblems(ofType('Microsoft.Storage/storageAccounts/queueServices/queues')),
  ];
  return resources.length === 0 ? ['there is no plan, or it asks for nothing'] : problems;
}

function roleProblems({ scope, properties }) {
  const [, on, rest] = /\/providers\/([^/]+\/[^/]+)\/[^/]+(\/.*)?$/.exec(scope) ?? [];
  const role = properties.roleDefinitionId.split('/').at(-1);
  const problems = [];
  if (!ROLE_SCOPES.includes(on) || rest) problems.push(`a role is given on ${scope}`);
  if (GENERAL_ROLES.includes(role)) problems.push(`the general role ${role} is given on ${scope}`);
  return problems;
}

function poisonProblems(queues) {
  const names = queues.map(({ name }) => name);
  return names
    .filter((name) => !name.endsWith('-poison') && !names.includes(`${name}-poison`))
    .map((name) => `${name} has no poison twin`);
}

/** The names in the first column of the table under a heading. */
function rows(documentation, heading) {
  const section = documentation.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
  return [...section.matchAll(/^\| `([\w./]+)`/gm)].map(([, name]) => name);
}

function differences(what, planned, documented) {
  return [
    ...[...new Set(planned)]
      .filter((name) => !documented.includes(name))
      .map((name) => `${what}: ${name} is not in docs/deploy.md`),
    ...documented
      .filter((name) => !planned.includes(name))
      .map((name) => `${what}: docs/deploy.md names ${name}, the plan does not`),
  ];
}
