import { fixedCredential } from '../src/azure/credential';
import { entropy } from '../src/wiring/entropy';
import { createProvisioning } from '../src/azure/provisioning';
import { openQueue } from '../src/azure/queue';
import { createStores } from '../src/azure/tables/stores';
import { azureTable, openTable } from '../src/azure/tables/table';
import { createVault, openVault } from '../src/azure/vault';
import { FailureError } from '../src/domain/failure';
import type { Vault } from '../src/ports';
import { KEY_SECRETS } from './environment';
import type { StartOptions } from './options';
import { releaseAccounts } from './release-accounts';

/**
 * What Bicep and whoever deploys do in Azure: the table, the queues, and the key to the mailbox. `kept`
 * says that storage may come from an earlier process.
 */
export async function prepare(
  at: { readonly storage: string; readonly vaultUrl: string; readonly vaultToken: string },
  { kept, mail, outward }: { readonly kept: boolean } & Pick<StartOptions, 'mail' | 'outward'>,
): Promise<void> {
  const connection = { connectionString: at.storage };
  const table = openTable(connection);
  const queues = ['runs', 'alerts'].map((name) => openQueue(connection, name));
  await createProvisioning(table, queues).ensure();
  // Nobody else runs on this folder: what a killed process had claimed is free.
  if (kept) await releaseAccounts(createStores(azureTable(table), entropy).accounts, Date.now());
  const vault = createVault(openVault(at.vaultUrl, fixedCredential(at.vaultToken)));
  if (outward) await vault.put(KEY_SECRETS[mail], outward.key, { purpose: 'mail' });
  else if (mail === 'sendgrid') await storeMailboxKey(vault);
}

/** The mailbox takes any key, but the app sends nothing by SendGrid without one. */
async function storeMailboxKey(vault: Vault): Promise<void> {
  const name = KEY_SECRETS.sendgrid;
  try {
    await vault.get(name);
  } catch (thrown) {
    const missing =
      thrown instanceof FailureError && thrown.failure.code === 'vault-secret-missing';
    if (!missing) throw thrown;
    await vault.put(name, `SG.${entropy.hex(16)}`, { purpose: 'local-mailbox' });
  }
}
