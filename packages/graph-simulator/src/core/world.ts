import type { NewTenant, TenantChanges, TenantSettings } from './tenant-settings';
import { presetApp } from './app';
import { Faults } from './faults';
import { IdTokenMint } from './id-token';
import { administrator } from './permissions';
import { profiles } from './profiles';
import { Requests } from './requests';
import { Tenant } from './tenant';
import { Throttle } from './throttle';
import { TokenMint } from './token';
import { Transfers } from './transfers';

/** How long Graph takes to show what was done, in milliseconds. */
export interface Delays {
  /** A sent message arrives, and its copy shows among the sent ones: at least and at most. */
  readonly mail: readonly [number, number];
  /** Search indexes know of a change. */
  readonly search: number;
  /** Directory listings know of a change. */
  readonly directory: number;
  /** A copy of a drive item is done. */
  readonly copy: number;
}

export const usualDelays: Delays = { mail: [300, 1500], search: 1000, directory: 1000, copy: 300 };

/** The client id that Azure CLI signs in with. */
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

/** Everything the simulator knows. */
export class World {
  readonly tenants: Tenant[];
  readonly transfers: Transfers;
  readonly throttle = new Throttle();
  readonly requests = new Requests();
  readonly faults = new Faults();
  readonly tokens = new TokenMint();
  readonly idTokens = new IdTokenMint();

  constructor(
    readonly now: () => number,
    readonly delays: Delays,
  ) {
    this.tenants = profiles.map((profile) => new Tenant(profile, now));
    this.transfers = new Transfers(now);
  }

  /** Adds a tenant that is as another one, but for what is said of it. @throws TypeError */
  addTenant({ domain, like = 'contoso.example', ...changes }: NewTenant): Tenant {
    const model = this.tenant(like);
    if (!model) throw new TypeError(`there is no tenant ${like}`);
    if (this.tenant(domain)) throw new TypeError(`there is a tenant ${domain} already`);
    const profile = { ...model.profile, ...defined(changes), domain, displayName: domain };
    const added = new Tenant(profile, this.now);
    this.tenants.push(added);
    return added;
  }

  /** @throws TypeError */
  changeTenant(name: string, changes: TenantChanges): void {
    const tenant = this.tenant(name);
    if (!tenant) throw new TypeError(`there is no tenant ${name}`);
    tenant.change(defined(changes));
  }

  /** By domain, alias or id. */
  tenant(name: string): Tenant | undefined {
    const wanted = name.toLowerCase();
    return this.tenants.find(
      ({ id, profile }) =>
        id === wanted || profile.domain === wanted || profile.aliases.includes(wanted),
    );
  }

  /** As `az account get-access-token` gives it to the tenant's administrator. @throws TypeError */
  adminToken(name: string): string {
    const tenant = this.tenant(name);
    if (!tenant) throw new TypeError(`there is no tenant ${name}`);
    const tool = { ...presetApp(tenant), clientId: AZURE_CLI, scopes: administrator };
    return this.tokens.mint(tenant, tool, tenant.owner);
  }

  /** A delay within the bounds for mail. */
  mailDelay(): number {
    const [least, most] = this.delays.mail;
    return least + Math.random() * (most - least);
  }
}

/** Without what was left out, which stays as it is. */
function defined(changes: TenantChanges): Partial<TenantSettings> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
