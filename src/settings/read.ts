import { initialSettings } from '../domain/settings';
import type { InstallationSettings } from '../domain/settings';
import type { Services } from '../services';

/** What holds now: what operators have set, else what the installation begins with. */
export async function readSettings({
  settings,
  retentionDays,
}: Pick<Services, 'settings' | 'retentionDays'>): Promise<InstallationSettings> {
  return (await settings.read())?.value ?? initialSettings(retentionDays);
}
