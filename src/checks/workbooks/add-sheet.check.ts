import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { del, list, post } from '../graph';
import { EXCEL, sessionCalls, sheets, workbook } from './calls';
import { inWorkbook } from './session';
import { FIRST_SHEET } from './xlsx';

const sheet = { id: z.string(), name: z.string(), position: z.number() };

const listSheets = list(sheets, sheet);
const addSheet = post(`${sheets}/add`, sheet, { body: ['name'] });
const deleteSheet = del(`${sheets}/{sheet}`, { status: [204] });

const ADDED = 'Added';

export default defineCheck({
  title: 'A sheet comes and goes',
  proves: 'A workbook lists a sheet that was added to it, and lists it no more once it is deleted.',
  needs: [EXCEL],
  calls: [...sessionCalls, listSheets, addSheet, deleteSheet],
  creates: [workbook],
  async run(context) {
    await inWorkbook(context, async (session) => {
      const names = async (count: number) => {
        const { value } = await context.eventually(
          'there are as many sheets as there should be',
          () => session.send(listSheets),
          (page) => page.value.length === count,
        );
        return value.map(({ name }) => name);
      };
      const added = await session.send(addSheet, { body: { name: ADDED } });
      expect.equal('the new sheet has its name', added.name, ADDED);
      expect.sameSet('both sheets are listed', await names(2), [FIRST_SHEET, ADDED]);
      await session.send(deleteSheet, { at: { sheet: added.id } });
      expect.sameSet('only the first is left', await names(1), [FIRST_SHEET]);
    });
  },
});
