import { equal } from '../assert';
import { defineCheck } from '../define';
import { EXCEL, inWorkbook, rangeCalls, workbookCalls, workbookFile } from './workbook';

const calls = { ...workbookCalls, ...rangeCalls };

export const check = defineCheck({
  id: 'workbooks.calculate-sum',
  workload: 'workbooks',
  kind: 'write',
  title: 'A formula is calculated, and again',
  proves: 'A formula has the sum of the cells it names, before and after one of them changes.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  creates: { file: workbookFile },
  needs: [EXCEL],
  async run(context) {
    const numbers = Array.from({ length: 3 }, () => context.random.int(1, 999));
    const [first = 0] = numbers;
    const sum = numbers.reduce((total, number) => total + number, 0);
    await inWorkbook(context, async (session) => {
      await session.write(
        'A1:A3',
        numbers.map((number) => [number]),
      );
      await session.write('A4', [['=SUM(A1:A3)']]);
      equal('the formula has the sum', (await session.read('A4')).values[0]?.[0], sum);
      await session.write('A1', [[first + 1]]);
      equal('it has the new sum', (await session.read('A4')).values[0]?.[0], sum + 1);
    });
  },
});
