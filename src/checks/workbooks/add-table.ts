import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { EXCEL, inWorkbook, rangeCalls, sameCells, workbookCalls, workbookFile } from './workbook';
import { FIRST_SHEET } from './xlsx';

const TABLES = '/me/drive/items/{file}/workbook/tables';
const cell = z.union([z.string(), z.number(), z.boolean()]);
const row = z.looseObject({ index: z.number(), values: z.array(z.array(cell)) });

const calls = {
  ...workbookCalls,
  ...rangeCalls,
  add: call({
    method: 'POST',
    path: `${TABLES}/add`,
    delegated: 'Files.ReadWrite',
    bodyProperties: ['address', 'hasHeaders'],
    response: z.looseObject({ id: z.string(), showHeaders: z.boolean() }),
    status: [200, 201],
    page: 'https://learn.microsoft.com/graph/api/tablecollection-add',
  }),
  append: call({
    method: 'POST',
    path: `${TABLES}/{table}/rows`,
    delegated: 'Files.ReadWrite',
    bodyProperties: ['values'],
    response: row,
    status: [200, 201],
    page: 'https://learn.microsoft.com/graph/api/table-post-rows',
  }),
  rows: call({
    method: 'GET',
    path: `${TABLES}/{table}/rows`,
    delegated: 'Files.ReadWrite',
    response: pageOf(row),
    page: 'https://learn.microsoft.com/graph/api/table-list-rows',
  }),
};

export const check = defineCheck({
  id: 'workbooks.add-table',
  workload: 'workbooks',
  kind: 'write',
  title: 'A table takes a row',
  proves: 'A table that is made of cells has their rows, and a row that is added after them.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  creates: { file: workbookFile },
  needs: [EXCEL],
  async run(context) {
    const { random } = context;
    const first = ['one', random.int(1, 999)];
    const second = ['two', random.int(1, 999)];
    await inWorkbook(context, async (session) => {
      await session.write('A1:B2', [['Name', 'Number'], first]);
      const table = await session.send(calls.add, {
        body: { address: `${FIRST_SHEET}!A1:B2`, hasHeaders: true },
      });
      equal('the table shows its headers', table.showHeaders, true);
      const params = { table: table.id };
      const added = await session.send(calls.append, { params, body: { values: [second] } });
      ok('the new row has its values', sameCells(added.values, [second]));
      const { value } = await session.send(calls.rows, {
        params,
        query: { $select: 'index,values' },
      });
      const rows = value.flatMap(({ values }) => values);
      ok('the table has both rows, in order', sameCells(rows, [first, second]));
    });
  },
});
