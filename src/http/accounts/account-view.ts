import type * as z from 'zod';
import { consentReturn } from '../../accounts/callback';
import { isLeased } from '../../domain/account';
import type { Account, Lease, SignedIn, Selection } from '../../domain/account';
import { nextRunAt } from '../../domain/brief';
import { runOf, rolloutOf } from '../../domain/configuration';
import { NO_ITEMS } from '../../domain/items';
import type { ConfirmationState } from '../../domain/mail-address';
import { linksOf } from '../../domain/portal-links';
import { plannedIn } from '../runs/run-view';
import { isRenewable, lifeOf } from '../../domain/credential-watch';
import { triesAgainAt } from '../../domain/half-open';
import type { Language } from '../../domain/language';
import { isCapped } from '../../domain/leftovers';
import type { Leftovers } from '../../domain/leftovers';
import type { Extent } from '../../failures/explain';
import type { Services } from '../../services';
import { keyStateOf } from '../../domain/sign-in-key';
import type { account } from './account-schema';
import { failureView, iso, isoOr } from '../failure-view';
import type { Told } from './preflight-view';
import { scheduleView } from './schedule-view';
import { pausedView } from './paused-view';
import { subscriptionView } from './subscription-view';
import { preflightView } from './preflight-view';

export interface ToldAccount extends Told {
  /** What the account's own row does not say. */
  readonly confirmation: ConfirmationState | undefined;
}

/** An account as its owner sees it. What lies in the vault, and under which names, is not in it. */
export function accountView(
  place: Pick<Services, 'catalogue' | 'publicOrigin' | 'underWay'>,
  value: Account,
  told: ToldAccount,
): z.output<typeof account> {
  const { now, language, confirmation } = told;
  const back = consentReturn(place, value);
  const { id, name, tenantId, clientId, user, mode, owner, state, paused, failure, preflight } =
    value;
  const {
    checks,
    checksPerRun,
    notify,
    subscription,
    recentResults,
    leftovers = { open: 0, stuck: 0, parked: 0 },
    allowWrites,
    signedIn,
  } = value;
  return {
    id,
    name,
    tenantId,
    clientId,
    user,
    mode,
    owner,
    credential: credentialView(value, now),
    signedIn: signedIn && signedInView(signedIn),
    checks: selectionView(checks),
    allowWrites,
    checksPerRun,
    schedule: scheduleView(value.schedule, now),
    notify,
    confirmation,
    state,
    stateSince: iso(value.stateSince),
    paused: paused && pausedView(paused, nextRunAt(value)),
    failure: failure && failureView(failure, language, extentOf(value)),
    failing: failingView(value),
    ...runsView(place, value, now),
    lastResults: recentResults
      .map(({ runId, result, at }) => ({ runId, result, at: iso(at) }))
      .reverse(),
    share: shareView(value),
    items: itemsView(value),
    links: linksOf(value, back),
    leftovers: leftoversView(leftovers, language),
    subscription: subscription && subscriptionView(subscription, now),
    preflight: preflight && preflightView(place.catalogue, value, preflight, told, back),
    demo: value.demo,
    configuration: configurationView(value),
    createdAt: iso(value.createdAt),
    updatedAt: iso(value.updatedAt),
  };
}

function selectionView({ preset = 'everything', always, random, except, weights }: Selection) {
  return {
    preset,
    always: [...always],
    random: [...random],
    except: except && [...except],
    weights: weights && { ...weights },
  };
}

function credentialView(account: Account, now: number) {
  const { credential } = account;
  const { kind, expiresAt } = credential;
  const { renewedAt, lapsesAt, expiryFrom } = lifeOf(credential);
  return {
    kind,
    expiresAt: isoOr(expiresAt),
    renewedAt: isoOr(renewedAt),
    lapsesAt: isoOr(lapsesAt),
    expiryFrom,
    key: keyStateOf(account),
    renewable: isRenewable(credential, now) ? (true as const) : undefined,
  };
}

const signedInView = ({ username, at }: SignedIn) => ({ username, at: iso(at) });
const shareView = ({ share }: Account) =>
  share && { shows: [...share.shows], since: iso(share.since) };

const leftoversView = (leftovers: Leftovers, language: Language) => ({
  open: leftovers.open,
  parked: leftovers.parked,
  capped: isCapped(leftovers),
  stuck: leftovers.stuck,
  failure: leftovers.failure && failureView(leftovers.failure, language),
});

/** What may still be there: what is looked for, and what is out of reach. */
function itemsView({ items = NO_ITEMS, leftovers }: Account) {
  return { ...items, open: (leftovers?.open ?? 0) + (leftovers?.parked ?? 0) };
}

/** The account's failure is why its last run did not pass. */
const extentOf = ({ recentResults }: Account): Extent =>
  recentResults.at(-1)?.result === 'failed' ? 'run' : 'check';

/** Checks whose trouble is no one-off, by id. */
function failingView({ memory = [] }: Account) {
  return memory.flatMap(({ check, trouble }) =>
    trouble?.confirmed ? [{ check, since: iso(trouble.since), code: trouble.code }] : [],
  );
}

function runsView(place: Pick<Services, 'underWay'>, value: Account, now: number) {
  const run = runOf(value);
  const next = nextRunAt(value);
  const triesAt = value.state === 'paused' ? undefined : triesAgainAt(value);
  return {
    nextRunAt: next === undefined ? null : iso(next),
    triesAgainAt: isoOr(triesAt),
    running: run && isLeased(value, now) ? runningView(place, value.id, run) : undefined,
    lateSeconds: lateSeconds(value, now),
    waitsUntil: waitsUntil(value, now),
  };
}

/** Until when Microsoft has asked to be left alone; undefined where that is over. */
const waitsUntil = ({ notBefore = 0 }: Account, now: number): string | undefined =>
  notBefore > now ? iso(notBefore) : undefined;

const runningView = (
  { underWay }: Pick<Services, 'underWay'>,
  accountId: string,
  { runId, since, plan }: Lease,
) => ({
  runId,
  since: iso(since),
  planned: plannedIn(plan),
  ended: underWay.of(accountId)?.map((one) => ({ ...one })),
});

/** A message may take this long on its way. */
const ON_ITS_WAY_MS = 60_000;

/** How long the run that is due has not begun, put off or not taken; undefined while none is late. */
function lateSeconds(value: Account, now: number): number | undefined {
  const next = runOf(value) ? undefined : nextRunAt(value);
  return next !== undefined && now - next >= ON_ITS_WAY_MS
    ? Math.floor((now - next) / 1000)
    : undefined;
}

function configurationView(value: Account) {
  const { revision, inSync, liveFrom } = rolloutOf(value);
  return {
    revision,
    inSync,
    liveFrom: liveFrom ? iso(liveFrom.slot) : null,
    liveFromRun: liveFrom?.runId ?? null,
  };
}
