/** Accounts that come with a history, and run on in tenants of the simulator. */
import { CLIENT_SECRET, REFRESH_TOKEN } from '@perennial/graph-simulator';
import { newAccountId } from '../../src/accounts/id';
import { accountRow, dayRow, dueRow, runRow } from '../../src/azure/tables/rows';
import type { Account, StoredCredential } from '../../src/domain/account';
import { pause } from '../../src/domain/lifecycle';
import { DAY_MS } from '../../src/durations';
import type { Vault } from '../../src/ports';
import { secretName, secretTags } from '../../src/tokens/secret-name';
import { entropy } from '../../src/wiring/entropy';
import { copyOf } from './copy';
import { fates, identityOf } from './fleet';
import type { Fate } from './fleet';
import { putRows } from './keep';
import type { Place } from './keep';
import { play } from './play';
import type { Played, Span } from './play';

/** Each one's past lies so much before that of the one before it. */
const EARLIER_MS = 71_000;
const PAUSED_DAYS_AGO = 2;

export interface FleetPlace extends Place {
  readonly vault: Pick<Vault, 'put'>;
  /** Tells the simulator's controls. */
  readonly control: (path: string, body: object) => Promise<void>;
  /** Accounts as people have registered them: one that runs as the app, one that is signed in. */
  readonly models: { readonly app: Account; readonly signedIn: Account };
}

/** One after the other; answers their histories. */
export async function* seedFleet(place: FleetPlace, span: Span): AsyncGenerator<Played, void> {
  let number = 0;
  for (const fate of fates) {
    const model = fate.signedIn ? place.models.signedIn : place.models.app;
    const played = await play(model, fate.events, span);
    for (let nth = 0; nth < fate.accounts; nth += 1, number += 1)
      yield await seedOne(place, fate, played, { number, nth, span });
  }
}

interface Which {
  /** Among all of them, and among those of its fate. */
  readonly number: number;
  readonly nth: number;
  readonly span: Span;
}

async function seedOne(
  place: FleetPlace,
  fate: Fate,
  played: Played,
  { number, nth, span }: Which,
): Promise<Played> {
  const { name, domain } = identityOf(number);
  await addTenant(place, played.account.tenantId, domain, fate);
  const id = newAccountId({ clock: Date.now, entropy });
  const { minSeconds, maxSeconds } = span.schedule;
  // Spread over one gap.
  const dueAt = Date.now() + Math.round((((number * 37) % 197) / 197) * minSeconds * 1000);
  const copied = copyOf(
    played,
    {
      id,
      name,
      tenantId: domain,
      user: played.account.user && `adele@${domain}`,
      credential: await ownCredential(place, id, played.account.credential),
      schedule: { preset: 'custom', minSeconds, maxSeconds },
      slot: dueAt,
      dueAt,
    },
    nth * EARLIER_MS,
  );
  const kept = { ...copied, account: pausedFor(fate, copied.account) };
  await putRows(place.table, kept.runs.map(runRow));
  await putRows(
    place.table,
    kept.days.map((day) => dayRow(id, day)),
  );
  await putRows(place.table, [accountRow(kept.account, entropy.hex(16)), dueRow(kept.account)]);
  return kept;
}

function pausedFor({ paused: reason }: Fate, account: Account): Account {
  if (reason === undefined) return account;
  return pause(account, { by: account.owner, reason }, Date.now() - PAUSED_DAYS_AGO * DAY_MS);
}

/** A tenant as another one is, with what lasts of what has befallen it. */
async function addTenant(
  { control }: FleetPlace,
  like: string,
  domain: string,
  { events }: Fate,
): Promise<void> {
  const settings = events.map(({ tenant }) => tenant);
  await control('tenants', Object.assign({ domain, like }, ...settings) as object);
  for (const { fault } of events)
    if (fault && !('times' in fault)) await control('faults', { tenant: domain, ...fault });
}

/** The same credential, of its own. */
async function ownCredential(
  { vault }: FleetPlace,
  accountId: string,
  { kind, secrets, expiresAt, givenAt, rotation }: StoredCredential,
): Promise<StoredCredential> {
  const own = Object.keys(secrets).map(
    (part) => [part, secretName(accountId, part, entropy)] as const,
  );
  for (const [part, name] of own)
    await vault.put(
      name,
      part === 'refreshToken' ? REFRESH_TOKEN : CLIENT_SECRET,
      secretTags(accountId),
    );
  return {
    kind,
    id: entropy.hex(16),
    secrets: Object.fromEntries(own),
    givenAt,
    expiresAt,
    rotation: rotation && { reuse: 'unknown', storedAt: Date.now() },
  };
}
