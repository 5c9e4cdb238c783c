import * as z from 'zod';
import { equal, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { EXCEL, inWorkbook, workbookCalls, workbookFile } from './workbook';
import type { Session } from './workbook';
import { FIRST_SHEET } from './xlsx';

const sheet = z.looseObject({ id: z.string(), name: z.string(), position: z.number() });

const calls = {
  ...workbookCalls,
  sheets: call({
    method: 'GET',
    path: '/me/drive/items/{file}/workbook/worksheets',
    delegated: 'Files.ReadWrite',
    response: pageOf(sheet),
    page: 'https://learn.microsoft.com/graph/api/workbook-list-worksheets',
  }),
  add: call({
    method: 'POST',
    path: '/me/drive/items/{file}/workbook/worksheets/add',
    delegated: 'Files.ReadWrite',
    bodyProperties: ['name'],
    response: sheet,
    status: [200, 201],
    page: 'https://learn.microsoft.com/graph/api/worksheetcollection-add',
  }),
  remove: call({
    method: 'DELETE',
    path: '/me/drive/items/{file}/workbook/worksheets/{sheet}',
    delegated: 'Files.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/worksheet-delete',
  }),
};

const ADDED = 'Added';

async function names(session: Session): Promise<readonly string[]> {
  const query = { $select: 'id,name,position' };
  const { value } = await session.send(calls.sheets, { query });
  return value.map(({ name }) => name);
}

export const check = defineCheck({
  id: 'workbooks.add-sheet',
  workload: 'workbooks',
  kind: 'write',
  title: 'A sheet comes and goes',
  proves: 'A workbook lists a sheet that was added to it, and lists it no more once it is deleted.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  creates: { file: workbookFile },
  needs: [EXCEL],
  async run(context) {
    await inWorkbook(context, async (session) => {
      const added = await session.send(calls.add, { body: { name: ADDED } });
      equal('the new sheet has its name', added.name, ADDED);
      sameSet('both sheets are listed', await names(session), [FIRST_SHEET, ADDED]);
      await session.send(calls.remove, { params: { sheet: added.id } });
      sameSet('only the first is left', await names(session), [FIRST_SHEET]);
    });
  },
});
