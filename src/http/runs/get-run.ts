import type * as z from 'zod';
import type { Failure } from '../../domain/failure';
import type { Language } from '../../domain/language';
import type { Extent } from '../../failures/explain';
import type { Run } from '../../domain/run';
import { readRun } from '../../runs/read';
import { accountOf } from '../accounts/account';
import { operation, READ } from '../operation';
import { run } from './run-schema';
import { Explanations } from '../explanations';
import { runUnderWayView, runView } from './run-view';

/** How soon to look again at a run that has not ended, in seconds: most take a few. */
const LOOK_AGAIN_SECONDS = 2;

export const getRun = operation({
  id: 'getRun',
  method: 'GET',
  path: '/api/accounts/{accountId}/runs/{runId}',
  tag: 'runs',
  summary: 'One run',
  description:
    'Also one that is waiting or running: `state` says so, and it has no `result` yet. Ask again after `Retry-After`.',
  roles: READ,
  answers: { 200: { description: 'The run', schema: run, headers: ['Retry-After'] } },
  problems: [404],
  async handle(call) {
    const account = await accountOf(call);
    const found = await readRun(call.core, account, call.params.runId);
    if (found.state === 'ended') return { status: 200, body: runBody(found.run, call.language) };
    const headers = { 'Retry-After': String(LOOK_AGAIN_SECONDS) };
    return { status: 200, headers, body: runUnderWayView(found) };
  },
});

/** Every failure is told whole, in its place; the texts by code are there too, as in a list. */
function runBody(found: Run, language: Language): z.output<typeof run> {
  const explanations = new Explanations(language);
  const whole = (failure: Failure, extent?: Extent) => explanations.whole(failure, extent);
  return { ...runView(found, whole, whole), explanations: explanations.texts };
}
