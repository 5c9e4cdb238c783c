/** Microsoft's clouds besides the worldwide one, each with endpoints of its own that Perennial does not ask. */
export type OtherCloud = 'china' | 'us-government';

/**
 * The other cloud that a tenant belongs to, as far as its name says so: `.cn` is operated by 21Vianet, `.us`
 * is for the US government (https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud).
 */
export function otherCloudOf(tenantName: string): OtherCloud | undefined {
  if (/\.cn$/i.test(tenantName)) return 'china';
  return /\.us$/i.test(tenantName) ? 'us-government' : undefined;
}
