import type * as z from 'zod';
import type { Outcome, Run } from '../../domain/run';
import type { RunFound } from '../../runs/read';
import type { run } from './run-schema';
import { failureView, iso } from '../failure-view';

export function runView(value: Run): z.output<typeof run> {
  const { id, attempt, result, failure, outcomes, revision } = value;
  return {
    id,
    slot: iso(value.slot),
    state: 'ended',
    attempt,
    startedAt: iso(value.startedAt),
    endedAt: iso(value.endedAt),
    result,
    ...(failure && { failure: failureView(failure) }),
    outcomes: outcomes.map(outcomeView),
    revision,
  };
}

export function runUnderWayView(
  found: Exclude<RunFound, { readonly state: 'ended' }>,
): z.output<typeof run> {
  const { id, slot, state } = found;
  const common = { id, slot: iso(slot), state, outcomes: [] };
  if (found.state === 'waiting') return common;
  const { attempt, since, revision } = found.lease;
  return { ...common, attempt, startedAt: iso(since), revision };
}

function outcomeView({ failure, ...rest }: Outcome): z.output<typeof run>['outcomes'][number] {
  return { ...rest, ...(failure && { failure: failureView(failure) }) };
}
