import { Store } from './store';

const NAME = 'perennial.key';

const kept = (): string | undefined =>
  localStorage.getItem(NAME) ?? sessionStorage.getItem(NAME) ?? undefined;

/** The API key of this browser; undefined where there is none. */
export const key = new Store<string | undefined>(kept());
/** Whether the last answer refused the key: it is wrong, or was taken away while the page was open. */
export const refused = new Store(false);

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

/** Forgetting a key reaches the other tabs. */
export function startSession(): void {
  addEventListener('storage', (event) => {
    if (event.key === NAME || event.key === null) key.set(kept());
  });
}
