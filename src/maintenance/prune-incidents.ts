import type { Account } from '../domain/account';
import { isOver, withoutAccount } from '../domain/incident';
import type { Incident } from '../domain/incident';
import { stateOf } from '../domain/lifecycle';
import { isSameRecipient, recipientsFor } from '../notifications/recipients';
import { readSettings } from '../settings/read';
import type { InstallationSettings } from '../domain/settings';
import { oneByOne } from '../one-by-one';
import type { Tally } from '../one-by-one';
import { UnreadableRow } from '../ports';
import type { Services } from '../services';

type Deps = Pick<
  Services,
  | 'accounts'
  | 'incidents'
  | 'members'
  | 'settings'
  | 'clock'
  | 'log'
  | 'operatorEmail'
  | 'retentionDays'
>;

/** Takes accounts out of incidents that no longer concern them, and removes the incidents that are over. */
export async function pruneIncidents(deps: Deps): Promise<Tally> {
  const lost = await deps.incidents.removeDamaged();
  if (lost > 0) deps.log.error('incident.lost', { count: lost });
  const settings = await readSettings(deps);
  return oneByOne(
    deps.log,
    'incident.postponed',
    deps.incidents.all(),
    ({ id }) => ({ incidentId: id }),
    ({ id }) => prune(deps, settings, id),
  );
}

/** Answers how many were removed. What somebody else has changed meanwhile is left to the next upkeep. */
async function prune(deps: Deps, settings: InstallationSettings, id: string): Promise<number> {
  const found = await deps.incidents.get(id);
  if (!found) return 0;
  let incident = found.value;
  for (const account of incident.accounts) {
    if (!(await isConcerned(deps, settings, incident, account.id))) {
      incident = withoutAccount(incident, account.id);
    }
  }
  if (isOver(incident, deps.clock())) {
    return (await deps.incidents.remove(found)) === 'done' ? 1 : 0;
  }
  if (incident !== found.value) await deps.incidents.replace(found, incident);
  return 0;
}

/** Whether an account still has trouble that the incident's recipient is to hear of. */
async function isConcerned(
  deps: Deps,
  settings: InstallationSettings,
  { recipient }: Incident,
  id: string,
): Promise<boolean> {
  let account: Account | undefined;
  try {
    account = (await deps.accounts.get(id))?.value;
  } catch (thrown) {
    // Nobody can say; it stays until somebody can.
    if (thrown instanceof UnreadableRow) return true;
    throw thrown;
  }
  if (!account || account.deleted || stateOf(account) === 'active') return false;
  const recipients = await recipientsFor(deps, settings, account);
  return recipients.some((one) => isSameRecipient(one, recipient));
}
