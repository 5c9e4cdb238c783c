import { initialSettings } from '../domain/settings';
import type { InstallationSettings } from '../domain/settings';
import type { Versioned } from '../ports';
import type { Services } from '../services';

type Deps = Pick<Services, 'settings' | 'retentionDays'>;

/** What holds now: what operators have set, else what the installation begins with. */
export const readSettings = async (deps: Deps): Promise<InstallationSettings> =>
  (await readStored(deps)).value;

/** The same, with the row to be replaced: undefined where nothing was ever set. */
export async function readStored({ settings, retentionDays }: Deps): Promise<{
  readonly value: InstallationSettings;
  readonly stored: Versioned<unknown> | undefined;
}> {
  const stored = await settings.read();
  return { value: { ...initialSettings(retentionDays), ...stored?.value }, stored };
}
