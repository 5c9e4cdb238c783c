// Before a deployment: looks at what would make it fail half-way, and finds out which names it must use.
import { resourceManager } from './arm.mjs';
import { remember } from './azd.mjs';
import { nameSalt } from './name-salt.mjs';
import { azureProblems, nameProblem, quotaProblem, registerProviders } from './preconditions.mjs';

const {
  AZURE_ENV_NAME: environment = '',
  AZURE_SUBSCRIPTION_ID: subscription,
  AZURE_LOCATION: location,
  PERENNIAL_INSTANCE_MEMORY_MB: memory = '512',
  PERENNIAL_MAX_INSTANCES: instances = '2',
  PERENNIAL_NAME_SALT: remembered = '',
} = process.env;

const stop = (problem) => {
  if (!problem) return;
  console.error(problem);
  process.exit(1);
};

stop(nameProblem(environment) ?? quotaProblem(Number(instances), Number(memory)));
if (!subscription || !location) {
  console.log(
    'Subscription and region are not chosen yet, so nothing was looked up: `azd up` asks first.',
  );
  process.exit();
}

const arm = resourceManager();
try {
  const salt = await nameSalt(arm, { subscription, environment, remembered });
  if (salt !== remembered) remember('PERENNIAL_NAME_SALT', salt);
} catch (error) {
  stop(error.message);
}
for (const line of await registerProviders(arm, subscription)) console.log(line);
// Registered just now, so that nothing is left to say of providers.
for (const { id, problem, fix } of await azureProblems(arm, process.env))
  if (id !== 'provider') stop(`${problem} ${fix}`);
