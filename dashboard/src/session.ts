import { Store } from './store';

/** Under which a browser keeps its key. */
export const NAME = 'perennial.key';

const kept = (): string | undefined =>
  localStorage.getItem(NAME) ?? sessionStorage.getItem(NAME) ?? undefined;

/** The API key of this browser; undefined where there is none. */
export const key = new Store<string | undefined>(kept());
/** Whether the last answer refused the key: it is wrong, or was taken away while the page was open. */
export const refused = new Store(false);

/** Forgetting a key reaches the other tabs. */
export function startSession(): void {
  addEventListener('storage', (event) => {
    if (event.key === NAME || event.key === null) key.set(kept());
  });
}
