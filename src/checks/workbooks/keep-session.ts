import { ok } from '../assert';
import { defineCheck } from '../define';
import type { RunContext } from '../define';
import {
  EXCEL,
  openSession,
  rangeCalls,
  sameCells,
  storeWorkbook,
  workbookCalls,
  workbookFile,
} from './workbook';

const calls = { ...workbookCalls, ...rangeCalls };

/** The first cell, in a session of its own. What an earlier one has kept may take a moment to show. */
async function readAnew(context: RunContext, file: string) {
  const session = await openSession(context, file, false);
  const { values } = await session.read('A1');
  await session.close();
  return values[0]?.[0];
}

export const check = defineCheck({
  id: 'workbooks.keep-session',
  workload: 'workbooks',
  kind: 'write',
  title: 'A session’s changes are its own',
  proves: 'What a session changes shows in it, and not in the workbook when it is not to be kept.',
  consistency: 'polled',
  modes: ['delegated'],
  calls,
  creates: { file: workbookFile },
  needs: [EXCEL],
  async run(context) {
    const kept = [[context.random.int(1, 499)]];
    const tried = [[context.random.int(500, 999)]];
    const file = await storeWorkbook(context);
    const lasting = await openSession(context, file, true);
    await lasting.write('A1', kept);
    await lasting.close();

    const passing = await openSession(context, file, false);
    await passing.write('A1', tried);
    const within = await passing.read('A1');
    ok('the session shows its own change', sameCells(within.values, tried));
    await passing.close();

    const after = await context.poll(
      () => readAnew(context, file),
      (value) => value === kept[0]?.[0],
      { everyMs: 3000, forMs: 30_000 },
    );
    ok('the workbook keeps what was there before', after !== undefined);
  },
});
