import { errorName } from '../one-by-one';
import type { Services } from '../services';
import { readSettings } from '../settings/read';
import { within } from '../within';

type Deps = Pick<Services, 'settings' | 'retentionDays' | 'vault' | 'deadMan' | 'log'>;

/** For all of it: settings, vault and the watch. */
const TIME_LIMIT_MS = 5000;

/**
 * Tells the outside watch, where the settings name one, that a tick has finished. Never throws and takes 5 s at
 * most: a watch that does not answer is its owner's to see, who is told by it.
 */
export async function pingDeadMan(deps: Deps): Promise<void> {
  const code = await within(ping(deps), TIME_LIMIT_MS, 'timeout');
  if (code !== undefined) deps.log.warn('dead-man.not-told', { code });
}

/** The code of what went wrong. */
async function ping(deps: Deps): Promise<string | undefined> {
  try {
    const { deadMan } = await readSettings(deps);
    return deadMan && (await deps.deadMan.ping(await deps.vault.get(deadMan.secret)));
  } catch (thrown) {
    return errorName(thrown);
  }
}
