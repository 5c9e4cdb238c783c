import { get } from './api';
import { overview } from './feed';
import type { Health } from './shapes';
import { Store } from './store';

/** How the installation is doing: known before a key is given. */
export const health = new Store<Health | undefined>(undefined);

overview.listen(() => {
  const known = overview.get();
  if (known) health.set(known.health);
});

/** Asked for once, for whoever has no key yet. */
export const lookAtHealth = (): void =>
  void get<Health>('/api/health').then(
    (found) => health.set(found),
    () => undefined,
  );
