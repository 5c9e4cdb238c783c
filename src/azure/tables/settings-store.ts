import type { Entropy, SettingsStore } from '../../ports';
import { readWhole } from './damage';
import { SETTINGS, SYSTEM } from './keys';
import { auditRow, readSettings, settingsRow } from './rows';
import { create, replace, written } from './table';
import type { Table } from './table';

/** The settings: one row, once somebody has changed something. */
export const createSettingsStore = (table: Table, entropy: Entropy): SettingsStore => ({
  async read() {
    const row = await table.read(SETTINGS);
    return row && readWhole(table, row, readSettings);
  },

  async write(previous, next, audit) {
    const row = settingsRow(next, entropy.hex(16));
    const actions = [
      previous ? replace(row, previous.version) : create(row),
      ...(audit ? [create(auditRow(SYSTEM, audit))] : []),
    ];
    return (await written(table, actions, row)) === 'done' ? 'done' : 'conflict';
  },
});
