import { FailureError, isUnsettled } from '../../domain/failure';
import type { Failure, FailureKind } from '../../domain/failure';
import { graphFailure } from '../../failures/graph-error';
import { guidOrNothing } from '../../failures/sent';
import { closedUntil, parseRetryAfter, retryDecision } from '../../domain/retry';
import type { Fault } from '../../domain/retry';
import type { Clock } from '../../ports';
import type { ThrottleGate, GateKey, Sleep } from '../throttle-gate';
import { WireHeaders } from '../../network/exchange';
import type { WireResponse } from '../../network/exchange';
import { jsonOrUndefined, parseJson } from '../../network/json';
import { WireError, wireFault } from '../../network/wire-error';
import type { WireCode } from '../../network/wire-error';

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
  /** A success has to have JSON in its body. */
  readonly expectsJson: boolean;
  /** A redirect is an answer to it. */
  readonly expectsRedirect: boolean;
  /** Sending it twice does what sending it once does. */
  readonly repeatable: boolean;
  /** What the request holds that must not come back in a code. */
  readonly secrets: readonly string[];
  readonly send: () => Promise<WireResponse>;
  /** Begins a try when it is its turn. */
  readonly inTurn: InTurn;
}

/** Waits for a place before something is begun, and gives it back afterwards. */
export type InTurn = (begin: () => Promise<WireResponse>) => Promise<WireResponse>;

/** An answer, and the JSON in its body where it has any. */
export interface Answered extends WireResponse {
  readonly json: unknown;
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
): Promise<Answered & { readonly unsettledTries: number }> {
  const { gate, clock, sleep, random } = patience;
  const { deadline, signal } = caller;
  let unsettledTries = 0;
  for (let attempt = 1; ; attempt += 1) {
    const result = await tryOnce(caller, call, patience);
    if ('status' in result) return { ...result, unsettledTries };
    const { fault, failure } = result;
    if (unsettledTries > 0 && fault.status === 404 && removes(call)) return REMOVED;
    if (isUnsettled(failure) && !fault.unsent) unsettledTries += 1;
    const now = clock();
    const closed = closedUntil(fault, attempt, now);
    if (closed !== undefined) gate.close(caller, closed);
    const { repeatable: idempotent } = call;
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
  kind: notBefore >= deadline ? 'throttled' : failure.kind,
});

async function tryOnce(
  caller: Caller,
  call: Call,
  { gate, clock }: RetryDeps,
): Promise<Answered | Failed> {
  const passage = { stage: 'request', deadline: caller.deadline, signal: caller.signal } as const;
  try {
    // The gate last: it may close while others are waited for.
    const answer = await call.inTurn(() => gate.start(caller, passage, call.send));
    if (answer.status >= 400) return refused(call, answer, clock());
    if (answer.status >= 300 && !call.expectsRedirect) return onTheWay('redirected');
    const json = parseJson(answer.headers, answer.bytes);
    return call.expectsJson && isCutOff(answer, json)
      ? onTheWay('body-not-json')
      : { ...answer, json };
  } catch (thrown) {
    if (thrown instanceof WireError)
      return { fault: wireFault(thrown), failure: unanswered(thrown.code) };
    // The gate has not opened: this try was not sent.
    if (thrown instanceof FailureError)
      return { fault: { lasting: true, unsent: true }, failure: thrown.failure };
    throw thrown;
  }
}

/** A DELETE, or a POST that may be repeated and answers nothing. */
const removes = ({ method, expectsJson, repeatable }: Call): boolean =>
  method === 'DELETE' || (method === 'POST' && repeatable && !expectsJson);

/** What was to be removed is gone, by the try whose answer was lost. */
const REMOVED = {
  status: 204,
  headers: new WireHeaders({}),
  bytes: new Uint8Array(),
  json: undefined,
  unsettledTries: 0,
};

/** 200 and 201 come with a body; where JSON is due and there is none, it was cut off or is not Microsoft's. */
const isCutOff = ({ status }: WireResponse, json: unknown): boolean =>
  (status === 200 || status === 201) && json === undefined;

/**
 * An answer that is cut off, or not Microsoft's. Without its status: whether the request was carried out is
 * as unknown as after a reset.
 */
const onTheWay = (code: 'body-not-json' | 'redirected'): Failed => ({
  fault: {},
  failure: { stage: 'request', kind: 'network', code },
});

function refused({ path, secrets: sent }: Call, answer: WireResponse, now: number): Failed {
  const { status, headers, bytes } = answer;
  const json = jsonOrUndefined(bytes);
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now, headers.get('date'));
  const requestId = requestIdOf(headers);
  return {
    fault: { status, retryAfterMs },
    failure: {
      stage: 'request',
      ...graphFailure({ status, json, sent, path }),
      status,
      requestId,
    },
  };
}

const unanswered = (code: WireCode): Failure => ({ stage: 'request', kind: kindOf(code), code });

function kindOf(code: WireCode): FailureKind {
  if (code === 'deadline') return 'service';
  return code === 'body-too-large' ? 'assertion' : 'network';
}

/** Microsoft's id of the exchange; OneDrive's storage has a header of its own. */
export function requestIdOf(headers: WireResponse['headers']): string | undefined {
  return guidOrNothing(headers.get('request-id') ?? headers.get('sprequestguid'));
}
