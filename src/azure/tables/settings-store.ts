import type { Entropy, SettingsStore } from '../../ports';
import { readWhole } from './damage';
import { SETTINGS } from './keys';
import { readSettings, settingsRow } from './rows';
import { create, replace, written } from './table';
import type { Table } from './table';

/** The settings: one row, once somebody has changed something. */
export const createSettingsStore = (table: Table, entropy: Entropy): SettingsStore => ({
  async read() {
    const row = await table.read(SETTINGS);
    return row && readWhole(table, row, readSettings);
  },

  async write(previous, next) {
    const row = settingsRow(next, entropy.hex(16));
    const action = previous ? replace(row, previous.version) : create(row);
    return (await written(table, [action], row)) === 'done' ? 'done' : 'conflict';
  },
});
