import { registerAccount } from '../accounts/register';
import type { AccountInput } from '../accounts/register';
import type { Capabilities } from '../accounts/resolve';
import { compact } from '../compact';
import type { Account } from '../domain/account';
import type { Principal } from '../domain/member';
import type { Onboarding } from '../domain/onboarding';
import { unprocessable } from '../refusal';
import type { Services } from '../services';
import { dropOnboarding } from './drop';

/** An account as its owner describes it, with what the onboarding knows already left out. */
export type OnboardedInput = {
  readonly [K in Exclude<keyof AccountInput, 'credential' | 'clientId' | 'tenantId'>]?:
    AccountInput[K] | undefined;
};

/**
 * Makes the account, with the key that was made for it, and uses the onboarding up. Throws `Refusal` before
 * its registration is known.
 */
export async function finishOnboarding(
  services: Services & Capabilities,
  principal: Principal,
  onboarding: Onboarding,
  input: OnboardedInput,
): Promise<Account> {
  const { clientId, tenantId, user, checks, mode, certificate } = onboarding;
  if (clientId === undefined) {
    throw unprocessable([
      { field: '/clientId', message: 'is not known yet: say which registration it is' },
    ]);
  }
  const pem = certificate && (await services.vault.get(certificate.secret));
  const kind = mode === 'delegated' || pem === undefined ? 'signIn' : 'certificate';
  const account = await registerAccount(
    services,
    principal,
    {
      name: tenantId,
      user,
      checks,
      ...compact(input),
      tenantId,
      clientId,
      credential: compact({ kind, pem }),
    },
    { onboarded: true },
  );
  // The account has the key under a name of its own by now.
  await dropOnboarding(services, onboarding);
  return account;
}
