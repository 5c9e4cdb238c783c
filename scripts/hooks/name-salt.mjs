import { randomBytes } from 'node:crypto';
import { reason } from './arm.mjs';

const TAG = 'perennial-name-salt';

/**
 * What the names of this installation are salted with. It lies in a tag of the resource group, so that every machine and
 * every pipeline deploys to the one installation of an environment’s name. Where there is no group yet: nothing, unless
 * a deleted vault of that group still holds the names that would be made without a salt (for seven days).
 *
 * @throws {Error} when Azure does not say: other names than before would make a second installation
 */
export async function nameSalt(arm, { subscription, environment, remembered }) {
  const group = `rg-${environment.toLowerCase()}`;
  const found = await arm.get(
    `/subscriptions/${subscription}/resourceGroups/${group}`,
    '2021-04-01',
  );
  if (found.status === 200) return found.body.tags?.[TAG] ?? remembered;
  if (found.status !== 404) throw new Error(`The group ${group} cannot be read: ${reason(found)}`);
  const vaults = await deletedVaults(arm, subscription);
  const held = vaults.some((id) => id.toLowerCase().includes(`/resourcegroups/${group}/`));
  return held ? randomBytes(4).toString('hex') : '';
}

async function deletedVaults(arm, subscription) {
  const ids = [];
  let next = `/subscriptions/${subscription}/providers/Microsoft.KeyVault/deletedVaults`;
  while (next) {
    const page = await arm.get(next, '2024-11-01');
    if (page.status !== 200) throw new Error(`Deleted vaults cannot be listed: ${reason(page)}`);
    ids.push(...page.body.value.map(({ properties }) => properties.vaultId));
    next = page.body.nextLink;
  }
  return ids;
}
