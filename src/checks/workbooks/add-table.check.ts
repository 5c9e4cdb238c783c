import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { list, post } from '../graph';
import { cells, EXCEL, rangeCalls, tables, workbook } from './calls';
import { inWorkbook, sameCells } from './session';
import { FIRST_SHEET } from './xlsx';

const addTable = post(
  `${tables}/add`,
  { id: z.string(), showHeaders: z.boolean() },
  { body: ['address', 'hasHeaders'] },
);
const addRow = post(
  `${tables}/{table}/rows`,
  { index: z.number(), values: cells },
  { body: ['values'], status: [200, 201], docs: 'table-post-rows' },
);
const listRows = list(`${tables}/{table}/rows`, { values: cells });

export default defineCheck({
  title: 'A table takes a row',
  proves: 'A table that is made of cells has their rows, and a row that is added after them.',
  needs: [EXCEL],
  calls: [...rangeCalls, addTable, addRow, listRows],
  creates: [workbook],
  async run(context) {
    const { random, eventually } = context;
    const first = ['one', random.int(1, 999)];
    const second = ['two', random.int(1, 999)];
    await inWorkbook(context, async (session) => {
      await session.write('A1:B2', [['Name', 'Number'], first]);
      const table = await session.send(addTable, {
        body: { address: `${FIRST_SHEET}!A1:B2`, hasHeaders: true },
      });
      expect.equal('the table shows its headers', table.showHeaders, true);
      const at = { table: table.id };
      const added = await session.send(addRow, { at, body: { values: [second] } });
      expect.equal('the new row comes after the first', added.index, 1);
      expect.holds('the new row has its values', sameCells(added.values, [second]));
      await eventually(
        'the table has both rows, in order',
        async () => (await session.send(listRows, { at })).value.flatMap(({ values }) => values),
        (rows) => sameCells(rows, [first, second]),
      );
    });
  },
});
