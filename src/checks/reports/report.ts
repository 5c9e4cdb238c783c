import { equal, fail, ok } from '../assert';
import { call, defineCheck } from '../define';
import type { Call, Check, RunContext } from '../define';

const PERIOD_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;
const DATE = /^\d{4}-\d\d-\d\d$/;

interface Report {
  /** As in `getEmailActivityCounts`. */
  readonly name: string;
  /** Columns that Microsoft's page names, besides the refresh date, the report date and the period. */
  readonly columns: readonly string[];
}

/** A check of one of the usage reports: https://learn.microsoft.com/graph/reportroot-concept-overview */
export function reportCheck(report: Report, told: Pick<Check, 'id' | 'title' | 'proves'>): Check {
  const calls = {
    report: call({
      method: 'GET',
      path: `/reports/${report.name}(period='D${PERIOD_DAYS}')`,
      delegated: 'Reports.Read.All',
      application: 'Reports.Read.All',
      status: [302],
      page: `https://learn.microsoft.com/graph/api/reportroot-${report.name.toLowerCase()}`,
    }),
  };
  return defineCheck({
    ...told,
    workload: 'reports',
    kind: 'read',
    consistency: 'immediate',
    modes: ['application', 'delegated'],
    calls,
    needs: [
      'when signed in, a directory role that may read usage reports (Reports Reader, for one)',
    ],
    run: async (context) => {
      const [header = [], ...rows] = await download(context, calls.report);
      for (const column of [
        'Report Refresh Date',
        ...report.columns,
        'Report Date',
        'Report Period',
      ])
        if (!header.includes(column)) fail('the report has its columns', { column });
      for (const row of rows) equal('a row is as wide as the header', row.length, header.length);
      const column = (name: string) => rows.map((row) => row[header.indexOf(name)] ?? '');
      assertDates(column('Report Refresh Date'), column('Report Date'));
      for (const period of column('Report Period'))
        equal('the period is a week', Number(period), PERIOD_DAYS);
    },
  });
}

async function download(context: RunContext, report: Call): Promise<string[][]> {
  const { headers } = await context.send(report);
  const url = headers.get('location') ?? fail('the answer names where the report is');
  const { status, bytes } = await context.transfer({ method: 'GET', url });
  equal('the report can be downloaded', status, 200);
  // The decoder takes the byte order mark away.
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  return lines.filter((line) => line !== '').map((line) => line.split(','));
}

/** All rows are as of one day, and report on the week that ends with it. */
function assertDates(refreshed: readonly string[], reported: readonly string[]): void {
  ok(
    'dates are dates',
    [...refreshed, ...reported].every((date) => DATE.test(date)),
  );
  ok('the report is as of one day', new Set(refreshed).size <= 1);
  const days = new Set(reported);
  if (days.size > PERIOD_DAYS) fail('the report covers a week', { days: days.size });
  const asOf = Date.parse(refreshed[0] ?? '');
  const outside = [...days].filter((date) => {
    const age = asOf - Date.parse(date);
    return age < 0 || age > PERIOD_DAYS * DAY_MS;
  });
  equal('no day lies outside of the week', outside.length, 0);
}
