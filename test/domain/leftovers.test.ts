import { isLedgerEmpty, leftoversIn } from '../../src/domain/leftovers';
import type { LedgerEntry, RunResult } from '../../src/domain/run';
import { NOW } from './support';

const after = (result: RunResult) => [{ runId: 'r', result, at: NOW }];
const nothing = leftoversIn([]);

test.each<RunResult>(['passed', 'degraded'])(
  'after a run that %s and left nothing, the ledger is empty',
  (result) => {
    expect(isLedgerEmpty({ leftovers: nothing, recentResults: after(result) })).toBe(true);
  },
);

test('entries are counted by what is to be done about them', () => {
  const entry: LedgerEntry = {
    id: 'l',
    accountId: 'a',
    runId: 'r',
    check: 'mail.write-draft',
    creation: 'mail.draft',
    marker: 'm',
    made: [],
    tenantId: 'contoso.example',
    mode: 'application',
    createdAt: NOW,
    deadline: NOW,
    sweeps: 0,
  };
  const failure = { stage: 'request', kind: 'permission', code: 'ErrorAccessDenied' } as const;
  const entries = [
    entry,
    { ...entry, stuck: true },
    { ...entry, clearAt: NOW, stuck: true },
    { ...entry, parkedUntil: NOW, createdAt: NOW - 1, failure },
  ];
  expect(leftoversIn(entries)).toEqual({ open: 2, stuck: 1, parked: 1, failure, all: 4 });
});

test('it is looked at while anything may be in it: nobody has counted, something was left, a run did not end as it should', () => {
  const recentResults = after('passed');
  const uncounted = { open: 0, stuck: 0, parked: 0 };
  for (const leftovers of [undefined, uncounted, { ...nothing, all: 1 }])
    expect(isLedgerEmpty({ leftovers, recentResults })).toBe(false);
  for (const ended of [[], after('failed'), after('abandoned')])
    expect(isLedgerEmpty({ leftovers: nothing, recentResults: ended })).toBe(false);
});
