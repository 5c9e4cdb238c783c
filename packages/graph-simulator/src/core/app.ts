import type { Tenant } from './tenant';
import { CLIENT_ID, CLIENT_SECRET } from './profiles';

/** The platform that a redirect address stands under decides what kind of client an app is there. */
export type Platform = 'web' | 'public' | 'spa';

/** https://learn.microsoft.com/graph/api/resources/federatedidentitycredential */
export interface Trust {
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

/** An app as Entra ID's endpoints look at it. */
export interface App {
  readonly clientId: string;
  readonly displayName: string;
  /** Its service principal is switched on. */
  readonly enabled: boolean;
  /** Whether a secret's value is one of its own. */
  takesSecret(value: string): boolean;
  /** Whether a certificate is registered, by its thumbprint in base64url: SHA-256 or SHA-1. */
  takesCertificate(thumbprint: string): boolean;
  /** Identities of elsewhere that it trusts in place of a key. */
  readonly trusted: readonly Trust[];
  /** What it may do as itself, and on behalf of whoever has signed in. */
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  /** Where an address is registered; undefined where it is not, `any` where it serves as either. */
  platformOf(redirectUri: string): Platform | 'any' | undefined;
  /** Somebody has consented to these names, or to all that is registered where there are none. */
  consent(scopes: readonly string[]): void;
}

/** The app that each tenant has from the start: it takes any certificate, and any address to come back to. */
export const presetApp = (tenant: Tenant): App => ({
  clientId: CLIENT_ID,
  displayName: 'Perennial checks',
  enabled: true,
  takesSecret: (value) => value === CLIENT_SECRET,
  takesCertificate: () => true,
  trusted: [],
  get roles() {
    return tenant.profile.roles;
  },
  get scopes() {
    return tenant.profile.scopes;
  },
  platformOf: () => tenant.profile.platform,
  consent: (scopes) => {
    const all = [...new Set([...tenant.profile.scopes, ...scopes])];
    tenant.change({ consented: true, scopes: all });
  },
});
