import { useState } from 'preact/hooks';

const PREFIX = 'perennial.add.';

/** What is typed on the way in: it comes back in this tab, after a reload and in another of the ways. */
export function useKept(name: string, first = ''): readonly [string, (value: string) => void] {
  const [value, set] = useState(() => sessionStorage.getItem(PREFIX + name) ?? first);
  const keep = (next: string) => {
    set(next);
    sessionStorage.setItem(PREFIX + name, next);
  };
  return [value, keep];
}

/** The way has been gone: the next one begins with nothing. */
export function forgetKept(): void {
  for (const name of Object.keys(sessionStorage))
    if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
}
