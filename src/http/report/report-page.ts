import type { Language } from '../../domain/language';
import { plainPage } from '../plain-page';
import type { ApiResponse } from '../request';
import type { ReportView } from './report-view';

const words = {
  en: {
    title: (name: string) => `Test report: ${name}`,
    about: 'What this is',
    period: 'Period',
    tenant: 'Tenant',
    runs: 'Runs',
    counted: (passed: number, all: number) => `${all}, ${passed} of them passed`,
    rate: 'Passed, of what ran',
    items: 'Made and removed',
    made: 'Made on',
    workloads: 'By workload',
    checks: 'By check',
    broken: 'Found broken',
    nothing: 'Nothing',
    mended: 'mended',
    notMended: 'not mended yet',
    permissions: 'Permissions',
    passed: 'passed',
    failed: 'failed',
  },
  'zh-CN': {
    title: (name: string) => `测试报告：${name}`,
    about: '这是什么',
    period: '期间',
    tenant: '租户',
    runs: '运行',
    counted: (passed: number, all: number) => `${all} 次，其中 ${passed} 次通过`,
    rate: '已运行的通过率',
    items: '创建与删除',
    made: '生成于',
    workloads: '按工作负载',
    checks: '按检查',
    broken: '发现的故障',
    nothing: '没有',
    mended: '已修复',
    notMended: '尚未修复',
    permissions: '权限',
    passed: '通过',
    failed: '失败',
  },
} as const;

/** The report as a page to print. */
export function reportPage(report: ReportView, language: Language): ApiResponse {
  const say = words[language];
  const { account, runs, items, passRate } = report;
  const all = runs.passed + runs.degraded + runs.failed + runs.abandoned;
  const percent = (rate: number | undefined) => (rate === undefined ? '–' : `${rate} %`);
  const counts = (one: { passed: number; failed: number; undoFailed: number }) =>
    `${one.passed} ${say.passed}, ${one.failed + one.undoFailed} ${say.failed}`;
  const broken = report.checks.flatMap(({ title, broken: times }) =>
    times.map(({ from, mended }) => [
      title,
      from,
      mended === undefined ? say.notMended : `${say.mended} ${mended}`,
    ]),
  );
  return plainPage(
    language,
    say.title(account.name),
    [
      [say.about, report.statement],
      [say.period, `${report.from} – ${report.to} (UTC)`],
      [say.tenant, account.tenantId],
      [say.runs, say.counted(runs.passed, all)],
      [say.rate, percent(passRate)],
      [say.items, `${items.made} / ${items.removed}`],
      [say.made, `${report.at} · Perennial ${report.version}`],
    ],
    [
      {
        heading: say.workloads,
        rows: report.workloads.map((one) => [one.workload, counts(one), percent(one.passRate)]),
      },
      { heading: say.broken, rows: broken.length > 0 ? broken : [[say.nothing]] },
      {
        heading: say.checks,
        rows: report.checks.map((one) => [one.title, one.check, counts(one)]),
      },
      { heading: say.permissions, rows: report.permissions.granted.map((name) => [name]) },
    ],
  );
}
