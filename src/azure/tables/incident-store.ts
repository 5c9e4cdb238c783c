import type { Entropy, IncidentStore } from '../../ports';
import { readable, readWhole } from './damage';
import { incidentKey, incidentRange, isId } from './keys';
import { incidentRow, readIncident } from './rows';
import { create, replace, written } from './table';
import type { Action, Table } from './table';

/** What recipients are told of. */
export function createIncidentStore(table: Table, entropy: Entropy): IncidentStore {
  const write = async (
    action: (row: ReturnType<typeof incidentRow>) => Action,
    incident: Parameters<typeof incidentRow>[0],
  ) => {
    const row = incidentRow(incident, entropy.hex(16));
    return (await written(table, [action(row)], row)) === 'done' ? 'done' : 'conflict';
  };
  return {
    async get(id) {
      if (!isId(id)) return undefined;
      const row = await table.read(incidentKey(id));
      return row && readWhole(table, row, readIncident);
    },

    async *all() {
      for await (const page of table.pages(incidentRange())) {
        yield* await readable(table, page, readIncident);
      }
    },

    insert: (incident) => write(create, incident),
    replace: ({ version }, next) => write((row) => replace(row, version), next),

    async remove({ value, version }) {
      const answer = await table.remove(incidentKey(value.id), version);
      return answer === 'done' ? 'done' : 'conflict';
    },

    async removeDamaged() {
      let removed = 0;
      for await (const page of table.pages(incidentRange())) {
        for (const row of page) {
          if (readIncident(row).value !== undefined) continue;
          if ((await table.remove(row, row.etag)) === 'done') removed += 1;
        }
      }
      return removed;
    },
  };
}
