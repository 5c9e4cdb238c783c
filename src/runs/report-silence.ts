import type { Services } from '../services';
import { readSilence } from '../settings/silence';

type Deps = Parameters<typeof readSilence>[0] & Pick<Services, 'log'>;

/** Says in the log why nobody can be told, for as long as it is so: whoever watches the log is the last to hear. */
export async function reportSilence(deps: Deps): Promise<void> {
  const code = await readSilence(deps);
  if (code !== undefined) deps.log.error('alerts.silent', { code });
}
