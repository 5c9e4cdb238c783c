import type { Reply } from './types';
import type { World } from './world';
import { entraErrorReply } from './entra';
import { EntraError } from './entra-error';

/**
 * A tenant's OpenID Connect metadata, which names the tenant's GUID whatever name it was asked by
 * (https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc).
 */
export function answerDiscovery(world: World, tenantName: string): Reply {
  const tenant = world.tenant(tenantName);
  if (!tenant)
    return entraErrorReply(
      new EntraError(400, 'invalid_tenant', 90002, `Tenant '${tenantName}' not found.`),
      world.now(),
    );
  const login = `https://login.microsoftonline.com/${tenant.id}`;
  return {
    status: 200,
    json: {
      token_endpoint: `${login}/oauth2/v2.0/token`,
      authorization_endpoint: `${login}/oauth2/v2.0/authorize`,
      jwks_uri: `${login}/discovery/v2.0/keys`,
      issuer: `${login}/v2.0`,
      tenant_region_scope: 'EU',
      cloud_instance_name: 'microsoftonline.com',
      cloud_graph_host_name: 'graph.windows.net',
      msgraph_host: 'graph.microsoft.com',
    },
  };
}
