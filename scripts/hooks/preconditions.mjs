import { reason } from './arm.mjs';

/** Of all Flex Consumption apps of a subscription in a region, until Microsoft is asked for more
 * (https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#regional-subscription-memory-quotas). */
const QUOTA_MB = 512_000;
/** HTTP together, two timers, four queues. A test counts them. */
export const SCALING_GROUPS = 7;
/** A test holds the templates to this list. */
export const PROVIDERS = [
  'Microsoft.Authorization',
  'Microsoft.Communication',
  'Microsoft.Consumption',
  'Microsoft.Insights',
  'Microsoft.KeyVault',
  'Microsoft.ManagedIdentity',
  'Microsoft.OperationalInsights',
  'Microsoft.Storage',
  'Microsoft.Web',
];
const UNREGISTERED = ['NotRegistered', 'Unregistered'];
const FLEX_SKU = 'FC1';

/** azd takes names that Azure does not: the name of a resource group may not end with a dot. */
export function nameProblem(environment) {
  return environment.endsWith('.')
    ? `The environment’s name ${environment} ends with a dot, which a resource group’s name may not: make another with azd env new.`
    : undefined;
}

export function quotaProblem(instances, memoryMB) {
  const most = SCALING_GROUPS * instances * memoryMB;
  return most > QUOTA_MB
    ? `${instances} instances of ${memoryMB} MB in each of ${SCALING_GROUPS} groups of functions are ${most} MB; a subscription has ${QUOTA_MB} MB in a region: lower PERENNIAL_MAX_INSTANCES or PERENNIAL_INSTANCE_MEMORY_MB.`
    : undefined;
}

/** What Azure knows of a value that azd has, as a finding of `perennial doctor`: what is wrong, and what to do. */
const finding = (id) => (problem) => {
  const [what, ...fix] = problem.split(': ');
  return {
    id,
    problem: what.endsWith('.') ? what : `${what}.`,
    fix: fix.join(': ') || 'See docs/deploy.md.',
  };
};

/**
 * Everything that makes a deployment fail and can be looked at without changing anything, the same for the hook before it and for
 * `perennial doctor`. Answers what is wrong, in the order in which it should be mended.
 */
export async function azureProblems(arm, values) {
  const {
    AZURE_ENV_NAME: environment = '',
    AZURE_SUBSCRIPTION_ID: subscription,
    AZURE_LOCATION: location,
    PERENNIAL_NODE_VERSION: node = '24',
    PERENNIAL_INSTANCE_MEMORY_MB: memory = '512',
    PERENNIAL_MAX_INSTANCES: instances = '2',
  } = values;
  const asked = subscription && location;
  const [runtime, providers, roles] = asked
    ? await Promise.all([
        runtimeProblem(arm, location, node),
        unregisteredProviders(arm, subscription),
        roleProblem(arm, subscription, `rg-${environment.toLowerCase()}`),
      ])
    : [];
  return [
    ...[nameProblem(environment)].filter(Boolean).map(finding('environment-name')),
    ...[quotaProblem(Number(instances), Number(memory))].filter(Boolean).map(finding('quota')),
    ...[runtime].filter(Boolean).map(finding('node-version')),
    ...[roles].filter(Boolean).map(finding('deployer-roles')),
    ...(providers ?? []).map((provider) => ({
      id: 'provider',
      problem: `${provider} is not registered for the subscription.`,
      fix: `az provider register --namespace ${provider}`,
    })),
  ];
}

/** What the subscription has never used. Where Azure does not say, nothing is claimed. */
async function unregisteredProviders(arm, subscription) {
  const states = await Promise.all(
    PROVIDERS.map(async (provider) => {
      const { body } = await arm.get(
        `/subscriptions/${subscription}/providers/${provider}`,
        '2021-04-01',
      );
      return UNREGISTERED.includes(body.registrationState) ? provider : undefined;
    }),
  );
  return states.filter(Boolean);
}

/** Who deploys must be able to give roles: nothing else fails as late. */
async function roleProblem(arm, subscription, group) {
  const scope = `/subscriptions/${subscription}`;
  const at = (path) =>
    arm.get(`${path}/providers/Microsoft.Authorization/permissions`, '2022-04-01');
  const inGroup = await at(`${scope}/resourceGroups/${group}`);
  const { status, body } = inGroup.status === 404 ? await at(scope) : inGroup;
  if (status !== 200) return undefined;
  const may = (body.value ?? []).some(({ actions = [], notActions = [] }) => {
    const covers = (pattern) =>
      new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'i').test(
        'Microsoft.Authorization/roleAssignments/write',
      );
    return actions.some(covers) && !notActions.some(covers);
  });
  return may
    ? undefined
    : 'You may not give roles there: ask for Owner, or for Role Based Access Control Administrator besides Contributor.';
}

/** Registers what the subscription has never used. Answers a line for each: that it was done, or who must do it. */
export async function registerProviders(arm, subscription) {
  const lines = await Promise.all(
    PROVIDERS.map(async (provider) => {
      const path = `/subscriptions/${subscription}/providers/${provider}`;
      const { body } = await arm.get(path, '2021-04-01');
      if (!UNREGISTERED.includes(body.registrationState)) return undefined;
      const answer = await arm.post(`${path}/register`, '2021-04-01');
      return answer.status === 200
        ? `${provider} is registered for the subscription, which takes a minute or two.`
        : `${provider} is not registered for the subscription (${reason(answer)}): ask an owner to run az provider register --namespace ${provider}`;
    }),
  );
  return lines.filter(Boolean);
}

/**
 * A sentence when Azure lists versions of Node.js for Flex Consumption in the region, and not this one. Where it lists
 * none or does not answer, the deployment finds out.
 */
export async function runtimeProblem(arm, location, version) {
  const path = `/providers/Microsoft.Web/locations/${location}/functionAppStacks?stack=node&removeDeprecatedStacks=true`;
  const { body } = await arm.get(path, '2020-10-01');
  const offered = (body.value ?? [])
    .flatMap(({ properties }) => properties.majorVersions)
    .flatMap(({ minorVersions }) => minorVersions)
    .flatMap(({ stackSettings }) => stackSettings.linuxRuntimeSettings?.Sku ?? [])
    .filter(({ skuCode }) => skuCode === FLEX_SKU)
    .map((sku) => sku.functionAppConfigProperties.runtime.version);
  return offered.length > 0 && !offered.includes(version)
    ? `Flex Consumption in ${location} runs Node.js ${offered.join(', ')} and not ${version}: azd env set PERENNIAL_NODE_VERSION, or choose another region.`
    : undefined;
}
