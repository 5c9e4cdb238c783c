import type { TenantSettings } from './tenant-settings';
import * as permissions from './permissions';
import { usualSettings } from './tenant-settings';

export const CLIENT_ID = '11111111-1111-1111-1111-111111111111';
export const CLIENT_SECRET = 'local-secret';
/** The first refresh token of a signed-in tenant; each use gives a further one. */
export const REFRESH_TOKEN = 'local-refresh-token';

/** One of the simulator's tenants: its names, and how it behaves. */
export interface TenantProfile extends TenantSettings {
  readonly domain: string;
  readonly displayName: string;
}

const tenant = (
  domain: string,
  displayName: string,
  changes: Partial<TenantSettings> = {},
): TenantProfile => ({ ...usualSettings, ...changes, domain, displayName });

/** The tenants that are there from the start. */
export const profiles: readonly TenantProfile[] = [
  tenant('contoso.example', 'Contoso'),
  tenant('fabrikam.example', 'Fabrikam', { roles: [...permissions.mailOnly] }),
  tenant('expired.example', 'Expired', { secretExpired: true }),
  tenant('fresh.example', 'Fresh', { sharePoint: 'not-provisioned' }),
  tenant('busy.example', 'Busy', { throttled: true }),
  tenant('ending.example', 'Ending', { daysLeft: 4 }),
  tenant('signedin.example', 'Signed in', {
    roles: [],
    scopes: [...permissions.delegated, ...permissions.administrator],
  }),
];
