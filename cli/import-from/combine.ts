/** Out of the files of another system to accounts as the API takes them. Pure. */
import { compact } from '../../src/compact';
import { GUID } from '../../src/domain/guid';
import { GAP_BOUNDS } from '../../src/domain/schedule';
import type { Check } from '../shapes';
import { leftOf } from './system';
import type { FoundAccount, Left, System } from './system';

export interface Read {
  readonly system: System;
  readonly content: object;
}

export interface Combined {
  readonly systems: readonly string[];
  readonly accounts: readonly FoundAccount[];
  readonly left: readonly Left[];
  readonly notes: readonly string[];
}

/** The first system that knows a file. */
export function recognise(systems: readonly System[], text: string): Read | undefined {
  for (const system of systems) {
    const content = system.parse(text);
    if (content !== undefined) return { system, content };
  }
  return undefined;
}

/** What a file says for all accounts holds for those of the same system; a token by itself belongs to whatever lies beside it. */
export function combine(files: readonly Read[]): Combined {
  const readings = files.map(({ system, content }) => ({ system, ...system.read(content) }));
  const sharedWith = (system: System) =>
    readings
      .filter((reading) => reading.system === system || reading.system.anySystem === true)
      .map(({ shared = {} }) => shared)
      .reduce(merged, {});
  const found = readings.flatMap(({ system, accounts: own }) =>
    own.map((one) => merged(sharedWith(system), one)),
  );
  const alone = readings.map(({ shared = {} }) => shared).reduce(merged, {});
  const all = found.length === 0 && alone.refreshToken !== undefined ? [alone] : found;
  const accounts = all.map(unswapped);
  return {
    systems: [...new Set(files.map(({ system }) => system.name))],
    accounts: accounts.map(({ account }) => account),
    left: files.flatMap(({ system, content }) => leftOf(system, content)),
    notes: [
      ...new Set(files.flatMap(({ system: { note } }) => note ?? [])),
      ...accounts.flatMap(({ note }) => note ?? []),
    ],
  };
}

/** What the second says goes before what the first says. */
export const merged = (first: FoundAccount, second: FoundAccount): FoundAccount => ({
  ...first,
  ...compact(second),
});

/** Id and secret lie side by side in every form, and get mixed up. */
function unswapped(account: FoundAccount): { account: FoundAccount; note?: string } {
  const { clientId = '', clientSecret = '' } = account;
  if (GUID.test(clientId) || !GUID.test(clientSecret)) return { account };
  return {
    account: { ...account, clientId: clientSecret, clientSecret: clientId },
    note: `Client id and secret were the wrong way round, and are turned about: ${clientSecret} is the id.`,
  };
}

const MAY_LACK = ['tenantId', 'clientId', 'user', 'clientSecret'] as const;
export type Lacking = (typeof MAY_LACK)[number];

/** What must be known besides, in the order in which it is asked for. As the app itself, a secret and whose mailbox are needed. */
export function lacking(account: FoundAccount): readonly Lacking[] {
  const byApp = account.refreshToken === undefined;
  const needed = byApp ? MAY_LACK : (['tenantId', 'clientId'] as const);
  return needed.filter((field) => account[field] === undefined);
}

export const nameOf = ({ name, user, tenantId, clientId }: FoundAccount): string =>
  name ?? user?.split('@')[1] ?? tenantId ?? clientId ?? 'Account';

const bounded = (seconds: number) => Math.min(Math.max(seconds, GAP_BOUNDS.min), GAP_BOUNDS.max);
const MOST_CHECKS = 100;

/** The body of `POST /api/accounts`. `checks`: the catalogue. */
export function accountBody(account: FoundAccount, checks: readonly Check[]): object {
  const { tenantId, clientId, user, minSeconds, maxSeconds, checksPerRun, readOnlyIn } = account;
  const mode = account.refreshToken === undefined ? 'application' : 'delegated';
  const except = checks
    .filter(({ kind, modes }) => kind === 'write' && modes.includes(mode))
    .filter(({ workload }) => readOnlyIn?.includes(workload))
    .map(({ id }) => id);
  const longest = maxSeconds ?? minSeconds;
  return {
    name: nameOf(account),
    tenantId,
    clientId,
    user,
    credential: credentialOf(account),
    checks: except.length > 0 ? { except } : undefined,
    checksPerRun: checksPerRun && {
      min: Math.min(checksPerRun.min, MOST_CHECKS),
      max: Math.min(Math.max(checksPerRun.min, checksPerRun.max), MOST_CHECKS),
    },
    schedule:
      longest === undefined
        ? undefined
        : {
            preset: 'custom',
            minSeconds: bounded(Math.min(minSeconds ?? longest, longest)),
            maxSeconds: bounded(longest),
          },
  };
}

function credentialOf({ refreshToken, clientSecret, expiresAt }: FoundAccount): object {
  return refreshToken === undefined
    ? { kind: 'clientSecret', clientSecret, expiresAt }
    : { kind: 'refreshToken', refreshToken, clientSecret };
}
