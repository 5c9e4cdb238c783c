import { ok } from '../assert';
import { defineCheck } from '../define';
import { words } from '../text';
import { EXCEL, inWorkbook, rangeCalls, sameCells, workbookCalls, workbookFile } from './workbook';

const calls = { ...workbookCalls, ...rangeCalls };

export const check = defineCheck({
  id: 'workbooks.write-range',
  workload: 'workbooks',
  kind: 'write',
  title: 'Cells keep what is written',
  proves: 'Texts and numbers that were written into cells of a workbook are read from them again.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  creates: { file: workbookFile },
  needs: [EXCEL],
  async run(context) {
    const { random } = context;
    const row = () => [words(random, 2), random.int(1, 999)];
    const values = [row(), row(), row()];
    await inWorkbook(context, async (session) => {
      const written = await session.write('A1:B3', values);
      ok('the answer has the cells that were sent', sameCells(written.values, values));
      const read = await session.read('A1:B3');
      ok('the cells hold what was written', sameCells(read.values, values));
      const part = await session.read('B2:B3');
      const numbers = values.slice(1).map(([, number]) => [number ?? 0]);
      ok('part of the cells holds that part', sameCells(part.values, numbers));
    });
  },
});
