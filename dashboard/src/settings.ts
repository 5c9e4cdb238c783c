import { ask } from './api';
import type { Answer } from './api';
import { useLoaded } from './loaded';
import type { Loaded } from './loaded';
import { change } from './patience';
import type { Settings } from './shapes';

export interface Kept {
  readonly loaded: Loaded<Answer<Settings>>;
  /** Sends all settings with these changes, if nobody has changed them meanwhile. Throws `Problem`. */
  readonly save: (changes: Partial<Settings>) => Promise<void>;
}

/** What operators have decided for the whole installation. */
export function useSettings(): Kept {
  const loaded = useLoaded(() => ask<Settings>('GET', '/api/settings'), []);
  const save = async (changes: Partial<Settings>) => {
    const { body, etag } = loaded.value ?? {};
    const changed = { ...body, ...changes };
    loaded.set(await change<Settings>('PUT', '/api/settings', { body: changed, ifMatch: etag }));
  };
  return { loaded, save };
}
