import { handOverUnowned } from '../members/hand-over';
import { FIRST_OPERATOR } from '../domain/member';
import { settingsSecrets } from '../domain/settings';
import { rests } from '../domain/account';
import type { Account } from '../domain/account';
import { DAY_MS } from '../durations';
import { errorName, oneByOne } from '../one-by-one';
import type { Tally } from '../one-by-one';
import type { Round } from '../ports';
import { pruneRecords } from '../runs/prune-records';
import type { Services } from '../services';
import { readSettings } from '../settings/read';
import { SETTINGS_TAGS } from '../settings/secret-name';
import { secretNames } from '../tokens/secret-name';

/** How long one upkeep goes on with a round, in milliseconds; the next one takes it from there. */
const SHARE_MS = 120_000;
/** A secret that no row refers to is removed after a day: by then whoever wrote it has finished or died. */
const ORPHAN_AGE_MS = DAY_MS;
const LIST_PAGE = 100;
const AT_A_TIME = 16;

/** What a share of a round came to. */
export interface Share {
  readonly pruned: Tally;
  readonly handedOver: Tally;
  readonly secrets: Tally;
  /** Whether the round goes on with the next upkeep. */
  readonly unfinished: boolean;
}

/**
 * A share of the round over everything there is, which begins once a day: each account's owner, the old runs of those that rest,
 * then each secret of the vault. It stops where its time is up and goes on from there, in whichever instance.
 */
export async function goRound(deps: Services): Promise<Share> {
  const until = deps.clock() + SHARE_MS;
  const share = new Tallies();
  let round = await roundOf(deps);
  try {
    while (round.part !== 'done' && deps.clock() < until) {
      round = await PARTS[round.part](deps, round, share);
      await deps.system.saveRound(round);
    }
  } catch (thrown) {
    // A list that cannot be read: the round goes on from there next time.
    deps.log.error('upkeep.postponed', { part: round.part, code: errorName(thrown) });
  }
  return { ...share.tallies, unfinished: round.part !== 'done' };
}

/** The round under way, or a new one when a day has passed since the last one began. */
async function roundOf({ system, clock }: Services): Promise<Round> {
  const now = clock();
  const last = await system.round();
  const isOver = !last || (last.part === 'done' && now - last.startedAt >= DAY_MS);
  return isOver ? { startedAt: now, part: 'accounts', after: undefined } : last;
}

class Tallies {
  readonly tallies = { pruned: NOTHING, handedOver: NOTHING, secrets: NOTHING };
  add(part: keyof Tallies['tallies'], { done, failed }: Tally): void {
    const before = this.tallies[part];
    this.tallies[part] = { done: before.done + done, failed: before.failed + failed };
  }
}
const NOTHING: Tally = { done: 0, failed: 0 };

/** A page of accounts. */
async function accountsOf(deps: Services, round: Round, share: Tallies): Promise<Round> {
  const { accounts, members, log } = deps;
  const page = await accounts.list({ top: LIST_PAGE, after: round.after });
  const nameOf = ({ id }: Account) => ({ accountId: id });
  const { retention } = await readSettings(deps);
  const prune = ({ id }: Account) => pruneRecords(deps, id, retention);
  // The others do it themselves, with their first run of a day.
  const resting = page.value.filter(rests);
  share.add(
    'pruned',
    await oneByOne(log, 'retention.postponed', resting, nameOf, prune, AT_A_TIME),
  );
  const known = new Set([FIRST_OPERATOR, ...(await members.list()).map(({ id }) => id)]);
  const unowned = page.value.filter(({ owner }) => !known.has(owner));
  share.add(
    'handedOver',
    await oneByOne(log, 'owner.postponed', unowned, nameOf, (account) =>
      handOverUnowned(deps, account),
    ),
  );
  const next = page.next;
  return next === undefined
    ? { ...round, part: 'secrets', after: undefined }
    : { ...round, after: next };
}

/**
 * Secrets left by a crash between the vault and the table: of accounts, of onboardings, of the settings, and
 * keys made for the first operator. One whose row cannot be read is nobody's to remove.
 */
async function secretsOf(deps: Services, round: Round, share: Tallies): Promise<Round> {
  const { accounts, onboardings, vault, log, clock } = deps;
  const before = clock() - ORPHAN_AGE_MS;
  const isOperatorKey = await operatorKeyTest(deps);
  const isOfSettings = await settingsSecretTest(deps);
  const ofOnboardings = (await onboardings.list()).map(({ certificate }) => certificate?.secret);
  const { secrets, next } = await somePages(vault.list(round.after));
  const isOrphan = async ({ name, createdAt, tags }: Secret): Promise<boolean> => {
    if (createdAt > before) return false;
    if (tags['purpose'] === 'operator-key') return !isOperatorKey(name);
    if (tags['purpose'] === SETTINGS_TAGS.purpose) return !isOfSettings(name);
    if (tags['purpose'] === 'onboarding') return !ofOnboardings.includes(name);
    if (tags['purpose'] !== 'account') return false;
    const account = await accounts.get(tags['account'] ?? '');
    return !account || !secretNames(account.value.credential).includes(name);
  };
  const work = async (secret: Secret): Promise<number> => {
    if (!(await isOrphan(secret))) return 0;
    await vault.remove(secret.name);
    return 1;
  };
  const nameOf = ({ name }: Secret) => ({ secret: name });
  share.add('secrets', await oneByOne(log, 'secret.not-removed', secrets, nameOf, work, AT_A_TIME));
  return next === undefined
    ? { ...round, part: 'done', after: undefined }
    : { ...round, after: next };
}

const PARTS = { accounts: accountsOf, secrets: secretsOf } as const;

type Secret =
  ReturnType<Services['vault']['list']> extends AsyncIterable<infer Item> ? Item : never;

/** Whole pages of the vault, some hundred secrets; `next` is where the rest begins. */
async function somePages(
  listed: AsyncIterable<Secret>,
): Promise<{ readonly secrets: readonly Secret[]; readonly next: string | undefined }> {
  const secrets: Secret[] = [];
  for await (const secret of listed) {
    const last = secrets.at(-1);
    // The first one of a page that is left to the next share.
    if (secrets.length >= LIST_PAGE && last && last.next !== secret.next)
      return { secrets, next: last.next };
    secrets.push(secret);
  }
  return { secrets, next: undefined };
}

/** Whether a secret of the settings stays: while a part of them is damaged, it may be that part's. */
async function settingsSecretTest(
  deps: Pick<Services, 'settings' | 'retentionDays' | 'damage'>,
): Promise<(name: string) => boolean> {
  const named = settingsSecrets(await readSettings(deps));
  let damaged = false;
  for await (const { kind } of deps.damage.all()) damaged ||= kind === 'settings';
  return (name) => damaged || named.includes(name);
}

/**
 * Whether a key of the first operator stays: while no row names one, or a member's row cannot be read, it
 * may be the one that opens.
 */
async function operatorKeyTest(
  deps: Pick<Services, 'members' | 'damage'>,
): Promise<(name: string) => boolean> {
  const named = new Set((await deps.members.list()).map(({ keySecret }) => keySecret));
  named.delete(undefined);
  let unreadable = false;
  for await (const { kind } of deps.damage.all()) unreadable ||= kind === 'member';
  return (name) => unreadable || named.size === 0 || named.has(name);
}
