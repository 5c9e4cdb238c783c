/** Where at Microsoft an account's owner does what is left to do. */
import type { Account } from './account';

/** Where to come back to after a consent. */
export interface ConsentReturn {
  readonly redirectUri: string;
  readonly state: string;
  /** The whole wanted set, by short names; absent where the registration lists it. */
  readonly scopes?: readonly string[] | undefined;
}

/**
 * Where an administrator consents. Without an address of ours that the app has registered: the form that
 * needs none, for all that the registration lists
 * (https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent). With one: the form that
 * comes back, for the whole wanted set or for what the registration lists, never for a part: consent to less
 * may take away what was granted before (https://learn.microsoft.com/entra/identity-platform/v2-admin-consent).
 */
export function consentLink(
  { tenantId, clientId }: Pick<Account, 'tenantId' | 'clientId'>,
  back?: ConsentReturn,
): string {
  const authority = `https://login.microsoftonline.com/${tenantId}`;
  if (!back) return `${authority}/adminconsent?client_id=${clientId}`;
  const scope = (back.scopes ?? ['.default']).map((name) => `https://graph.microsoft.com/${name}`);
  const query = new URLSearchParams({
    client_id: clientId,
    scope: scope.join(' '),
    redirect_uri: back.redirectUri,
    state: back.state,
  });
  return `${authority}/v2.0/adminconsent?${query}`;
}

/** The page “API permissions” of the app's registration: what is not listed there, nobody can consent to. */
export const permissionsLink = ({ clientId }: Pick<Account, 'clientId'>): string =>
  `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/${clientId}/isMSAApp~/false`;

/** The page “Certificates & secrets” of the app's registration. */
const credentialsLink = ({ clientId }: Pick<Account, 'clientId'>): string =>
  `https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/${clientId}/isMSAApp~/false`;

/** What the tenant holds of the app: whether it is enabled, and what was consented to. */
const enterpriseAppLink = ({ clientId }: Pick<Account, 'clientId'>): string =>
  `https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/appId/${clientId}`;

/** Every page at Microsoft that an account's owner may need. */
export const linksOf = (account: Pick<Account, 'tenantId' | 'clientId'>, back?: ConsentReturn) => ({
  credentials: credentialsLink(account),
  permissions: permissionsLink(account),
  enterpriseApp: enterpriseAppLink(account),
  consent: consentLink(account, back),
});
