/** Where Microsoft sends a browser back to, after a sign-in and after a consent alike: one address to register. */
import type { Account } from '../domain/account';
import type { ConsentReturn } from '../domain/portal-links';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { wantedPermissions } from './wanted-permissions';

export const START = '/api/sign-in/start';
const CALLBACK = '/api/sign-in/callback';

/** Where Microsoft sends a browser back to. Throws `Refusal`. */
export const redirectUriOf = (deps: Pick<Services, 'publicOrigin'>): string =>
  `${originOf(deps)}${CALLBACK}`;

/** Never from a request, whose `Host` is whatever its sender wrote. Throws `Refusal`. */
export function originOf({ publicOrigin }: Pick<Services, 'publicOrigin'>): string {
  if (publicOrigin !== undefined) return publicOrigin;
  const message = 'Where people reach this installation is not known: set PUBLIC_ORIGIN.';
  throw new Refusal('unprocessable', message);
}

type Registered = Pick<Account, 'id' | 'onboarded' | 'signedIn' | 'credential' | 'mode' | 'checks'>;

/** Where a consent to the account's app comes back to; undefined where its app has no address of ours. */
export function consentReturn(
  { publicOrigin, catalogue }: Pick<Services, 'publicOrigin' | 'catalogue'>,
  account: Registered,
): ConsentReturn | undefined {
  if (publicOrigin === undefined || !knowsCallback(account)) return undefined;
  const isSignedIn = account.mode === 'delegated';
  return {
    redirectUri: `${publicOrigin}${CALLBACK}`,
    state: consentState(account.id),
    // A registration that an onboarding has written lists everything, as that of an app that acts as itself must.
    scopes: isSignedIn && !account.onboarded ? wantedPermissions(catalogue, account) : undefined,
  };
}

/** Whether the account's app has our address registered, as far as we know: else Microsoft would refuse to come back. */
const knowsCallback = ({
  onboarded,
  signedIn,
  credential,
}: Pick<Account, 'onboarded' | 'signedIn' | 'credential'>): boolean =>
  onboarded === true || signedIn !== undefined || credential.kind === 'signIn';

/** The state of a request for consent. It opens nothing: whoever comes back with it changes nothing. */
export const consentState = (accountId: string): string => `consent.${accountId}`;

/** What an answer to a request for consent is about; undefined for any other state. */
export function consentSubject(
  state: string,
): { readonly accountId: string | undefined } | undefined {
  if (!state.startsWith('consent.')) return undefined;
  return { accountId: /^consent\.([\da-f]{32})$/.exec(state)?.[1] };
}
