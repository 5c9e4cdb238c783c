import type * as z from 'zod';
import { compact } from '../../compact';
import { sumItems } from '../../domain/items';
import { checkOfEntry } from '../../domain/plan';
import type { Outcome, Run } from '../../domain/run';
import type { RunFound } from '../../runs/read';
import type { Explanations } from '../explanations';
import type { listedRun } from './run-schema';
import { iso } from '../failure-view';

type View = z.output<typeof listedRun>;

export function runView(value: Run, explanations: Explanations): View {
  const { id, attempt, result, failure, outcomes, revision, asked } = value;
  return {
    id,
    slot: iso(value.slot),
    state: 'ended',
    attempt,
    startedAt: iso(value.startedAt),
    endedAt: iso(value.endedAt),
    result,
    ...compact({ asked, failure: failure && explanations.view(failure) }),
    items: sumItems(outcomes),
    outcomes: outcomes.map((outcome) => outcomeView(outcome, explanations)),
    revision,
  };
}

export function runUnderWayView(found: Exclude<RunFound, { readonly state: 'ended' }>): View {
  const { id, slot, state } = found;
  const common = { id, slot: iso(slot), state, outcomes: [] };
  if (found.state === 'waiting') return common;
  const { attempt, since, revision, plan } = found.lease;
  return { ...common, attempt, startedAt: iso(since), revision, planned: plannedIn(plan) };
}

/** The checks of a plan, by id. */
export const plannedIn = (plan: readonly string[]): string[] =>
  plan.map((entry) => checkOfEntry(entry).id);

function outcomeView(
  { check, result, status, ms, requestId, failure, made, removed }: Outcome,
  explanations: Explanations,
): View['outcomes'][number] {
  const explained = failure && explanations.view(failure);
  return {
    check,
    result,
    ms,
    ...compact({ status, requestId, failure: explained, made, removed }),
  };
}
