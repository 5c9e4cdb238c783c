import * as permissions from './permissions';

export const CLIENT_ID = '11111111-1111-1111-1111-111111111111';
export const CLIENT_SECRET = 'local-secret';
/** The first refresh token of a signed-in tenant; each use gives a further one. */
export const REFRESH_TOKEN = 'local-refresh-token';

/** How one of the simulator's tenants behaves. */
export interface TenantProfile {
  readonly domain: string;
  readonly displayName: string;
  /** Application permissions that an administrator has consented to. */
  readonly roles: readonly string[];
  /** Delegated permissions that the user has consented to; empty where nobody has signed in. */
  readonly scopes: readonly string[];
  /** Every client secret has lapsed. */
  readonly secretExpired: boolean;
  readonly driveProvisioned: boolean;
  /** Every third call is answered 429. */
  readonly throttled: boolean;
  /** Until the developer subscription's next lifecycle date. */
  readonly daysLeft: number;
}

const healthy: Omit<TenantProfile, 'domain' | 'displayName'> = {
  roles: permissions.application,
  scopes: [],
  secretExpired: false,
  driveProvisioned: true,
  throttled: false,
  daysLeft: 60,
};

export const profiles: readonly TenantProfile[] = [
  { ...healthy, domain: 'contoso.example', displayName: 'Contoso' },
  { ...healthy, domain: 'fabrikam.example', displayName: 'Fabrikam', roles: permissions.mailOnly },
  { ...healthy, domain: 'expired.example', displayName: 'Expired', secretExpired: true },
  { ...healthy, domain: 'fresh.example', displayName: 'Fresh', driveProvisioned: false },
  { ...healthy, domain: 'busy.example', displayName: 'Busy', throttled: true },
  { ...healthy, domain: 'ending.example', displayName: 'Ending', daysLeft: 4 },
  {
    ...healthy,
    domain: 'signedin.example',
    displayName: 'Signed in',
    roles: [],
    scopes: permissions.delegated,
  },
];
