import { createHash, randomUUID } from 'node:crypto';
import type { App, Trust } from './app';
import type { Caller, Entity } from './types';
import type { Tenant } from './tenant';
import { badRequest, directory } from './errors';
import { guidOf, isoSeconds } from './ids';
import * as permissions from './permissions';
import permissionIds from './permission-ids.json';
import { perTenant } from './tenant';

/** What Graph itself is called in every tenant. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

interface Named {
  readonly id: string;
  readonly value: string;
}

/** Graph's own ids, by name (https://learn.microsoft.com/graph/permissions-reference). */
const known: Readonly<Record<string, { application?: string; delegated?: string }>> = permissionIds;

const named = (kind: 'application' | 'delegated') => (value: string) => ({
  id: known[value]?.[kind] ?? guidOf(`${kind} ${value}`),
  value,
});

/** Graph's permissions as its service principal lists them: roles for apps, scopes for whoever signs in. */
export const graphRoles: readonly Named[] = permissions.application.map(named('application'));
export const graphScopes: readonly Named[] = [
  ...permissions.delegated,
  'offline_access',
  'openid',
  'profile',
].map(named('delegated'));

export const graphPrincipalId = (tenant: Tenant): string =>
  guidOf(`principal ${GRAPH_APP_ID} ${tenant.id}`);

export interface Grant extends Entity {
  clientId: string;
  scope: string;
}
/** A secret; its value is shown once and kept apart from what is listed. */
interface Secret {
  readonly keyId: string;
  readonly displayName: unknown;
  readonly startDateTime: string;
  readonly endDateTime: unknown;
  readonly hint: string;
}

export interface Assignment extends Entity {
  principalId: string;
  appRoleId: string;
}

/** Registered for organisations besides the own. */
const ANY_TENANT = 'AzureADMultipleOrgs';

export type Kind = 'application' | 'servicePrincipal';

interface Deleted {
  readonly kind: Kind;
  readonly item: Entity;
}

/** The apps that were registered in a tenant, their service principals and what was granted to them. */
export class Registrations {
  readonly apps = new Map<string, Entity>();
  readonly principals = new Map<string, Entity>();
  readonly grants = new Map<string, Grant>();
  readonly assignments = new Map<string, Assignment>();
  /** What was deleted and can be restored for 30 days. */
  readonly bin = new Map<string, Deleted>();

  /** Values of secrets, by the key's id. */
  private readonly secrets = new Map<string, string>();

  constructor(private readonly tenant: Tenant) {}

  register(given: Readonly<Record<string, unknown>>, by: Caller): Entity {
    const { uniqueName } = given;
    const all = [...this.apps.values(), ...[...this.bin.values()].map(({ item }) => item)];
    if (uniqueName !== undefined && all.some((app) => app['uniqueName'] === uniqueName))
      throw badRequest(
        'Another object with the same value for property uniqueName already exists.',
        'Request_BadRequest',
      );
    const app: Entity = {
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
      keyCredentials: [],
      passwordCredentials: [],
      requiredResourceAccess: [],
      tags: [],
      web: { redirectUris: [] },
      publicClient: { redirectUris: [] },
      spa: { redirectUris: [] },
      federatedIdentityCredentials: [],
      uniqueName: null,
      publisherDomain: this.tenant.profile.domain,
      createdDateTime: isoSeconds(this.tenant.now()),
      deletedDateTime: null,
      ...given,
      id: randomUUID(),
      appId: randomUUID(),
    };
    this.put(app);
    this.note(app, by);
    return app;
  }

  private put(app: Entity): void {
    this.apps.set(app.id, app);
    this.tenant.apps.set(String(app['appId']), this.asApp(app));
  }

  /** An administrator has allowed names of scopes, or all that the registration lists. */
  private consent(app: Entity, names: readonly string[]): void {
    const appId = String(app['appId']);
    const by: Caller = { mode: 'delegated', clientId: appId, permissions: new Set() };
    const { id: principalId } = this.principalOf(appId) ?? this.provide(appId, by);
    const listed = (app['requiredResourceAccess'] as readonly Access[])
      .flatMap(({ resourceAccess }) => resourceAccess)
      .map(({ id }) => id);
    const roles = names.length > 0 ? [] : graphRoles.filter(({ id }) => listed.includes(id));
    for (const { id: appRoleId } of roles) {
      const id = `${principalId} ${appRoleId}`;
      this.assignments.set(id, { id, principalId, appRoleId });
    }
    const scopes = graphScopes.filter(({ id, value }) =>
      names.length > 0 ? names.includes(value) : listed.includes(id),
    );
    if (scopes.length === 0) return;
    const scope = scopes.map(({ value }) => value).join(' ');
    this.grants.set(principalId, {
      id: principalId,
      clientId: principalId,
      consentType: 'AllPrincipals',
      resourceId: graphPrincipalId(this.tenant),
      scope,
    });
  }

  appOf(appId: string): Entity | undefined {
    return [...this.apps.values()].find((app) => app['appId'] === appId);
  }

  private principalOf(appId: string): Entity | undefined {
    return [...this.principals.values()].find((principal) => principal['appId'] === appId);
  }

  /** `elsewhere`: the other tenants' registrations, of which those that are for other tenants serve as well. */
  provide(appId: string, by: Caller, elsewhere: readonly Registrations[] = []): Entity {
    const home = elsewhere.find((one) => one.appOf(appId)?.['signInAudience'] === ANY_TENANT);
    const app = this.appOf(appId) ?? home?.appOf(appId);
    if (home && app) this.tenant.apps.set(appId, home.asApp(app, this));
    if (!app)
      throw badRequest(
        `The appId '${appId}' of the service principal does not reference a valid application object.`,
        'NoBackingApplicationObject',
      );
    const principal: Entity = {
      id: randomUUID(),
      appId,
      displayName: app['displayName'],
      accountEnabled: true,
      servicePrincipalType: 'Application',
      deletedDateTime: null,
    };
    this.principals.set(principal.id, principal);
    this.note(principal, by);
    return principal;
  }

  /** Into the bin; an app takes its service principal along, which has an entry there of its own. */
  delete(kind: Kind, id: string): void {
    const from = kind === 'application' ? this.apps : this.principals;
    const item = from.get(id);
    if (!item) throw directory.notFound(id);
    from.delete(id);
    this.bin.set(id, { kind, item: { ...item, deletedDateTime: isoSeconds(this.tenant.now()) } });
    for (const held of [this.grants, this.assignments])
      for (const [key, value] of held) if (refersTo(value, id)) held.delete(key);
    if (kind === 'servicePrincipal') return;
    this.tenant.apps.delete(String(item['appId']));
    for (const principal of this.principals.values())
      if (principal['appId'] === item['appId']) this.delete('servicePrincipal', principal.id);
  }

  /** Out of the bin again, with what it was granted forgotten. */
  restore(id: string): Entity {
    const found = this.takeFromBin(id);
    const item = { ...found.item, deletedDateTime: null };
    this.note(item, { mode: 'delegated', clientId: '', permissions: new Set() });
    if (found.kind === 'servicePrincipal') this.principals.set(id, item);
    else this.put(item);
    return item;
  }

  addSecret(
    app: Entity,
    given: Readonly<Record<string, unknown>>,
  ): Secret & { secretText: string } {
    const secretText = `sim~${randomUUID()}`;
    const secret: Secret = {
      keyId: randomUUID(),
      displayName: given['displayName'] ?? null,
      startDateTime: isoSeconds(this.tenant.now()),
      endDateTime: given['endDateTime'] ?? null,
      hint: secretText.slice(0, 3),
    };
    this.secrets.set(secret.keyId, secretText);
    app['passwordCredentials'] = [...secretsOf(app), secret];
    return { ...secret, secretText };
  }

  /** Out of the bin, for good. */
  purge(id: string): void {
    this.takeFromBin(id);
  }

  private takeFromBin(id: string): Deleted {
    const found = this.bin.get(id);
    if (!found) throw directory.notFound(id);
    this.bin.delete(id);
    this.tenant.creations.forgetById(id);
    return found;
  }

  grantedRoles(principalId: string): string[] {
    const ids = [...this.assignments.values()]
      .filter((one) => one.principalId === principalId)
      .map(({ appRoleId }) => appRoleId);
    return graphRoles.filter(({ id }) => ids.includes(id)).map(({ value }) => value);
  }

  private note(item: Entity, by: Caller): void {
    const name = () => String(item['displayName']);
    this.tenant.creations.note(item, { workload: 'directory', name, by, at: this.tenant.now() });
  }

  /** As a tenant's token endpoint looks at it: whatever is registered here and granted there by then. */
  private asApp(app: Entity, there: Registrations = this): App {
    const appId = String(app['appId']);
    const id = () => there.principalOf(appId)?.id ?? '';
    const roles = () => there.grantedRoles(id());
    const scopes = () =>
      [...there.grants.values()]
        .filter(({ clientId }) => clientId === id())
        .flatMap(({ scope }) => scope.split(' '));
    return {
      clientId: appId,
      displayName: String(app['displayName']),
      enabled: true,
      takesSecret: (value) => secretsOf(app).some(({ keyId }) => this.secrets.get(keyId) === value),
      takesCertificate: (thumbprint) =>
        keysOf(app).some((key) => thumbprintsOf(key).includes(thumbprint)),
      get trusted() {
        return app['federatedIdentityCredentials'] as readonly Trust[];
      },
      get roles() {
        return roles();
      },
      get scopes() {
        return scopes();
      },
      platformOf: (address) =>
        platforms.find((platform) => addressesOf(app, platform).includes(withoutPort(address))),
      consent: (names) => there.consent(app, names),
    };
  }
}

const refersTo = ({ clientId, principalId }: Entity, id: string): boolean =>
  clientId === id || principalId === id;

interface Access {
  readonly resourceAccess: readonly { readonly id: string }[];
}

const secretsOf = (app: Entity): readonly Secret[] => app['passwordCredentials'] as Secret[];

const platforms = ['web', 'public', 'spa'] as const;

const addressesOf = (app: Entity, platform: (typeof platforms)[number]): readonly string[] => {
  const name = platform === 'public' ? 'publicClient' : platform;
  const { redirectUris = [] } = app[name] as { redirectUris?: readonly string[] };
  return redirectUris.map(withoutPort);
};

/** Of a loopback address the port does not count (https://learn.microsoft.com/entra/identity-platform/reply-url). */
const withoutPort = (address: string): string =>
  address.replace(/^(http:\/\/(?:127\.0\.0\.1|localhost)):\d+/, '$1');

interface Key {
  readonly key?: string | null;
}

const keysOf = (app: Entity): readonly Key[] => app['keyCredentials'] as Key[];

const thumbprintsOf = ({ key }: Key): string[] =>
  ['sha1', 'sha256'].map((algorithm) =>
    createHash(algorithm)
      .update(Buffer.from(key ?? '', 'base64'))
      .digest('base64url'),
  );

export const registrations = perTenant((tenant) => new Registrations(tenant));
