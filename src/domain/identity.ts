/** The managed identity that an installation runs as, where it has one. */
export interface Identity {
  /** The tenant that has issued it (GUID). */
  readonly tenantId: string;
  /** Of its service principal there (GUID). */
  readonly objectId: string;
}

/** What an app registration names to be signed in to by an identity, to the letter. */
export interface Trust {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity */
export const trustOf = ({ tenantId, objectId }: Identity): Trust => ({
  issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
  subject: objectId,
  audience: 'api://AzureADTokenExchange',
});
