import { SecretClient } from '@azure/keyvault-secrets';

export const TOKEN = 'the-only-token';

/** The real client, as it must be set up for a vault without TLS. */
export function clientOf(url: string, token = TOKEN): SecretClient {
  const credential = {
    getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }),
  };
  return new SecretClient(url, credential, {
    allowInsecureConnection: true,
    disableChallengeResourceVerification: true,
    retryOptions: { maxRetries: 0 },
  });
}
