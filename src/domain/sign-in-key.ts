/**
 * The key that proves an app where somebody signs in. A public client has none, and what was signed in to without one goes
 * on without it: so a key that is added later holds from the next sign-in on. Pure.
 */
import type { Account } from './account';

/** Parts of a credential (`StoredCredential.secrets`): the key, and the one that takes its place with the next sign-in. */
export const KEY = 'pem';
export const NEXT_KEY = 'nextPem';

/** `none`: no key proves the app, and one can be added. `next-sign-in`: one was added, and holds from then on. */
export type KeyState = 'none' | 'next-sign-in';

/** Undefined where a key or a secret proves the app already, and where it signs in as itself. */
export function keyStateOf({
  mode,
  credential: { secrets },
}: Pick<Account, 'mode' | 'credential'>): KeyState | undefined {
  if (NEXT_KEY in secrets) return 'next-sign-in';
  const isProven = KEY in secrets || 'clientSecret' in secrets;
  return mode === 'delegated' && !isProven ? 'none' : undefined;
}

/** Parts, by value or by name, as the next sign-in is proven with them. */
export function asNextSignIn(
  parts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { [NEXT_KEY]: key, ...rest } = parts;
  return key === undefined ? rest : { ...rest, [KEY]: key };
}
