import type * as z from 'zod';
import { compact } from '../../compact';
import type { Brief } from '../../domain/brief';
import { weekOf } from '../../domain/day';
import { isCapped } from '../../domain/leftovers';
import type { Language } from '../../domain/language';
import type { Need } from '../../domain/needs';
import type { Totals } from '../../domain/totals';
import { explain } from '../../failures/explain';
import { needTitle } from '../../failures/needs';
import type { Told } from '../accounts/preflight-view';
import { endingIn } from '../accounts/subscription-view';
import { pausedView } from '../accounts/paused-view';
import { iso } from '../failure-view';
import type { overview } from './overview-schema';

type View = z.output<typeof overview>;

const isoOr = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : iso(ms);

export const needView = (need: Need, language: Language): View['needs'][number] => {
  const { account, kind, tone, since, until, code, check, count } = need;
  const title = needTitle(need, language);
  return {
    kind,
    tone,
    title,
    ...compact({ account, since: isoOr(since), until: isoOr(until), code, check, count }),
  };
};

export const totalsView = ({ nextRunAt, ...totals }: Totals): View['totals'] => ({
  ...totals,
  ...compact({ nextRunAt: isoOr(nextRunAt) }),
});

export function briefView(brief: Brief, { now, language }: Told): View['accounts'][number] {
  const { id, name, tenantId, user, mode, owner, credential, state, revision } = brief;
  const { running, paused, results, resultsAt, leftovers } = brief;
  const isRunning = running !== undefined && running.until > now;
  return {
    id,
    name,
    tenantId,
    mode,
    owner,
    credential: { kind: credential.kind, ...compact({ expiresAt: isoOr(credential.expiresAt) }) },
    state,
    stateSince: iso(brief.stateSince),
    nextRunAt: isoOr(brief.nextRunAt) ?? null,
    results,
    resultsAt: [...resultsAt],
    week: [...weekOf(brief.days, now)],
    leftovers: { open: leftovers.open, parked: leftovers.parked, capped: isCapped(leftovers) },
    revision,
    ...compact({
      user,
      reason: reasonOf(brief, language),
      subscription: subscriptionOf(brief, now),
      paused: paused && pausedView(paused, brief.nextRunAt),
      running: isRunning ? { runId: running.runId, since: iso(running.since) } : undefined,
    }),
  };
}

function subscriptionOf(
  { subscription: known }: Brief,
  now: number,
): View['accounts'][number]['subscription'] {
  if (!known) return undefined;
  return 'missing' in known ? { missing: known.missing } : endingIn(known.endsAt, now);
}

function reasonOf({ failure }: Brief, language: Language): View['accounts'][number]['reason'] {
  return (
    failure && { code: failure.code, kind: failure.kind, title: explain(failure, language).title }
  );
}
