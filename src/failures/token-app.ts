import type { Cases } from './define';

const ERRORS = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
const CREDENTIALS =
  'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials?tabs=client-secret';
const FEDERATED =
  'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity';

const NO_TRUST = {
  kind: 'auth',
  title: 'The app does not trust this managed identity',
  cause:
    'No federated credential of the app {clientId|registration} names the managed identity that Perennial runs as, or it was added minutes ago and is not known everywhere.',
  fix: 'Add the managed identity under “Certificates & secrets”, “Federated credentials” of the app registration, and compare issuer, subject and audience.',
  link: FEDERATED,
} as const;

/** Refusals of the app itself: its registration, its credential, its tenant. */
export const tokenAppCases: Cases = {
  AADSTS7000215: {
    kind: 'auth',
    title: 'The client secret is wrong',
    cause:
      'Entra ID does not know this client secret for the app {clientId|registration}. Often the secret’s ID was pasted in place of its value: the ID is a GUID, the value seldom. Where it was made within the last minutes, not all of Entra ID may know it yet.',
    fix: 'Make a new client secret under “Certificates & secrets” of the app registration, copy its Value (shown only once), and give it to the account.',
    link: CREDENTIALS,
    when: {
      'secret:id': {
        title: 'This is the secret’s ID, not its value',
        cause:
          'What was given has the form of an ID, and Microsoft does not take it for a secret of this app.',
        fix: 'Copy the column Value; if hidden, make a new one.',
      },
    },
  },
  AADSTS7000222: {
    kind: 'auth',
    title: 'The client secret has expired',
    cause:
      'The client secret of the app registration {clientId|of this account} has passed its end date, so Entra ID gives out no token for it. A secret that is still valid is called expired only in its first minutes.',
    fix: 'Make a new client secret under “Certificates & secrets” of the app registration and give its value to the account. A certificate, which lasts longer, can take its place.',
    link: CREDENTIALS,
  },
  AADSTS7000218: {
    kind: 'auth',
    title: 'A client secret or certificate is required',
    cause:
      'The request came without a client secret or certificate, but the app {clientId|registration} is a confidential client, which must present one.',
    fix: 'Give the account the app’s client secret as well, or set “Allow public client flows” to Yes under Authentication of the app registration.',
    link: 'https://learn.microsoft.com/entra/identity-platform/msal-client-applications',
  },
  AADSTS700016: {
    kind: 'auth',
    title: 'The app does not exist in this tenant',
    cause:
      'There is no app {clientId|with this client id} in the tenant {tenantId|of this account}. Either the tenant is another one, the app was deleted or never consented to, or client id and client secret were swapped. An app that was made or consented to within the last minutes may not be known yet.',
    fix: 'Compare “Application (client) ID” and “Directory (tenant) ID” on the app registration’s overview page with the account, and correct the account.',
    link: ERRORS,
  },
  AADSTS7000112: {
    kind: 'auth',
    title: 'The app is disabled',
    cause:
      'The app {clientId|registration} is disabled in the tenant, by an administrator or by Microsoft.',
    fix: 'Under Enterprise applications, open the app’s properties and set “Enabled for users to sign-in” to Yes. If Microsoft disabled it, the page says so.',
    link: 'https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal',
  },
  AADSTS90002: {
    kind: 'auth',
    title: 'The tenant does not exist',
    cause:
      'Entra ID knows no tenant {tenantId|with this id}. It was mistyped, or the subscription has ended and the tenant was deleted.',
    fix: 'Compare “Directory (tenant) ID” in the Entra admin center with the account. A developer tenant that was deleted does not come back. A tenant of the cloud of 21Vianet (China) or of the US government is not found here: Perennial works with the worldwide cloud.',
    link: ERRORS,
    when: {
      'cloud:china': {
        title: 'The tenant is in the cloud of 21Vianet',
        cause:
          'The name {tenantId|of the tenant} is one of the cloud that 21Vianet operates in China. It has endpoints of its own, and the worldwide ones, which Perennial asks, do not know its tenants.',
        fix: 'Register a tenant of the worldwide cloud. Tenants of the 21Vianet cloud cannot be checked by this version.',
      },
      'cloud:us-government': {
        title: 'The tenant is in a US government cloud',
        cause:
          'The name {tenantId|of the tenant} is one of Microsoft’s clouds for the US government. They have endpoints of their own, and the worldwide ones, which Perennial asks, do not know their tenants.',
        fix: 'Register a tenant of the worldwide cloud. Tenants of the government clouds cannot be checked by this version.',
      },
    },
  },
  AADSTS700027: {
    kind: 'auth',
    title: 'The certificate is not accepted',
    cause:
      'Entra ID refused what was signed with the certificate: the certificate is not uploaded to the app {clientId|registration}, it has expired, or this machine’s clock is wrong. One that was uploaded within the last minutes may not be known yet.',
    fix: 'Upload the certificate (without its private key) under “Certificates & secrets” of the app registration and compare thumbprints, or give the account another certificate.',
    link: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
  },
  AADSTS700236: {
    kind: 'auth',
    title: 'The managed identity belongs to another tenant',
    cause:
      'Entra ID does not take a managed identity’s token for an app that is registered in another tenant than the identity.',
    fix: 'Register the app in the tenant of the managed identity as a multi-tenant app and consent to it in the other tenant, or use a certificate.',
    link: FEDERATED,
  },
  AADSTS900023: {
    kind: 'auth',
    title: 'The tenant’s name is malformed',
    cause:
      'What the account gives as its tenant ({tenantId|its tenant id}) is neither a GUID nor a domain that Entra ID could know.',
    fix: 'Copy “Directory (tenant) ID” from the overview page of the app registration.',
    link: ERRORS,
  },
  AADSTS90023: {
    kind: 'auth',
    title: 'The token request is not one that Entra ID takes',
    cause:
      'Entra ID found a part of the request invalid: most often tenant, client id or credential belong to different apps, or one of them was changed in copying.',
    fix: 'Compare tenant id and client id with the app registration’s overview page, and give the account its credential again.',
    link: ERRORS,
  },
  AADSTS500011: {
    kind: 'auth',
    title: 'The tenant does not know Microsoft Graph',
    cause:
      'The tenant {tenantId|of this account} has no service principal of the resource that the token is for. Either nobody has consented to the app there, or the tenant is another one than meant.',
    fix: 'Have an administrator of the tenant open the consent link of the account’s preflight, and compare the tenant id.',
    link: ERRORS,
  },
  AADSTS700025: {
    kind: 'auth',
    title: 'A public client was given a secret',
    cause:
      'The app {clientId|registration} is a public client, which has no secret, but the account’s credential holds one, so Entra ID refuses both.',
    fix: 'Give the account its refresh token again without a client secret; or set “Allow public client flows” to No where the app is meant to have a secret.',
    link: 'https://learn.microsoft.com/entra/identity-platform/msal-client-applications',
  },
  AADSTS9002326: {
    kind: 'auth',
    title: 'The refresh token belongs to a single-page app',
    cause:
      'The redirect address that was used to sign in is registered as a single-page application. Its refresh tokens may only be used by a browser, and lapse after a day.',
    fix: 'Register the redirect address under “Mobile and desktop applications” or “Web”, sign in again and give the account the new refresh token.',
    link: 'https://learn.microsoft.com/entra/identity-platform/refresh-tokens',
  },
  AADSTS700024: {
    kind: 'auth',
    title: 'What the app signed is not valid now',
    cause:
      'The signed assertion lies outside of its time: this machine’s clock is wrong, or the certificate has expired.',
    fix: 'Set the clock right; then compare the certificate’s end date.',
    link: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
  },
  AADSTS7000229: {
    kind: 'auth',
    title: 'The app is not in this tenant yet',
    cause:
      'The tenant {tenantId|of this account} has no service principal of the app {clientId|registration}: nobody has consented to it there, or that was done minutes ago and is not known everywhere.',
    fix: 'Have an administrator of the tenant consent to the app, under API permissions of the app registration or by the link of the account’s preflight.',
    link: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
  },
  AADSTS70021: NO_TRUST,
  AADSTS700211: NO_TRUST,
  AADSTS700213: NO_TRUST,
  AADSTS90094: {
    kind: 'permission',
    title: 'An administrator has to consent',
    cause:
      'The app {clientId|registration} asks for permissions that only an administrator of the tenant can grant.',
    fix: 'Have an administrator open the consent link of the account’s preflight.',
    link: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
  },
  AADSTS90033: {
    kind: 'service',
    title: 'Entra ID is out of service for a moment',
    cause: 'Entra ID could not serve the request and says that this passes.',
    fix: 'Nothing, unless it lasts: then see Service health in the Microsoft 365 admin center.',
    link: 'https://learn.microsoft.com/microsoft-365/enterprise/view-service-health',
  },
  AADSTS9002313: {
    kind: 'auth',
    title: 'The token request is malformed',
    cause:
      'Entra ID could not read the request, most often because the refresh token was cut off or changed when it was copied.',
    fix: 'Give the account its credential again, complete and without spaces or line breaks.',
    link: ERRORS,
  },
  AADSTS53003: {
    kind: 'auth',
    title: 'Conditional Access blocks the sign-in',
    cause:
      'A Conditional Access policy of the tenant blocks tokens for this app or user from here.',
    fix: 'In the Entra admin center, look the sign-in up in the sign-in log, see which policy blocked it, and exclude this app or user from it.',
    link: 'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access',
  },
  AADSTS65001: {
    kind: 'permission',
    title: 'Nobody has consented to the app',
    cause:
      'The app {clientId|registration} has no consent for the permissions it asks for. Since August 2025 Microsoft’s default policy asks an administrator for most mail, calendar, contacts, tasks and files permissions.',
    fix: 'Have an administrator open the admin-consent link of the account’s preflight, or press “Grant admin consent” under API permissions of the app registration. Consent that was given minutes ago may not be known yet.',
    link: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
  },
  AADSTS50196: {
    kind: 'throttled',
    title: 'Too many identical token requests',
    cause: 'Entra ID saw the same request too often in a short time and takes it for a loop.',
    fix: 'Nothing. If it keeps coming back, look for another program that uses the same credential.',
    link: 'https://learn.microsoft.com/entra/identity-platform/reference-breaking-changes',
  },
  AADSTS90055: {
    kind: 'throttled',
    title: 'The tenant’s token requests are throttled',
    cause: 'Entra ID receives more requests for this tenant than it serves.',
    fix: 'Nothing. If it keeps coming back, look for another program that asks for tokens in this tenant.',
    link: ERRORS,
  },
  'token-requests-spent': {
    kind: 'throttled',
    title: 'Too many token requests of this app were refused',
    cause:
      'Microsoft has refused this app in this tenant five times within a quarter of an hour, for whichever accounts. So that it does not block the app for all, credentials that have not worked yet wait.',
    fix: 'Correct the credentials that were refused; the accounts of the same app say which. Accounts that work go on.',
    link: ERRORS,
  },
  'bad-token-answer': {
    kind: 'service',
    title: 'The token endpoint’s answer made no sense',
    cause: 'The token endpoint answered, but with neither a token nor an error that can be read.',
    fix: 'If it keeps coming back, check what stands between here and Microsoft: a proxy or a firewall may answer in its place.',
    link: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow',
  },
  'bad-certificate': {
    kind: 'auth',
    title: 'The stored certificate cannot be used',
    cause:
      'The account’s PEM does not hold a certificate and the RSA private key that belongs to it: {reason|it was changed in the vault}.',
    fix: 'Give the account a PEM with both: the certificate, and its RSA private key without a password.',
    link: 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials',
  },
  'no-managed-identity': {
    kind: 'auth',
    title: 'There is no managed identity here',
    cause:
      'The account has no secret of its own and relies on the app’s managed identity, but this app runs without one or the identity gave no token.',
    fix: 'Give the function app a managed identity and trust it in the app registration, or give the account a client secret or certificate.',
    link: FEDERATED,
  },
};
