import type { InstallationFacts } from '../domain/needs';
import { lateSince } from '../domain/tick';
import type { Services } from '../services';
import { readSilence } from '../settings/silence';
import { alertsOf } from './health';

/** What of the installation may need its operator, read now: the same that the first page tells. */
export async function readInstallationFacts(deps: Services): Promise<InstallationFacts> {
  const [heartbeat, { lastError }, silence] = await Promise.all([
    deps.system.heartbeat(),
    alertsOf(deps),
    readSilence(deps),
  ]);
  return {
    settings: deps.wrongSettings,
    lateSince: lateSince(heartbeat?.value.at, deps.clock(), deps.tickMinutes),
    alertError: lastError,
    silence,
  };
}
