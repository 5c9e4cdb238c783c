import type * as z from 'zod';
import { wordsOf } from '../../checks/words';
import type { Account } from '../../domain/account';
import { startOfDay } from '../../domain/day';
import { NO_ITEMS } from '../../domain/items';
import type { Language } from '../../domain/language';
import { runResults } from '../../domain/run';
import { passRate } from '../../runs/report';
import type { AccountReport, CheckReport } from '../../runs/report';
import { iso } from '../failure-view';
import type { Core } from '../services';
import type { report } from './report-schema';

export type ReportView = z.output<typeof report>;

/** For whom and when a report is made. */
interface Made {
  readonly version: string;
  readonly language: Language;
  readonly now: number;
  readonly from: number;
  readonly to: number;
}

const dateOf = (day: number): string => iso(startOfDay(day)).slice(0, 10);

const statements: Readonly<Record<Language, string>> = {
  en: 'A record of automated tests of Microsoft Graph that ran in this tenant, for its owner and for support requests. It says what was tested and what was found; it is no statement of Microsoft’s and promises nothing about any subscription.',
  'zh-CN':
    '此租户中运行的 Microsoft Graph 自动化测试的记录，供所有者留存和支持请求使用。它说明测试了什么、发现了什么；它不是 Microsoft 的声明，也不对任何订阅作出承诺。',
};

const demonstration: Readonly<Record<Language, string>> = {
  en: 'For demonstration: some of its runs were played on a simulator, at other times than they say.',
  'zh-CN': '仅供演示：其中部分运行是在模拟环境中回放的，时间并非真实时间。',
};

export function reportView(
  { catalogue }: Pick<Core, 'catalogue'>,
  account: Account,
  { runs, checks }: AccountReport,
  { version, language, now, from, to }: Made,
): ReportView {
  const { id, name, tenantId, mode, preflight, items = NO_ITEMS, demo } = account;
  const titleOf = (check: string): string => {
    const found = catalogue.find((each) => each.id === check);
    return found ? wordsOf(found, language).title : check;
  };
  return {
    statement: demo
      ? `${demonstration[language]}${language === 'en' ? ' ' : ''}${statements[language]}`
      : statements[language],
    at: iso(now),
    version,
    from: dateOf(from),
    to: dateOf(to),
    account: { id, name, tenantId, mode },
    runs: Object.fromEntries(
      runResults.map((result, index) => [result, runs[index] ?? 0]),
    ) as ReportView['runs'],
    passRate: passRate(checks),
    workloads: workloadsOf(checks),
    checks: checks.map(({ broken, ...counts }) => ({
      ...counts,
      title: titleOf(counts.check),
      broken: broken.map(({ from: since, mended }) => ({
        from: dateOf(since),
        mended: mended === undefined ? undefined : dateOf(mended),
      })),
    })),
    permissions: { granted: [...(preflight?.granted ?? [])] },
    items,
    demo,
  };
}

function workloadsOf(checks: readonly CheckReport[]): ReportView['workloads'] {
  const names = [...new Set(checks.map(({ workload }) => workload))].toSorted();
  return names.map((workload) => {
    const own = checks.filter((check) => check.workload === workload);
    const sum = (count: (check: CheckReport) => number) =>
      own.reduce((all, check) => all + count(check), 0);
    return {
      workload,
      passed: sum(({ passed }) => passed),
      failed: sum(({ failed }) => failed),
      skipped: sum(({ skipped }) => skipped),
      notApplicable: sum(({ notApplicable }) => notApplicable),
      undoFailed: sum(({ undoFailed }) => undoFailed),
      passRate: passRate(own),
    };
  });
}
