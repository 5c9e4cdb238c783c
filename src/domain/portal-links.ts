/** Where at Microsoft an account's owner does what is left to do. */
import type { Account } from './account';

/**
 * Where an administrator consents to all that the app's registration lists, whatever was granted before. The
 * form without `redirect_uri`, because the app has no address registered to come back to
 * (https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent).
 */
export const consentLink = ({
  tenantId,
  clientId,
}: Pick<Account, 'tenantId' | 'clientId'>): string =>
  `https://login.microsoftonline.com/${tenantId}/adminconsent?client_id=${clientId}`;

/** The page “API permissions” of the app's registration: what is not listed there, nobody can consent to. */
export const permissionsLink = ({ clientId }: Pick<Account, 'clientId'>): string =>
  `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/${clientId}/isMSAApp~/false`;
