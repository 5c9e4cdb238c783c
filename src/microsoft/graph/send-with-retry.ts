import { FailureError, isUnsettled } from '../../domain/failure';
import type { Failure, FailureKind } from '../../domain/failure';
import { graphFailure } from '../../failures/graph-error';
import { closedUntil, parseRetryAfter, retryDecision } from '../../domain/retry';
import type { Fault } from '../../domain/retry';
import type { Clock } from '../../ports';
import type { ThrottleGate, GateKey, Sleep } from '../throttle-gate';
import { jsonOrUndefined, WireError, wireFault } from '../http';
import type { WireCode, WireResponse } from '../http';

/** On whose behalf, and until when. */
export interface Caller extends GateKey {
  readonly deadline: number;
  readonly signal: AbortSignal;
}

export interface RetryDeps {
  readonly gate: ThrottleGate;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly random: () => number;
}

export interface Call {
  readonly method: string;
  /** Path below `/v1.0`; absent for a pre-authenticated address. */
  readonly path?: string;
  readonly send: () => Promise<WireResponse>;
}

/** One try's fault: what a retry goes by, and what is told if there is none. */
interface Failed {
  readonly fault: Fault;
  readonly failure: Failure;
}

/**
 * Sends a call until it is answered below 400, or until trying on is of no use. Throws `FailureError`
 * with stage `request`.
 */
export async function sendWithRetry(
  caller: Caller,
  call: Call,
  patience: RetryDeps,
): Promise<WireResponse & { readonly unsettledTries: number }> {
  const { gate, clock, sleep, random } = patience;
  const { deadline, signal } = caller;
  let unsettledTries = 0;
  for (let attempt = 1; ; attempt += 1) {
    const result = await tryOnce(caller, call, patience);
    if ('status' in result) return { ...result, unsettledTries };
    const { fault, failure } = result;
    if (isUnsettled(failure) && !fault.unsent) unsettledTries += 1;
    const now = clock();
    const closed = closedUntil(fault, attempt, now);
    if (closed !== undefined) gate.close(caller, closed);
    const idempotent = call.method !== 'POST';
    const next = retryDecision({ attempt, idempotent, fault, now, deadline, random: random() });
    if (!next.again) {
      const last = closed === undefined ? failure : late(failure, closed, deadline);
      throw new FailureError(last, { unsettledTries });
    }
    // With a gate closed, the wait is the gate's.
    if (closed === undefined) await sleep(next.afterMs, signal);
  }
}

/** A wait that outlasts the run makes any refusal a matter of throttling. */
const late = (failure: Failure, notBefore: number, deadline: number): Failure => ({
  ...failure,
  notBefore,
  ...(notBefore >= deadline && { kind: 'throttled' as const }),
});

async function tryOnce(
  caller: Caller,
  call: Call,
  { gate, clock }: RetryDeps,
): Promise<WireResponse | Failed> {
  const passage = { stage: 'request', deadline: caller.deadline, signal: caller.signal } as const;
  try {
    const answer = await gate.start(caller, passage, call.send);
    return answer.status < 400 ? answer : refused(call, answer, clock());
  } catch (thrown) {
    if (thrown instanceof WireError)
      return { fault: wireFault(thrown), failure: unanswered(thrown.code) };
    // The gate has not opened: this try was not sent.
    if (thrown instanceof FailureError)
      return { fault: { lasting: true, unsent: true }, failure: thrown.failure };
    throw thrown;
  }
}

function refused({ path }: Call, answer: WireResponse, now: number): Failed {
  const { status, headers, bytes } = answer;
  const json = jsonOrUndefined(bytes);
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now, headers.get('date'));
  const requestId = requestIdOf(headers);
  return {
    fault: { status, ...(retryAfterMs !== undefined && { retryAfterMs }) },
    failure: {
      stage: 'request',
      ...graphFailure({ status, json, ...(path !== undefined && { path }) }),
      status,
      ...(requestId !== undefined && { requestId }),
    },
  };
}

const unanswered = (code: WireCode): Failure => ({ stage: 'request', kind: kindOf(code), code });

function kindOf(code: WireCode): FailureKind {
  if (code === 'deadline') return 'service';
  return code === 'body-too-large' ? 'assertion' : 'network';
}

/** Microsoft's id of the exchange; OneDrive's storage has a header of its own. */
export function requestIdOf(headers: Headers): string | undefined {
  const id = headers.get('request-id') ?? headers.get('sprequestguid');
  return id !== null && /^[\w-]{1,64}$/.test(id) ? id : undefined;
}
