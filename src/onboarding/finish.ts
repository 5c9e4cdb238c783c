import { registerAccount } from '../accounts/register';
import { findAccount } from '../accounts/list';
import { replaceKey } from '../accounts/replace-key';
import type { AccountInput } from '../accounts/register';
import type { Capabilities } from '../accounts/resolve';
import { compact } from '../compact';
import type { Account } from '../domain/account';
import type { Principal } from '../domain/member';
import type { Onboarding } from '../domain/onboarding';
import { Refusal, unprocessable } from '../refusal';
import type { Services } from '../services';
import { checkOnboarding } from './check';
import { dropOnboarding } from './drop';

/** An account as its owner describes it, with what the onboarding knows already left out. */
export type OnboardedInput = {
  readonly [K in Exclude<keyof AccountInput, 'credential' | 'clientId' | 'tenantId'>]?:
    AccountInput[K] | undefined;
};

/** The account, and whether it was made now or is an old one with a new key. */
export interface Finished {
  readonly account: Account;
  readonly made: boolean;
}

/**
 * Makes the account, with the key that was made for it, and uses the onboarding up; or gives the key to the account that
 * it renews. Throws `Refusal` before its registration is known, and where the new key is not taken yet.
 */
export async function finishOnboarding(
  services: Services & Capabilities,
  principal: Principal,
  onboarding: Onboarding,
  input: OnboardedInput,
): Promise<Finished> {
  const { clientId, tenantId, user, checks, mode, certificate, renews } = onboarding;
  if (clientId === undefined) {
    throw unprocessable([
      { field: '/clientId', message: 'is not known yet: say which registration it is' },
    ]);
  }
  const pem = certificate && (await services.vault.get(certificate.secret));
  if (renews !== undefined && pem !== undefined) {
    await findAccount(services, principal, renews);
    await assertTaken(services, onboarding);
    const account = await replaceKey(services, principal, renews, pem);
    await dropOnboarding(services, onboarding);
    return { account, made: false };
  }
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
  return { account, made: true };
}

/** The old key stays until the new one has had a token. */
async function assertTaken(services: Services, onboarding: Onboarding): Promise<void> {
  const { state } = await checkOnboarding(services, onboarding);
  if (state === 'ready') return;
  throw new Refusal(
    'key-not-taken',
    'Microsoft does not take the new key yet, so the account keeps the old one: add the certificate to the registration, and look again.',
  );
}
