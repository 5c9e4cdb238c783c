import { reportCheck } from '../../src/checks/reports/calls';
import type { GraphSession } from '../../src/ports';
import { contextInput, response, runContext } from './support';

const check = reportCheck({
  name: 'getMailboxUsageStorage',
  columns: ['Storage Used (Byte)'],
  title: 'A report',
  proves: 'A report is a report.',
});

const HEADER = 'Report Refresh Date,Storage Used (Byte),Report Date,Report Period';
const days = ['19', '18', '17', '16', '15', '14', '13'];
const WEEK = [HEADER, ...days.map((day) => `2026-11-19,1024,2026-11-${day},7`)];

/** A tenant whose report is these lines. */
async function run(lines: readonly string[], status = 200): Promise<void> {
  const url = 'https://reports.example/download/1';
  const session: GraphSession = {
    request: () => Promise.resolve(response(302, undefined, { location: url })),
    transfer: () =>
      Promise.resolve({ ...response(status), bytes: Buffer.from(lines.join('\r\n')) }),
  };
  await check.run(runContext(contextInput(session), check.calls).context);
}

test.each([
  ['a week', WEEK],
  ['a week with a byte order mark', [`\uFEFF${WEEK[0] ?? ''}`, ...WEEK.slice(1), '']],
  ['columns that Microsoft has added since', WEEK.map((line, row) => `${line},${row ? 1 : 'New'}`)],
  ['a new tenant’s first days', WEEK.slice(0, 3)],
  ['no day yet', [HEADER]],
])('%s passes', async (_, lines) => {
  await expect(run(lines)).resolves.toBeUndefined();
});

test.each([
  ['a page', ['<html></html>']],
  ['nothing', []],
  ['no column of what was measured', WEEK.map((line) => line.replace(/,(Storage[^,]*|1024)/, ''))],
  ['a row too short', [...WEEK, '2026-11-19,1024']],
  ['another period', [HEADER, '2026-11-19,1024,2026-11-19,30']],
  ['a day after the refresh', [HEADER, '2026-11-19,1024,2026-11-20,7']],
  ['a day of long before', [HEADER, '2026-11-19,1024,2026-10-19,7']],
  ['two refreshes', [HEADER, '2026-11-19,1,2026-11-18,7', '2026-11-18,1,2026-11-17,7']],
  ['a date that is none', [HEADER, '2026-11-19,1024,yesterday,7']],
  ['eight days', [...WEEK, '2026-11-19,1024,2026-11-12,7']],
])('%s fails', async (_, lines) => {
  await expect(run(lines)).rejects.toThrow('assertion/assertion');
});

test('a download that is not there fails', async () => {
  await expect(run(WEEK, 204)).rejects.toThrow('assertion/assertion');
});
