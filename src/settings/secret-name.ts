import type { Entropy } from '../ports';

/** By this tag upkeep knows that the settings are to name it. */
export const SETTINGS_TAGS = { purpose: 'settings' };

/** A name in the vault for one secret of the settings, never used twice. */
export const settingsSecretName = (part: string, entropy: Entropy): string =>
  `s-${part.replaceAll(/[^0-9A-Za-z]+/g, '-').replaceAll(/^-|-$/g, '')}-${entropy.hex(16)}`;
