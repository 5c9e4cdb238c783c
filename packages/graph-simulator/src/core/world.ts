import { Faults } from './faults';
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

/** Everything the simulator knows. */
export class World {
  readonly tenants: readonly Tenant[];
  readonly transfers: Transfers;
  readonly throttle = new Throttle();
  readonly requests = new Requests();
  readonly faults = new Faults();
  readonly tokens = new TokenMint();

  constructor(
    readonly now: () => number,
    readonly delays: Delays,
  ) {
    this.tenants = profiles.map((profile) => new Tenant(profile, now));
    this.transfers = new Transfers(now);
  }

  /** By domain or id. */
  tenant(name: string): Tenant | undefined {
    const wanted = name.toLowerCase();
    return this.tenants.find(({ id, profile }) => id === wanted || profile.domain === wanted);
  }

  /** A delay within the bounds for mail. */
  mailDelay(): number {
    const [least, most] = this.delays.mail;
    return least + Math.random() * (most - least);
  }
}
