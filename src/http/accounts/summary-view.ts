import type * as z from 'zod';
import type { Brief } from '../../domain/brief';
import { isCapped } from '../../domain/leftovers';
import { isRecentRenewal } from '../../domain/subscription';
import type { Language } from '../../domain/language';
import { explain } from '../../failures/explain';
import { iso, isoOr } from '../failure-view';
import { pausedView } from './paused-view';
import type { Told } from './preflight-view';
import { endingIn } from './subscription-view';
import type { accountSummary } from './summary-schema';

type View = z.output<typeof accountSummary>;

export function summaryView(brief: Brief, { now, language }: Told): View {
  const { id, name, tenantId, clientId, user, mode, owner, credential, state } = brief;
  const { running, paused, results, leftovers, demo, revision } = brief;
  const isRunning = running !== undefined && running.until > now;
  return {
    id,
    name,
    tenantId,
    clientId,
    mode,
    owner,
    credential: { kind: credential.kind, expiresAt: isoOr(credential.expiresAt) },
    state,
    stateSince: iso(brief.stateSince),
    nextRunAt: isoOr(brief.nextRunAt) ?? null,
    results,
    leftovers: { open: leftovers.open, parked: leftovers.parked, capped: isCapped(leftovers) },
    revision,
    user,
    demo,
    reason: reasonOf(brief, language),
    subscription: subscriptionOf(brief, now),
    paused: paused && pausedView(paused, brief.nextRunAt),
    running: isRunning ? { runId: running.runId, since: iso(running.since) } : undefined,
  };
}

function subscriptionOf({ subscription: known }: Brief, now: number): View['subscription'] {
  if (!known) return undefined;
  if ('missing' in known) return { missing: known.missing };
  const { endsAt, renewedAt } = known;
  const recent = isRecentRenewal(renewedAt, now) ? renewedAt : undefined;
  return { ...endingIn(endsAt, now), renewedAt: isoOr(recent) };
}

function reasonOf({ failure }: Brief, language: Language): View['reason'] {
  return (
    failure && { code: failure.code, kind: failure.kind, title: explain(failure, language).title }
  );
}
