/** Who Microsoft counts together: one app in one tenant. */
export interface AppInTenant {
  /** A GUID or a domain, as registered. */
  readonly tenantId: string;
  /** The tenant's GUID, once it is known: a tenant has many names and one id. */
  readonly tid?: string | undefined;
  readonly clientId: string;
}

/** One key for one app in one tenant, whatever the letters' case. */
export const appKey = ({ tenantId, tid, clientId }: AppInTenant): string =>
  `${(tid ?? tenantId).toLowerCase()} ${clientId.toLowerCase()}`;
