import { GRAPH_APP_ID } from '../../src/domain/manifest';
import type { KeyCredential, ResourceAccess } from '../../src/domain/manifest';
import type { GraphClient, GraphObject } from './graph';
import type { SetupOptions } from './options';
import type { PermissionWish, WantedRegistration } from './perennial';
import { EXIT, Stop } from './stop';
import type { Tools } from './tools';

export interface SecretEntry {
  readonly keyId: string;
  readonly displayName: string | null;
  readonly endDateTime?: string;
}

export interface Registration extends GraphObject {
  readonly appId: string;
  readonly displayName: string;
  readonly uniqueName: string | null;
  readonly signInAudience: string;
  readonly web: { readonly redirectUris: readonly string[] };
  readonly keyCredentials: readonly KeyCredential[];
  readonly passwordCredentials: readonly SecretEntry[];
  readonly requiredResourceAccess: readonly ResourceAccess[];
}

export interface Principal extends GraphObject {
  readonly appId: string;
}

/** A permission as the tenant's own Graph names it. */
export interface Resolved extends PermissionWish {
  readonly id: string;
}

export interface ScopeGrant extends GraphObject {
  readonly scope: string;
}

/** What the tenant holds by now. The directory is the state: nothing is kept on this machine. */
export interface Holding {
  readonly graphPrincipal: Principal;
  readonly wanted: readonly Resolved[];
  /** Names that the tenant's Graph does not know. */
  readonly unknown: readonly string[];
  readonly app: Registration | undefined;
  readonly principal: Principal | undefined;
  /** Ids of the roles that the app was given. */
  readonly roles: readonly string[];
  readonly grant: ScopeGrant | undefined;
  /** Identities that it trusts in place of a key. */
  readonly trusts: readonly TrustEntry[];
}

/** https://learn.microsoft.com/graph/api/resources/federatedidentitycredential */
export interface TrustEntry extends GraphObject {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

export async function readHolding(
  { graph, registry }: Pick<Tools, 'graph' | 'registry'>,
  app: Registration | undefined,
  { permissions, identity }: Pick<WantedRegistration, 'permissions' | 'identity'>,
): Promise<Holding> {
  const graphPrincipal = await graph.get(`/servicePrincipals(appId='${GRAPH_APP_ID}')`);
  const principal = app && (await principalOf(graph, app.appId));
  const wanted = permissions.map((wish) => ({ ...wish, id: idOf(graphPrincipal, wish) ?? '' }));
  return {
    graphPrincipal: graphPrincipal as Principal,
    wanted: wanted.filter(({ id }) => id !== ''),
    unknown: wanted.filter(({ id }) => id === '').map(({ name }) => name),
    app,
    principal,
    roles: principal ? await rolesOf(graph, principal) : [],
    grant: principal && (await grantOf(graph, principal, graphPrincipal)),
    trusts: app && identity ? await trustsOf(registry, app) : [],
  };
}

export const trustPath = ({ id }: GraphObject): string =>
  `/applications/${id}/federatedIdentityCredentials`;

export const trustsOf = async (
  registry: GraphClient,
  app: GraphObject,
): Promise<readonly TrustEntry[]> => (await registry.list(trustPath(app))) as readonly TrustEntry[];

/** By name, in the tenant's own Graph: ids that are copied from elsewhere have been wrong. */
function idOf(graphPrincipal: GraphObject, { name, type }: PermissionWish): string | undefined {
  const list = graphPrincipal[type === 'Role' ? 'appRoles' : 'oauth2PermissionScopes'];
  return ((list ?? []) as readonly NamedId[]).find(({ value }) => value === name)?.id;
}

interface NamedId {
  readonly id: string;
  readonly value: string;
}

/** Ours by its unique name, or the one that is to be adopted; or it lies in the bin; or there is none. */
export interface Found {
  readonly app?: Registration;
  readonly deleted?: GraphObject;
}

export async function findApp(
  graph: GraphClient,
  { adopt }: Pick<SetupOptions, 'adopt'>,
  uniqueName: string,
): Promise<Found> {
  if (adopt !== undefined) {
    const [adopted] = await graph.list(`/applications?$filter=appId eq '${adopt}'`);
    if (!adopted) throw new Stop(EXIT.personNeeded, 'app-not-in-tenant');
    return { app: adopted as Registration };
  }
  const own = await graph.find(`/applications(uniqueName='${uniqueName}')`);
  if (own) return { app: own as Registration };
  const deleted = (await deletedApps(graph)).find((item) => item['uniqueName'] === uniqueName);
  return deleted ? { deleted } : {};
}

/** App registrations in the bin. */
export const deletedApps = (graph: GraphClient): Promise<readonly GraphObject[]> =>
  graph.list('/directory/deletedItems/microsoft.graph.application');

/** Those of an app that lie in the bin. */
export async function deletedPrincipals(
  graph: GraphClient,
  app: GraphObject,
): Promise<readonly GraphObject[]> {
  const bin = await graph.list('/directory/deletedItems/microsoft.graph.servicePrincipal');
  return bin.filter(({ appId }) => appId === app['appId']);
}

/** Throws `Stop` where another app has the name: it is never taken for ours. */
export async function refuseNamesake(
  graph: GraphClient,
  { name }: Pick<SetupOptions, 'name'>,
): Promise<void> {
  const quoted = encodeURIComponent(name.replaceAll("'", "''"));
  const same = await graph.list(`/applications?$filter=displayName eq '${quoted}'`);
  if (same.length > 0) throw new Stop(EXIT.personNeeded, 'name-is-not-ours', { name });
}

export async function principalOf(
  graph: GraphClient,
  appId: string,
): Promise<Principal | undefined> {
  return (await graph.find(`/servicePrincipals(appId='${appId}')`)) as Principal | undefined;
}

export async function rolesOf(graph: GraphClient, { id }: GraphObject): Promise<readonly string[]> {
  const assigned = await graph.list(`/servicePrincipals/${id}/appRoleAssignments`);
  return assigned.map(({ appRoleId }) => String(appRoleId));
}

/** What the app may do for everybody who signs in. */
export async function grantOf(
  graph: GraphClient,
  { id }: GraphObject,
  resource: GraphObject,
): Promise<ScopeGrant | undefined> {
  const grants = await graph.list(`/oauth2PermissionGrants?$filter=clientId eq '${id}'`);
  return grants.find(
    (one) =>
      one['clientId'] === id &&
      one['resourceId'] === resource.id &&
      one['consentType'] === 'AllPrincipals',
  ) as ScopeGrant | undefined;
}
