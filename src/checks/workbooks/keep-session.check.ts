import { defineCheck, expect } from '@perennial/checks';
import type { CheckContext } from '@perennial/checks';
import { EXCEL, rangeCalls, workbook } from './calls';
import { openSession, sameCells, storeWorkbook } from './session';

/** The first cell, in a session of its own. */
async function readAnew(context: CheckContext, file: string) {
  const session = await openSession(context, file, false);
  const values = await session.read('A1');
  await session.close();
  return values;
}

export default defineCheck({
  title: 'A session’s changes are its own',
  proves: 'What a session changes shows in it, and not in the workbook when it is not to be kept.',
  needs: [EXCEL],
  calls: rangeCalls,
  creates: [workbook],
  async run(context) {
    const { random, eventually } = context;
    const kept = [[random.int(1, 499)]];
    const tried = [[random.int(500, 999)]];
    const file = await storeWorkbook(context);
    const lasting = await openSession(context, file, true);
    await lasting.write('A1', kept);
    await lasting.close();

    const passing = await openSession(context, file, false);
    await passing.write('A1', tried);
    const within = await passing.read('A1');
    expect.holds('the session shows its own change', sameCells(within, tried));
    await passing.close();

    // What an earlier session has kept may take a moment to show.
    await eventually(
      'the workbook keeps what was there before',
      () => readAnew(context, file),
      (values) => sameCells(values, kept),
      { everyMs: 3000, forMs: 30_000 },
    );
  },
});
