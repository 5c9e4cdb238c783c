// After a deployment: waits until the app is well, gives who deploys the role and the budget that a template cannot give
// safely, and says where the app is and how to get the operator key.
import { setTimeout as sleep } from 'node:timers/promises';
import { resourceManager } from './arm.mjs';
import { setBudget } from './budget.mjs';
import { required } from './required.mjs';
import { letReadVault } from './vault-reader.mjs';

const TRIES = Number(process.env.PERENNIAL_HEALTH_TRIES ?? 120);
const PAUSE_MS = 5000;
const uri = required('SERVICE_APP_URI');
const vault = required('AZURE_KEY_VAULT_NAME');
const subscription = required('AZURE_SUBSCRIPTION_ID');
const group = `/subscriptions/${subscription}/resourceGroups/${required('AZURE_RESOURCE_GROUP')}`;

/** `ok` or `degraded`, as soon as the app says one of them; else what it said last. Ten minutes at most. */
async function health() {
  let last = 'no answer';
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) await sleep(PAUSE_MS);
    try {
      const response = await fetch(`${uri}/api/health`, { signal: AbortSignal.timeout(PAUSE_MS) });
      last = response.ok ? (await response.json()).status : `HTTP ${response.status}`;
      if (last === 'ok' || last === 'degraded') return last;
    } catch {
      // Not up yet: asked again until the tries are used up, and what was said last is told.
    }
  }
  return last;
}

/** What only a person is given: a pipeline deploys code, reads no secret and needs no budget. */
async function forPerson(arm) {
  const amount = Number(process.env.PERENNIAL_BUDGET ?? 10);
  const vaultId = `${group}/providers/Microsoft.KeyVault/vaults/${vault}`;
  return [
    await letReadVault(arm, { subscription, vault: vaultId, person: arm.person }),
    await setBudget(arm, group, { amount, email: required('PERENNIAL_ALERT_EMAIL') }),
  ].filter(Boolean);
}

const arm = resourceManager();
const lines = arm.person ? await forPerson(arm) : [];
console.log(`Waiting for ${uri}/api/health, ten minutes at most.`);
const status = await health();
const list = `az keyvault secret list --vault-name ${vault} --query "[?tags.purpose=='operator-key'].name | [0]" -o tsv`;

console.log(`
Perennial is at ${uri}
Its health: ${status}${status === 'ok' ? '' : '. docs/operations.md says what to look at.'}
${lines.join('\n')}

The app makes the operator key once and leaves it in the vault ${vault}, in a secret
operator-key-…, with its first tick at the latest. To read it (bash and PowerShell):

  az keyvault secret show --vault-name ${vault} --name "$(${list})" --query value -o tsv

or in the portal: ${vault}, Secrets. A new role takes a few minutes until it is in force.
`);
