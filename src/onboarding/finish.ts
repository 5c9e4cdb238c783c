import { registerAccount, registeredBefore } from '../accounts/register';
import { findAccount } from '../accounts/list';
import { newAccountId } from '../accounts/id';
import { replaceKey } from '../accounts/replace-key';
import type { AccountInput } from '../accounts/register';
import type { Capabilities } from '../accounts/resolve';
import { compact } from '../compact';
import type { Account } from '../domain/account';
import { asNextSignIn, KEY } from '../domain/sign-in-key';
import { FailureError } from '../domain/failure';
import type { Principal } from '../domain/member';
import type { Onboarding } from '../domain/onboarding';
import { needsCredential } from '../domain/token-refusal';
import { noAccount, Refusal, unprocessable } from '../refusal';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { useUp } from './drop';
import { findAlsoUsed, findOnboarding, noOnboarding } from './find';
import { lookAt } from './look';

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
 * it renews. Cut off anywhere, the next try ends what this one began; where only the answer was lost, it answers the
 * same account. Throws `Refusal` before its registration is known, and where the new key is not taken yet.
 */
export async function finishOnboarding(
  services: Services & Capabilities,
  principal: Principal,
  id: string,
  input: OnboardedInput,
): Promise<Finished> {
  const { value: onboarding } = await findAlsoUsed(services, principal, id);
  if (onboarding.used) return madeBefore(services, principal, onboarding);
  const { clientId, renews } = onboarding;
  if (clientId === undefined) {
    throw unprocessable([
      { field: '/clientId', message: 'is not known yet: say which registration it is' },
    ]);
  }
  const account =
    renews === undefined
      ? await theAccount(services, principal, { ...onboarding, clientId }, input)
      : await withItsKey(services, principal, { ...onboarding, renews });
  // The account has the key under a name of its own by now.
  await useUp(services, onboarding);
  if (account.deleted) throw noAccount();
  return { account, made: renews === undefined };
}

async function madeBefore(
  services: Services,
  principal: Principal,
  { accountId, renews }: Onboarding,
): Promise<Finished> {
  const { value: account } = await findAccount(services, principal, renews ?? accountId ?? '');
  return { account, made: renews === undefined };
}

type Identified = Onboarding & { readonly clientId: string };

/** Made now, or by a try that was cut before the onboarding was used up. */
async function theAccount(
  services: Services & Capabilities,
  principal: Principal,
  onboarding: Identified,
  input: OnboardedInput,
): Promise<Account> {
  const { tenantId, clientId, user, checks } = onboarding;
  const id = await decideAccountId(services, principal, onboarding.id);
  const there = await registeredBefore(services, principal, id);
  if (there) return there;
  const credential = await credentialOf(services, onboarding);
  const own = { tenantId, clientId, credential };
  const whole = { name: tenantId, user, checks, ...compact(input), ...own };
  return registerAccount(services, principal, whole, { id, onboarded: true });
}

async function credentialOf(services: Services, { mode, certificate }: Onboarding) {
  const pem = certificate && (await privateKeyOf(services, certificate));
  const kind = mode === 'delegated' || pem === undefined ? 'signIn' : 'certificate';
  return compact({ kind, pem });
}

async function decideAccountId(
  services: Services,
  principal: Principal,
  id: string,
): Promise<string> {
  return untilWritten(async () => {
    const current = await findOnboarding(services, principal, id);
    const { accountId = newAccountId(services) } = current.value;
    if (accountId === current.value.accountId) return accountId;
    const written = await services.onboardings.replace(current, { ...current.value, accountId });
    return written === 'conflict' ? 'conflict' : accountId;
  });
}

type Certificate = NonNullable<Onboarding['certificate']>;

/** The key goes first when an onboarding ends: whoever finds none has come too late. */
async function privateKeyOf(services: Services, { secret }: Certificate): Promise<string> {
  const pem = await secretIn(services, secret);
  if (pem === undefined) throw noOnboarding();
  return pem;
}

async function secretIn({ vault }: Services, name: string): Promise<string | undefined> {
  try {
    return await vault.get(name);
  } catch (thrown) {
    if (thrown instanceof FailureError && needsCredential(thrown.failure)) return undefined;
    throw thrown;
  }
}

/** The account with its next key: it goes on as before until the new one has had a token. */
async function withItsKey(
  services: Services,
  principal: Principal,
  { id, renews, certificate }: Onboarding & { readonly renews: string },
): Promise<Account> {
  const { value: account } = await findAccount(services, principal, renews);
  if (!certificate) throw new Error('a renewal without a key');
  if (await holds(services, account, certificate)) return account;
  const pem = await privateKeyOf(services, certificate);
  await assertTaken(services, principal, id);
  return replaceKey(services, principal, renews, pem);
}

/** Whether a try that was cut has given it the key already. */
async function holds(
  services: Services,
  { credential }: Account,
  { pem }: Certificate,
): Promise<boolean> {
  const { [KEY]: secret } = asNextSignIn(credential.secrets);
  const held = secret === undefined ? undefined : await secretIn(services, secret);
  return held?.includes(pem) === true;
}

async function assertTaken(services: Services, principal: Principal, id: string): Promise<void> {
  const { check } = await lookAt(services, principal, id);
  if (check.state === 'ready') return;
  throw new Refusal(
    'key-not-taken',
    'Microsoft does not take the new key yet, so the account keeps the old one: add the certificate to the registration, and look again.',
  );
}
