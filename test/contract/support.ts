import { randomBytes } from 'node:crypto';
import type { LedgerEntry, OutboxEntry } from '../../src/domain/run';
import type { Account } from '../../src/domain/account';
import type { Stores, Versioned } from '../../src/ports';

type Accounts = Pick<Stores, 'accounts'>;
import { anAccount, NOW } from '../domain/support';

export { anAccount, aRun, NOW } from '../domain/support';

export const freshId = (): string => randomBytes(8).toString('hex');

/** An account that is in the store, as it was read from there. */
export async function inserted(
  { accounts }: Accounts,
  changes: Partial<Account> = {},
): Promise<Versioned<Account>> {
  const account = anAccount({ id: freshId(), ...changes });
  expect(await accounts.insert(account)).toBe(true);
  return present({ accounts }, account.id);
}

export async function present({ accounts }: Accounts, id: string): Promise<Versioned<Account>> {
  const found = await accounts.get(id);
  if (!found) throw new Error('the account is not there');
  return found;
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export const aLedgerEntry = (
  accountId: string,
  changes: Partial<LedgerEntry> = {},
): LedgerEntry => ({
  id: freshId(),
  accountId,
  runId: '20261121T120000000Z-1a2b3c4d',
  check: 'mail.send-to-self',
  creation: 'mail.message',
  marker: 'perennial-00000000000000000000000000000000',
  made: [],
  tenantId: 'contoso.example',
  mode: 'application',
  user: 'adele@contoso.example',
  createdAt: NOW,
  deadline: NOW + 360_000,
  sweeps: 0,
  ...changes,
});

export const anOutboxEntry = (
  accountId: string,
  changes: Partial<OutboxEntry> = {},
): OutboxEntry => ({
  id: freshId(),
  accountId,
  change: 'failing',
  runId: '20261121T120000000Z-1a2b3c4d',
  at: NOW,
  since: NOW - 1000,
  attempts: 0,
  notBefore: NOW,
  ...changes,
});

/** What nobody would call an account and somebody will try: none of it is an id, and none of it an error. */
export const NO_IDS = [
  '',
  '..',
  'a/b',
  'a\\b',
  'a#b',
  'a?b',
  "a'b",
  'a:b',
  'a b',
  '\u0000',
  '%2F',
  'ä',
  'x'.repeat(2000),
];
