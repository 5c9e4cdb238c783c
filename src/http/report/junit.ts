import { escaped } from '../../escaped';
import type { ReportView } from './report-view';

type CheckRow = ReportView['checks'][number];

/**
 * The report as JUnit XML, by the schema of Jenkins (`junit-4.xsd`), as CI systems read it: a suite a workload, a case a check. A check that is broken
 * at the end of the time fails; one that never ran is skipped; one that was mended passes, and says when.
 */
export function junit(report: ReportView): string {
  const suites = report.workloads.map(({ workload }) =>
    suite(
      workload,
      report.checks.filter((check) => check.workload === workload),
      report.at,
    ),
  );
  const { checks, account } = report;
  const name = `${account.name} ${report.from} to ${report.to}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${xml(name)}" ${totals(checks)} time="0">
${suites.join('\n')}
</testsuites>
`;
}

const suite = (workload: string, checks: readonly CheckRow[], at: string): string =>
  `<testsuite name="${xml(workload)}" ${totals(checks)} skipped="${checks.filter(neverRan).length}" time="0" timestamp="${at.slice(0, 19)}">
${checks.map(testcase).join('\n')}
</testsuite>`;

const totals = (checks: readonly CheckRow[]): string =>
  `tests="${checks.length}" failures="${checks.filter(isBroken).length}" errors="0"`;

function testcase(check: CheckRow): string {
  const head = `<testcase name="${xml(check.title)}" classname="${xml(check.check)}" time="0"`;
  const told = `passed ${check.passed}, failed ${check.failed}, skipped ${check.skipped}, not applicable ${check.notApplicable}, not removed ${check.undoFailed}`;
  if (isBroken(check)) {
    const since = check.broken.at(-1)?.from ?? '';
    return `${head}><failure message="${xml(`broken since ${since}`)}" type="assertion">${xml(told)}</failure></testcase>`;
  }
  if (neverRan(check)) return `${head}><skipped>${xml(told)}</skipped></testcase>`;
  const mended = check.broken.map(({ from, mended: on = '' }) => `; broken ${from}, mended ${on}`);
  return `${head}><system-out>${xml(told + mended.join(''))}</system-out></testcase>`;
}

const isBroken = ({ broken }: CheckRow): boolean =>
  broken.some(({ mended }) => mended === undefined);
const neverRan = (check: CheckRow): boolean => check.passed + check.failed + check.undoFailed === 0;

/** What XML 1.0 may hold (https://www.w3.org/TR/xml/#charsets), escaped. */
const xml = (text: string): string =>
  escaped(text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd'));
