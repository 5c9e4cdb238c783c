import type { Route } from './types';
import type { Tenant } from './tenant';
import type { TenantSettings } from './tenant-settings';
import { files, GraphError, outlook } from './errors';

/**
 * How a whole service refuses every call of a tenant, or undefined where it works. OneDrive that was never set
 * up refuses by itself (`routes/drive`, `routes/notes`), for SharePoint's other sites go on.
 */
export function serviceRefusal({ errors }: Route, { id, profile }: Tenant): GraphError | undefined {
  if (errors === outlook) return exchange[profile.exchange]?.(id);
  if (errors === files && profile.sharePoint === 'no-licence') return noSharePointLicence();
  return undefined;
}

const exchange: Readonly<
  Record<TenantSettings['exchange'], ((tenantId: string) => GraphError) | undefined>
> = {
  ready: undefined,
  /**
   * The user has no Exchange Online licence, or the mailbox lies in the hands of an on-premises server or in the
   * 30 days after which it is gone (https://learn.microsoft.com/exchange/recipients-in-exchange-online/delete-or-restore-mailboxes).
   */
  'no-mailbox': () =>
    new GraphError(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    ),
  /** An application access policy keeps the app out: https://learn.microsoft.com/graph/auth-limit-mailbox-access */
  'access-policy': () =>
    new GraphError(
      403,
      'ErrorAccessDenied',
      'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
    ),
  /** Exchange Online knows no such tenant, though Entra ID gives tokens for it: microsoftgraph/msgraph-sdk-java-auth#32 */
  'no-service': (tenantId) =>
    new GraphError(
      401,
      'OrganizationFromTenantGuidNotFound',
      `The tenant for tenant guid '${tenantId}' does not exist.`,
    ),
};

/** OneDrive/onedrive-api-docs#1773; https://learn.microsoft.com/onedrive/developer/rest-api/resources/drive */
function noSharePointLicence(): GraphError {
  return new GraphError(400, 'BadRequest', 'Tenant does not have a SPO license.');
}
