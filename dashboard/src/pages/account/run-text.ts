import { utc } from '../../clock';
import type { Account, Outcome, Run } from '../../shapes';
import * as w from '../../words/en/account';
import * as t from '../../words/en/first';
import { resultWord } from './results';

declare const VERSION: string;

const marks: Readonly<Record<string, string>> = {
  passed: '✓',
  skipped: '–',
  'not-applicable': '○',
};

/** Seconds that a run took. */
export const took = ({ startedAt, endedAt }: Run): number | undefined =>
  startedAt === undefined || endedAt === undefined
    ? undefined
    : Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)) / 1000;

export const inSeconds = (seconds: number): string => `${seconds.toFixed(1)} s`;

/** A run that stands alone as text: times in UTC, no user's name, no secret. */
export function runText(account: Account, run: Run): string {
  const { name, tenantId, mode } = account;
  const seconds = took(run);
  const head = [
    `run ${run.id}`,
    utc(Date.parse(run.startedAt ?? run.slot)),
    run.result && resultWord(run.result),
    run.demo && t.demo,
  ];
  return [
    `${name} · ${tenantId} · ${mode === 'delegated' ? t.signedIn : t.asApp}`,
    [...head, seconds !== undefined && inSeconds(seconds)].filter(Boolean).join(' · '),
    ...(run.failure ? [`✗ ${run.failure.code}  ${run.failure.title}. ${run.failure.fix}`] : []),
    ...run.outcomes.flatMap(outcomeLines),
    `Perennial ${VERSION}`,
  ].join('\n');
}

export function outcomeLines({
  check,
  result,
  status,
  ms,
  requestId,
  failure,
  made,
  removed,
}: Outcome): readonly string[] {
  const facts = [status, failure?.code, `${ms} ms`, requestId && `request-id ${requestId}`];
  const items = made ? w.madeRemoved(made, removed ?? 0) : undefined;
  const word = result === 'passed' ? '' : `${resultWord(result)}  `;
  const line = `${marks[result] ?? '✗'} ${check}  ${word}${[...facts, items].filter(Boolean).join('  ')}`;
  return failure ? [line, `  ${failure.title}. ${failure.fix}`] : [line];
}

export const addressOfRun = (account: Account, run: Run): string =>
  new URL(`/accounts/${account.id}/runs/${run.id}`, location.href).href;

export const whoAsked = (run: Run): string => {
  return run.asked ? w.byHand(run.asked.by) : '';
};
