/** Where Microsoft sends a browser back to, after a sign-in and after a consent alike: one address to register. */
import type { Account } from '../domain/account';
import type { ConsentReturn } from '../domain/portal-links';
import type { Services } from '../services';
import { wantedPermissions } from './wanted-permissions';

export const START = '/api/sign-in/start';
export const CALLBACK = '/api/sign-in/callback';

type Registered = Pick<Account, 'id' | 'signedIn' | 'credential' | 'mode' | 'checks'>;

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
    // An app that people sign in to need not list what it asks for; one that acts as itself must.
    scopes: isSignedIn ? wantedPermissions(catalogue, account) : undefined,
  };
}

/** Whether the account's app has our address registered, as far as we know: else Microsoft would refuse to come back. */
export const knowsCallback = ({
  signedIn,
  credential,
}: Pick<Account, 'signedIn' | 'credential'>): boolean =>
  signedIn !== undefined || credential.kind === 'signIn';

/** The state of a request for consent. It opens nothing: whoever comes back with it changes nothing. */
export const consentState = (accountId: string): string => `consent.${accountId}`;

/** What an answer to a request for consent is about; undefined for any other state. */
export function consentSubject(
  state: string,
): { readonly accountId: string | undefined } | undefined {
  if (!state.startsWith('consent.')) return undefined;
  return { accountId: /^consent\.([\da-f]{32})$/.exec(state)?.[1] };
}
