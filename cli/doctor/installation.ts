/** What an installation says of itself, as findings. Pure. */
import type { Finding } from './finding';

/** `GET /api/health` with an operator's key, as far as it is read here. */
export interface Health {
  readonly status: 'ok' | 'degraded' | 'unknown';
  readonly version: string;
  readonly lastTick: { readonly ageSeconds: number } | null;
  readonly simulator?: string;
  readonly storage?: 'reachable' | 'unreachable' | 'not-configured';
  readonly configuration?: readonly { readonly setting: string; readonly message: string }[];
  readonly alerts?: {
    readonly pending: number;
    readonly lastError?: string;
    readonly silence?: string;
  };
  readonly due?: { readonly waiting: number; readonly oldestAgeSeconds: number };
  readonly poisoned?: { readonly runs: number; readonly alerts: number };
  readonly damagedRows?: number;
  readonly overdueLedger?: number;
  readonly cappedAccounts?: number;
}

/** Three ticks of the longest period, and a little: `TICK_MINUTES` is 30 at most. */
const LONGEST_TICK_GAP_S = 95 * 60;
/** An account that waits longer is not waiting for its turn any more. */
const LONGEST_WAIT_S = 15 * 60;

export function installationFindings(health: Health): readonly Finding[] {
  return [
    ...settings(health),
    ...storage(health),
    ...scheduler(health),
    ...silence(health),
    ...mail(health),
    ...queues(health),
    ...rows(health),
  ];
}

const settings = ({ configuration = [], simulator }: Health): Finding[] =>
  configuration.map(({ setting, message }) => ({
    id: 'setting-wrong',
    problem: `The setting ${setting} ${message}.`,
    fix:
      simulator === undefined
        ? 'azd provision --no-state sets all of them; docs/deploy.md has the values.'
        : 'See docs/local.md.',
  }));

function storage({ storage: state }: Health): Finding[] {
  if (state !== 'unreachable') return [];
  return [
    {
      id: 'storage-unreachable',
      problem: 'Storage does not answer the app.',
      fix: 'Right after a deployment roles take ten minutes. Else look at the identity’s roles: docs/deploy.md, “Roles”.',
    },
  ];
}

function scheduler({ lastTick, due, status }: Health): Finding[] {
  const fix = 'docs/operations.md, “The scheduler is silent”, says what to look at, in order.';
  const found: Finding[] = [];
  if (lastTick === null)
    found.push({
      id: 'never-ticked',
      problem: 'The scheduler has never looked at what is due.',
      fix,
    });
  else if (
    lastTick.ageSeconds > LONGEST_TICK_GAP_S ||
    (status !== 'ok' && lastTick.ageSeconds > LONGEST_WAIT_S)
  )
    found.push({
      id: 'tick-late',
      problem: `The scheduler last looked at what is due ${minutes(lastTick.ageSeconds)} ago.`,
      fix,
    });
  if (due && due.waiting > 0 && due.oldestAgeSeconds > LONGEST_WAIT_S)
    found.push({
      id: 'runs-late',
      problem: `${due.waiting} accounts are due and not taken, the oldest for ${minutes(due.oldestAgeSeconds)}.`,
      fix: 'Raise PERENNIAL_MAX_INSTANCES, or look whether the queue trigger runs: docs/operations.md.',
    });
  return found;
}

const MAIL_FIXES: Readonly<Record<string, string>> = {
  'mail-not-configured':
    'Set MAIL_FROM, OPERATOR_EMAIL and the provider’s key or endpoint: docs/deploy.md, “Mail”.',
  'mail-key-refused':
    'The provider does not take the key or the identity: give a new one, or look at its role: docs/deploy.md, “Mail”.',
  'mail-credits-spent': 'The provider’s account may send no more: look at its plan.',
  'mail-sender-refused':
    'Verify the sender, or its domain, with the provider, or set MAIL_FROM to one that is.',
  'mail-recipient-refused': 'Correct the address that the account names (notify.email).',
  'mail-refused': 'Look at the provider’s own log for why it refuses the mail.',
  'mail-unreachable':
    'The provider did not answer, or has asked to wait; it is tried again by itself for three days.',
};

const SILENCE_FIXES: Readonly<Record<string, string>> = {
  'no-channel': 'PUT /api/settings with a channel, and POST /api/channels/{kind}/test it.',
  'no-sender': 'Set MAIL_PROVIDER, or another channel in the settings: docs/deploy.md, “Mail”.',
  'no-address': 'Set OPERATOR_EMAIL, or `to` of the channel mail in the settings.',
  'all-broken':
    'GET /api/settings says why each channel is broken; POST /api/channels/{kind}/test tries it again.',
};

function silence({ alerts }: Health): Finding[] {
  const code = alerts?.silence;
  if (code === undefined) return [];
  return [
    {
      id: code,
      problem: `Nobody can be told when something breaks (${code}).`,
      fix: SILENCE_FIXES[code] ?? 'docs/operations.md has the code.',
    },
  ];
}

function mail({ alerts }: Health): Finding[] {
  const code = alerts?.lastError;
  if (code === undefined) return [];
  return [
    {
      id: code,
      problem: `${alerts?.pending ?? 0} notices could not be delivered (${code}).`,
      fix: MAIL_FIXES[code] ?? 'docs/operations.md has the code.',
    },
  ];
}

function queues({ poisoned }: Health): Finding[] {
  return (['runs', 'alerts'] as const).flatMap((queue) => {
    const count = poisoned?.[queue] ?? 0;
    return count === 0
      ? []
      : [
          {
            id: `poisoned-${queue}`,
            problem: `${count} messages lie in ${queue}-poison, and nobody looks at them again.`,
            fix: 'docs/operations.md, “A message was given up”: look, then empty it.',
          },
        ];
  });
}

function rows({ damagedRows = 0, overdueLedger = 0, cappedAccounts = 0 }: Health): Finding[] {
  const one = (count: number, finding: Finding) => (count > 0 ? [finding] : []);
  return [
    ...one(damagedRows, {
      id: 'damaged-rows',
      problem: `${damagedRows} rows cannot be read.`,
      fix: 'The log names them (row.damaged): docs/operations.md, “A row is damaged”.',
    }),
    ...one(overdueLedger, {
      id: 'leftovers',
      problem: `${overdueLedger} items that checks have made may still be in tenants.`,
      fix: 'They are looked for with each run. See the accounts that say so: permission revoked, mailbox gone?',
    }),
    ...one(cappedAccounts, {
      id: 'capped',
      problem: `${cappedAccounts} accounts make nothing more, because removing does not keep up.`,
      fix: 'See why removing fails there (perennial runs ACCOUNT); it goes on by itself once that works.',
    }),
  ];
}

const minutes = (seconds: number): string => `${Math.round(seconds / 60)} min`;
