import { defineCheck, expect, words } from '@perennial/checks';
import { EXCEL, rangeCalls, workbook } from './calls';
import { inWorkbook, sameCells } from './session';

export default defineCheck({
  title: 'Cells keep what is written',
  proves: 'Texts and numbers that were written into cells of a workbook are read from them again.',
  needs: [EXCEL],
  calls: rangeCalls,
  creates: [workbook],
  async run(context) {
    const { random } = context;
    const row = () => [words(random, 2), random.int(1, 999)];
    const values = [row(), row(), row()];
    await inWorkbook(context, async (session) => {
      const written = await session.write('A1:B3', values);
      expect.holds('the answer has the cells that were sent', sameCells(written, values));
      const read = await session.read('A1:B3');
      expect.holds('the cells hold what was written', sameCells(read, values));
      const part = await session.read('B2:B3');
      const numbers = values.slice(1).map(([, number]) => [number ?? 0]);
      expect.holds('part of the cells holds that part', sameCells(part, numbers));
    });
  },
});
