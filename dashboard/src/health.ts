import { get } from './api';
import { overview } from './feed';
import { key } from './session';
import type { Health } from './shapes';
import { Store } from './store';

/** How the installation is doing: known before a key is given. */
export const health = new Store<Health | undefined>(undefined);

overview.listen(() => {
  const known = overview.get();
  if (known) health.set(known.health);
});

const EVERY_MS = 30_000;

/** For whoever has no key yet: asked for at once and every half minute, while somebody can see it. */
export function watchHealth(): void {
  const look = () => {
    if (key.get() !== undefined || document.hidden) return;
    get<Health>('/api/health').then(
      (found) => health.set(found),
      () => undefined,
    );
  };
  look();
  setInterval(look, EVERY_MS);
}
