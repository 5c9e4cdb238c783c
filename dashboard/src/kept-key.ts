import { key, NAME, refused } from './session';

/** `keep`: beyond this tab, until it is forgotten by hand. */
export function useKey(value: string, keep: boolean): void {
  (keep ? localStorage : sessionStorage).setItem(NAME, value);
  refused.set(false);
  key.set(value);
}

export function forgetKey(): void {
  localStorage.removeItem(NAME);
  sessionStorage.removeItem(NAME);
  key.set(undefined);
}
