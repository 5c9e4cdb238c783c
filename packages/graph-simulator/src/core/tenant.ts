import type { TenantProfile } from './profiles';
import type { TenantSettings } from './tenant-settings';
import type { App } from './app';
import { presetApp } from './app';
import { Codes } from './authorize';
import { Creations } from './creations';
import { DAY_MS } from './durations';
import { DeviceCodes } from './device-code';
import { guidOf } from './ids';

/** Somebody in a tenant's directory. */
export interface User {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly tenant: Tenant;
}

/** A tenant's directory, and what happens in it later. */
export class Tenant {
  readonly id: string;
  /** The subscription's next lifecycle date (milliseconds since the epoch): a day, and not so long from now. */
  endsAt: number;
  readonly creations: Creations;
  readonly users: readonly User[];
  private pending: { readonly at: number; readonly arrive: () => void }[] = [];

  /** Of sign-ins in a browser. */
  readonly codes = new Codes();
  /** Of sign-ins on another device. */
  readonly deviceCodes = new DeviceCodes();
  /** Apps besides the one that is there from the start, by client id in lower case. */
  readonly apps = new Map<string, App>();

  /** Refresh tokens that were used where each is good for one use. */
  readonly spentRefreshTokens = new Set<string>();

  constructor(
    public profile: TenantProfile,
    readonly now: () => number,
  ) {
    this.id = guidOf(profile.domain);
    this.endsAt = this.#endAfter(profile);
    this.creations = new Creations(profile.domain);
    this.users = people.map(([alias, displayName]) => ({
      id: guidOf(`${alias}@${profile.domain}`),
      userPrincipalName: `${alias}@${profile.domain}`,
      displayName,
      tenant: this,
    }));
  }

  /** The one whose account the product looks after. */
  get owner(): User {
    const [first] = this.users;
    if (!first) throw new Error('a tenant has at least one user');
    return first;
  }

  /** By client id. */
  app(clientId: string): App | undefined {
    const preset = presetApp(this);
    const wanted = clientId.toLowerCase();
    return wanted === preset.clientId ? preset : this.apps.get(wanted);
  }

  change(changes: Partial<TenantSettings>): void {
    this.profile = { ...this.profile, ...changes };
    if (changes.daysLeft !== undefined) this.endsAt = this.#endAfter(this.profile);
  }

  #endAfter({ daysLeft }: Pick<TenantSettings, 'daysLeft'>): number {
    return this.now() + daysLeft * DAY_MS;
  }

  /** By object id or user principal name. */
  user(id: string): User | undefined {
    const wanted = id.toLowerCase();
    return this.users.find(
      (user) => user.id === wanted || user.userPrincipalName.toLowerCase() === wanted,
    );
  }

  /** Something that shows at a later time; until then it is neither listed nor found. */
  later(at: number, arrive: () => void): void {
    this.pending.push({ at, arrive });
  }

  /** Lets arrive what is due. Called before each request. */
  settle(): void {
    const now = this.now();
    const due = this.pending.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    this.pending = this.pending.filter(({ at }) => at > now);
    for (const { arrive } of due) arrive();
  }
}

const people = [
  ['adele', 'Adele Vance'],
  ['alex', 'Alex Wilber'],
  ['diego', 'Diego Siciliani'],
  ['grady', 'Grady Archie'],
  ['megan', 'Megan Bowen'],
] as const;

/** State of a workload per user, made when first asked for. */
export function perUser<T>(make: (user: User) => T): (user: User) => T {
  return memo(make);
}

/** State of a workload per tenant, made when first asked for. */
export function perTenant<T>(make: (tenant: Tenant) => T): (tenant: Tenant) => T {
  return memo(make);
}

function memo<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, { value: T }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}
