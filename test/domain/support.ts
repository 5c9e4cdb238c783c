import fc from 'fast-check';
import type { Account } from '../../src/domain/account';
import type { Run } from '../../src/domain/run';
import { runIdOf } from '../../src/domain/run-id';

export const NOW = Date.UTC(2026, 10, 21, 12);

/** An account that is due at `NOW`; give what a test is about. */
export function anAccount(changes: Partial<Account> = {}): Account {
  return {
    id: 'a1b2c3d4e5f60718',
    owner: 'operator',
    name: 'Contoso',
    tenantId: 'contoso.example',
    clientId: '11111111-1111-1111-1111-111111111111',
    user: 'adele@contoso.example',
    mode: 'application',
    credential: {
      kind: 'clientSecret',
      id: 'c1',
      secrets: { clientSecret: 'a-a1-clientSecret-1' },
    },
    checks: { always: [], random: ['*'] },
    checksPerRun: { min: 3, max: 6 },
    schedule: { preset: 'steady', minSeconds: 1000, maxSeconds: 2000 },
    notify: {},
    state: 'active',
    stateSince: NOW - 1000,
    revision: 1,
    slot: NOW,
    dueAt: NOW,
    recentResults: [],
    createdAt: NOW - 1000,
    updatedAt: NOW - 1000,
    ...changes,
  };
}

/** The record of an account's present slot. */
export function aRun(account: Account, changes: Partial<Run> = {}): Run {
  return {
    id: runIdOf(account.id, account.slot),
    accountId: account.id,
    slot: account.slot,
    attempt: 1,
    startedAt: account.slot,
    endedAt: account.slot + 3000,
    result: 'passed',
    outcomes: [],
    revision: account.revision,
    ...changes,
  };
}

/** Times from 2000 to 2100, in milliseconds since the epoch. */
export const times = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });
