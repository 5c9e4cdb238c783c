import type * as z from 'zod';
import { sumItems } from '../../domain/items';
import { checkOfEntry } from '../../domain/plan';
import type { Failure } from '../../domain/failure';
import type { Outcome, Run } from '../../domain/run';
import type { Extent } from '../../failures/explain';
import type { RunFound } from '../../runs/read';
import type { listedRun } from './run-schema';
import { iso } from '../failure-view';

type View = z.output<typeof listedRun>;
/** How a failure is told: whole, or with its texts elsewhere in the answer. */
type Tell = (failure: Failure, extent?: Extent) => View['outcomes'][number]['failure'];

/** `whole` tells why the run did not pass, `tell` why its checks did not. */
export function runView(value: Run, whole: Tell, tell: Tell): View {
  const { id, attempt, result, failure, outcomes, revision, asked, demo } = value;
  return {
    id,
    slot: iso(value.slot),
    state: 'ended',
    attempt,
    startedAt: iso(value.startedAt),
    endedAt: iso(value.endedAt),
    result,
    asked,
    demo,
    failure: failure && whole(failure, extentOf(value)),
    items: sumItems(outcomes),
    outcomes: outcomes.map((outcome) => outcomeView(outcome, tell)),
    revision,
  };
}

const extentOf = ({ result }: Run): Extent => (result === 'failed' ? 'run' : 'check');

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
  tell: Tell,
): View['outcomes'][number] {
  const explained = failure && tell(failure);
  return {
    check,
    result,
    ms,
    status,
    requestId,
    failure: explained,
    made,
    removed,
  };
}
