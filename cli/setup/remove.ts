/** Takes everything away again: the account first, so that nothing runs while its app goes. */
import { permissionsLink } from '../../src/domain/portal-links';
import { removeSecrets, writeKeys } from './app';
import type { Found, Registration } from './directory';
import { deletedApps, deletedPrincipals, principalOf, trustPath, trustsOf } from './directory';
import type { GraphClient, GraphObject } from './graph';
import { WAITS } from './pace';
import type { Pace } from './pace';
import type { Perennial, PerennialAccount } from './perennial';
import type { PlanText } from './report';
import { EXIT, Stop } from './stop';
import { nameOf } from './trust';

export interface Removal {
  readonly graph: GraphClient;
  readonly registry: GraphClient;
  readonly perennial: Perennial;
  readonly pace: Pace;
  readonly accounts: readonly PerennialAccount[];
  readonly found: Found;
  /** Somebody else's registration, of which only what is ours goes. */
  readonly adopted: boolean;
  readonly keepRestorable: boolean;
  readonly keyName: string;
  readonly redirectUri: string;
  readonly step: (name: string, detail?: string) => void;
}

/** What lies in the bin is to stay there where it is to be restorable. */
export const isNothing = ({ accounts, found, keepRestorable }: Removal): boolean =>
  accounts.length === 0 && !found.app && (!found.deleted || keepRestorable);

export function removalText({ accounts, found, adopted, keepRestorable }: Removal): PlanText {
  const { app, deleted } = found;
  const own = app && !adopted ? app : undefined;
  const lasting = keepRestorable ? ', restorable for 30 days' : ', for good';
  return {
    tenant: [
      ...(own
        ? [`app registration "${own.displayName}" (${own.appId}) with its consents${lasting}`]
        : []),
      ...(app && adopted ? ['our certificate and our address; the permissions stay'] : []),
      ...(deleted ? ['what lies in the recycle bin of the app registration'] : []),
    ],
    perennial: accounts.map(
      ({ name }) => `account "${name}" in Perennial, its runs, its key in the vault`,
    ),
  };
}

/** Throws `Stop` where something is still there when it is looked at again. */
export async function removeAll(removal: Removal): Promise<void> {
  const { perennial, accounts, found, adopted, step } = removal;
  for (const { id, name } of accounts) {
    await perennial.remove(id);
    step('account', name);
  }
  if (found.app && adopted) await leaveAdopted(removal, found.app);
  else if (found.app) await removeApp(removal, found.app);
  else if (found.deleted) await emptyBin(removal, found.deleted);
}

/** Of an app that is somebody else's only what is ours goes: our key and our address. */
async function leaveAdopted(removal: Removal, app: Registration): Promise<void> {
  const { registry, keyName, redirectUri, step } = removal;
  const { keyCredentials, passwordCredentials, web } = app;
  const ours = (keys: readonly Named[]) =>
    keys.flatMap(({ displayName, keyId }) => (displayName === keyName ? (keyId ?? []) : []));
  const certificates = ours(keyCredentials);
  if (certificates.length > 0) await writeKeys(removal, app, certificates);
  await removeSecrets(registry, app, ours(passwordCredentials));
  for (const { id, name } of await trustsOf(registry, app))
    if (name === nameOf(keyName)) await registry.remove(`${trustPath(app)}/${id}`);
  const redirectUris = web.redirectUris.filter((address) => address !== redirectUri);
  const body = { web: { ...web, redirectUris } };
  await registry.send('PATCH', `/applications/${app.id}`, { body });
  step('our key and address', `the permissions stay: ${permissionsLink({ clientId: app.appId })}`);
}

interface Named {
  readonly keyId?: string;
  readonly displayName?: string | null;
}

async function removeApp(removal: Removal, app: Registration): Promise<void> {
  const { graph, registry, keepRestorable, step } = removal;
  const principal = await principalOf(graph, app.appId);
  if (principal) await graph.remove(`/servicePrincipals/${principal.id}`);
  step('service principal');
  const others = await othersOf(removal, app);
  if (others > 0) {
    step('app registration', `stays: ${others} other accounts use it`);
    if (!keepRestorable) await purgePrincipals(removal, app);
    return;
  }
  await registry.remove(`/applications/${app.id}`);
  await untilGone(removal, 'the app registration', () => registry.find(`/applications/${app.id}`));
  step('app registration');
  if (!keepRestorable) await emptyBin(removal, app);
}

/** A registration for several tenants goes with the last of them. */
async function othersOf({ perennial }: Removal, { appId }: Registration): Promise<number> {
  const left = await perennial.accounts();
  return left.filter(({ clientId }) => clientId === appId).length;
}

/** The bin holds both, and each is taken out by itself: the app last, because it is what leads to the other. */
async function emptyBin(removal: Removal, app: GraphObject): Promise<void> {
  const { registry, pace, step } = removal;
  await purgePrincipals(removal, app);
  await purge(registry, pace, app.id);
  const inBin = async () => (await deletedApps(registry)).find(({ id }) => id === app.id);
  await untilGone(removal, 'what was in the bin', inBin);
  step('both out of the recycle bin');
}

async function purgePrincipals({ graph, pace }: Removal, app: GraphObject): Promise<void> {
  for (const principal of await deletedPrincipals(graph, app))
    await purge(graph, pace, principal.id);
}

/** What was deleted a moment ago is not in the bin at once. */
async function purge(graph: GraphClient, pace: Pace, id: string): Promise<void> {
  await pace.despiteLag(WAITS.readBack, () =>
    graph.send('DELETE', `/directory/deletedItems/${id}`),
  );
}

async function untilGone(
  { pace }: Removal,
  what: string,
  find: () => Promise<GraphObject | undefined>,
): Promise<void> {
  const look = async () => ((await find()) ? undefined : true);
  const { value } = await pace.until(WAITS.readBack, look);
  if (!value) throw new Stop(EXIT.halfWay, 'still-there', { what });
}
