// After `azd up`: says where the app is and how to get the operator key.
import { setTimeout as sleep } from 'node:timers/promises';

const TRIES = Number(process.env.PERENNIAL_HEALTH_TRIES ?? 24);
const PAUSE_MS = 5000;
const uri = required('SERVICE_APP_URI');
const vault = required('AZURE_KEY_VAULT_NAME');

function required(name) {
  const value = process.env[name];
  if (value) return value;
  console.error(`${name} is not set: this runs as a hook of azd, after the deployment gave it.`);
  process.exit(1);
}

/** Roles take a few minutes to reach a new app; until then it answers nothing useful. */
async function answers() {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) await sleep(PAUSE_MS);
    try {
      const response = await fetch(`${uri}/api/health`, { signal: AbortSignal.timeout(PAUSE_MS) });
      if (response.ok) return true;
    } catch {
      // Not up yet: asked again until the tries are used up, which is then said below.
    }
  }
  return false;
}

const healthy = await answers();
const list = `az keyvault secret list --vault-name ${vault} --query "[?tags.purpose=='operator-key'].name | [0]" -o tsv`;

console.log(`
Perennial is at ${uri}
${
  healthy
    ? `It answers: ${uri}/api/health`
    : `It does not answer yet. A new app may take some minutes; then see ${uri}/api/health and docs/operations.md.`
}

The app makes the operator key once and leaves it in the vault ${vault}, in a secret
operator-key-…, with its first tick at the latest. To read it (bash and PowerShell):

  az keyvault secret show --vault-name ${vault} --name "$(${list})" --query value -o tsv

or in the portal: ${vault}, Secrets. A new role takes a few minutes until it is in force.
`);
