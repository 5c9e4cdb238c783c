import { DAY_MS, defineCheck, expect, fail } from '@perennial/checks';
import type { Call, CheckDefinition, Graph } from '@perennial/checks';
import { get } from '../graph';

const PERIOD_DAYS = 7;
const DATE = /^\d{4}-\d\d-\d\d$/;

interface Report extends Pick<CheckDefinition, 'title' | 'proves'> {
  /** As in `getEmailActivityCounts`. */
  readonly name: string;
  /** Columns that Microsoft's page names, besides the refresh date, the report date and the period. */
  readonly columns: readonly string[];
}

/** A check of one of the usage reports: https://learn.microsoft.com/graph/reportroot-concept-overview */
export function reportCheck({ name, columns, ...told }: Report): CheckDefinition {
  const report = get(`/reports/${name}(period='D${PERIOD_DAYS}')`, undefined, { status: [302] });
  const due = ['Report Refresh Date', ...columns, 'Report Date', 'Report Period'];
  return defineCheck({
    ...told,
    needs: [
      'when signed in, a directory role that may read usage reports (Reports Reader, for one)',
    ],
    calls: [report],
    async run({ graph }) {
      const [header = [], ...rows] = await download(graph, report);
      for (const column of due)
        if (!header.includes(column)) fail('the report has its columns', { column });
      for (const row of rows)
        expect.equal('a row is as wide as the header', row.length, header.length);
      const valuesOf = (column: string) => rows.map((row) => row[header.indexOf(column)] ?? '');
      assertDates(valuesOf('Report Refresh Date'), valuesOf('Report Date'));
      for (const period of valuesOf('Report Period'))
        expect.equal('the period is a week', Number(period), PERIOD_DAYS);
    },
  });
}

async function download(graph: Graph, report: Call): Promise<string[][]> {
  const { headers } = await graph.answer(report);
  const url = expect.present('the answer names where the report is', headers.get('location'));
  const { status, bytes } = await graph.transfer({ method: 'GET', url });
  expect.equal('the report can be downloaded', status, 200);
  // The decoder takes the byte order mark away.
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  return lines.filter((line) => line !== '').map((line) => line.split(','));
}

/** All rows are as of one day, and report on the week that ends with it. */
function assertDates(refreshed: readonly string[], reported: readonly string[]): void {
  expect.holds(
    'dates are dates',
    [...refreshed, ...reported].every((date) => DATE.test(date)),
  );
  expect.atMost('the report is as of one day', new Set(refreshed).size, 1);
  const days = new Set(reported);
  expect.atMost('the report covers a week', days.size, PERIOD_DAYS);
  const asOf = Date.parse(refreshed[0] ?? '');
  const outside = [...days].filter((date) => {
    const age = asOf - Date.parse(date);
    return age < 0 || age > PERIOD_DAYS * DAY_MS;
  });
  expect.equal('no day lies outside of the week', outside.length, 0);
}
