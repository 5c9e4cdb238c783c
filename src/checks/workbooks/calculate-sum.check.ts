import { defineCheck, expect } from '@perennial/checks';
import { EXCEL, rangeCalls, workbook } from './calls';
import { inWorkbook } from './session';

export default defineCheck({
  title: 'A formula is calculated, and again',
  proves: 'A formula has the sum of the cells it names, before and after one of them changes.',
  needs: [EXCEL],
  calls: rangeCalls,
  creates: [workbook],
  async run(context) {
    const numbers = Array.from({ length: 3 }, () => context.random.int(1, 999));
    const [first = 0] = numbers;
    const sum = numbers.reduce((total, number) => total + number, 0);
    await inWorkbook(context, async (session) => {
      const column = numbers.map((number) => [number]);
      await session.write('A1:A3', column);
      await session.write('A4', [['=SUM(A1:A3)']]);
      expect.equal('the formula has the sum', (await session.read('A4'))[0]?.[0], sum);
      await session.write('A1', [[first + 1]]);
      expect.equal('it has the new sum', (await session.read('A4'))[0]?.[0], sum + 1);
    });
  },
});
