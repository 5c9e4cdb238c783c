import type { Table } from '../../../src/azure/tables/table';
import type { VirtualTime } from '../../../local/virtual-time';

/** A table that takes real time: the test's own stands still meanwhile. */
export function reachedOutside(table: Table, time: VirtualTime): Table {
  return {
    read: (key) => time.outside(table.read(key)),
    submit: (actions) => time.outside(table.submit(actions)),
    merge: (row) => time.outside(table.merge(row)),
    remove: (key) => time.outside(table.remove(key)),
    async *pages(range, options) {
      const pages = table.pages(range, options);
      for (;;) {
        const page = await time.outside(pages.next());
        if (page.done) return;
        yield page.value;
      }
    },
  };
}
