import type * as z from 'zod';
import type { Outcome, Run } from '../../domain/run';
import type { run } from '../schemas/views';
import { failureView, iso } from './failure';

export function runView(value: Run): z.output<typeof run> {
  const { id, attempt, result, failure, outcomes, revision } = value;
  return {
    id,
    slot: iso(value.slot),
    attempt,
    startedAt: iso(value.startedAt),
    endedAt: iso(value.endedAt),
    result,
    ...(failure && { failure: failureView(failure) }),
    outcomes: outcomes.map(outcomeView),
    revision,
  };
}

function outcomeView({ failure, ...rest }: Outcome): z.output<typeof run>['outcomes'][number] {
  return { ...rest, ...(failure && { failure: failureView(failure) }) };
}
