import type { SecretClientOptions } from '@azure/keyvault-secrets';

type PolicyConfig = NonNullable<SecretClientOptions['additionalPolicies']>[number];

/**
 * Sends one request at a time until the vault has accepted one. `@azure/keyvault-common` 2 learns from the first 401 whom
 * to ask for a token, and takes the body off the request it learns with. Where another request learns it first, the body is
 * not put back: the vault answers 400, and the secret is lost.
 */
export function firstAlone(): PolicyConfig {
  let met = false;
  let under: Promise<unknown> | undefined;
  return {
    position: 'perCall',
    policy: {
      name: 'firstAlonePolicy',
      async sendRequest(request, next) {
        while (under !== undefined) await under;
        if (met) return next(request);
        const sent = next(request);
        under = sent.then(
          ({ status }) => (met = status !== 401),
          () => undefined,
        );
        void under.then(() => (under = undefined));
        return sent;
      },
    },
  };
}
