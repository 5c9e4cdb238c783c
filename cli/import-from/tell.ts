/** What was found, for people and for scripts. No secret is in either. */
import { table } from '../table';
import { lacking, nameOf } from './combine';
import type { Combined } from './combine';
import type { FoundAccount } from './system';

/** A table; then what stays behind, and why. */
export function told(
  { systems: names, left, notes }: Combined,
  accounts: readonly FoundAccount[],
): string {
  return [
    `From ${names.join(' and ')}: ${accounts.length} accounts`,
    ...(accounts.length > 0 ? [table(HEAD, accounts.map(row))] : []),
    ...(left.length > 0
      ? [
          'Not carried over:',
          table(
            ['FIELD', 'WHY'],
            left.map(({ field, why }) => [field, why]),
          ),
        ]
      : []),
    ...notes,
  ].join('\n\n');
}

const HEAD = ['NAME', 'TENANT', 'CLIENT', 'USER', 'KEY', 'EVERY', 'LACKS'];

function row(account: FoundAccount): string[] {
  const { tenantId = '–', clientId = '–', user = '–', minSeconds, maxSeconds, paused } = account;
  const gap = minSeconds ?? maxSeconds;
  return [
    nameOf(account) + (paused === true ? ' (paused)' : ''),
    tenantId,
    clientId,
    user,
    keyOf(account),
    gap === undefined ? 'default' : `${gap} to ${maxSeconds ?? gap} s`,
    lacking(account).join(' '),
  ];
}

const keyOf = ({ refreshToken, clientSecret }: FoundAccount): string =>
  refreshToken === undefined
    ? clientSecret === undefined
      ? '–'
      : 'client secret'
    : 'refresh token';

/** For scripts: what was found, without secrets. */
export const planned = (
  { systems: names, left, notes }: Combined,
  accounts: readonly FoundAccount[],
) => ({
  systems: names,
  accounts: accounts.map(({ clientSecret: _secret, refreshToken, ...open }) => ({
    ...open,
    name: nameOf(open),
    credential: refreshToken === undefined ? 'clientSecret' : 'refreshToken',
    lacking: lacking({ ...open, clientSecret: _secret, refreshToken }),
  })),
  left,
  notes,
});
