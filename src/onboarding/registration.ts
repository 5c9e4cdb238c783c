import { createHash, X509Certificate } from 'node:crypto';
import { redirectUriOf } from '../accounts/callback';
import type { KeyCredential } from '../domain/manifest';
import type { Onboarding, PendingCertificate } from '../domain/onboarding';
import type { Services } from '../services';
import { requiredResourceAccess } from './permissions';

/** The name that is proposed; its owner may give it another. */
const APP_NAME = 'Perennial checks';

/** A page of Microsoft's where something is done by hand: by its address, and by the way there, should that change. */
export interface PortalPage {
  readonly title: string;
  readonly menuPath: string;
  readonly url: string;
}

/** The part of a manifest that is wanted, as Entra's own format has it. */
export const registrationOf = (
  services: Pick<Services, 'catalogue' | 'publicOrigin'>,
  wish: Pick<Onboarding, 'mode' | 'checks' | 'certificate'>,
) => ({
  displayName: APP_NAME,
  signInAudience: 'AzureADMyOrg',
  isFallbackPublicClient: false,
  web: { redirectUris: [redirectUriOf(services)] },
  keyCredentials: wish.certificate ? [keyCredentialOf(wish.certificate)] : [],
  requiredResourceAccess: requiredResourceAccess(services, wish),
});

/** https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
function keyCredentialOf({ pem, keyId }: Pick<PendingCertificate, 'pem' | 'keyId'>): KeyCredential {
  const { raw } = new X509Certificate(pem);
  return {
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    displayName: 'perennial',
    keyId,
    customKeyIdentifier: createHash('sha1').update(raw).digest('base64'),
    key: raw.toString('base64'),
  };
}

const PORTAL = 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps';

/** Undocumented addresses that are in wide use: the way in words stands beside each. */
export const pagesOf = (clientId: string | undefined): readonly PortalPage[] => [
  {
    title: 'Register an application',
    menuPath: 'Entra ID → App registrations → New registration',
    url: `${PORTAL}/CreateApplicationBlade/isMSAApp~/false`,
  },
  ...(clientId === undefined ? [] : appPages.map((page) => ofApp(page, clientId))),
];

const appPages = [
  { title: 'Manifest', blade: 'Manifest' },
  { title: 'API permissions', blade: 'CallAnAPI' },
  { title: 'Authentication', blade: 'Authentication' },
  { title: 'Certificates & secrets', blade: 'Credentials' },
] as const;

const ofApp = ({ title, blade }: (typeof appPages)[number], clientId: string): PortalPage => ({
  title,
  menuPath: `Entra ID → App registrations → ${APP_NAME} → ${title}`,
  url: `${PORTAL}/ApplicationMenuBlade/~/${blade}/appId/${clientId}/isMSAApp~/false`,
});
