import { pathOf } from '@perennial/checks';
import type { Call, Transport } from '@perennial/checks';
import { FailureError } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { GraphResponse } from '../ports';
import type { Tenant } from './tenant';

/** What went over a transport: the deciding answer is the last one. */
export interface Seen {
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** The call that was sent last: `GET /me/messages`. */
  readonly call?: string | undefined;
  /** The permission that call needs. */
  readonly permission?: string | undefined;
  /** What became of the calls that may change the tenant, by `METHOD /path`. */
  readonly writes: ReadonlyMap<string, Effect>;
}

/**
 * What a call did in the tenant, as far as its answers say, over all times it was sent.
 * `nothing`: each was refused before it was looked at (401, 403, 404, 410, 429). `unclear`: it was refused
 * for what it asked. `done`: it was answered with success. `unsettled`: a try had no answer, or one that
 * does not say (5xx, 408, a body that could not be read), whatever came afterwards.
 */
export type Effect = (typeof EFFECTS)[number];

/** The later one stands when a call was sent more than once. */
const EFFECTS = ['nothing', 'unclear', 'done', 'unsettled'] as const;

export const strongest = (effects: readonly Effect[]): Effect | undefined =>
  EFFECTS.findLast((effect) => effects.includes(effect));

/** Statuses with which Graph has not come to look at what it was asked to do; 501: there is nothing that could do it. */
const DID_NOTHING = new Set([401, 403, 404, 410, 429, 501]);

/** A transport that tells what was seen on its way. */
export type SeeingTransport = Transport & { seen(): Seen };

/** The run's time was up. No fault of the tenant's by itself, so it has a code of its own. */
export const deadlineFailure: Failure = { stage: 'request', kind: 'service', code: 'deadline' };

/** The way from a check, its undo or the sweep to the tenant, and what was seen on it. */
export function transportOf(tenant: Tenant): SeeingTransport {
  const { session, mode, clock, sleep, signal, deadline } = tenant;
  const writes = new Map<string, Effect>();
  let seen: Omit<Seen, 'writes'> = {};

  const ready = () => {
    if (signal.aborted || clock() >= deadline) throw new FailureError(deadlineFailure);
  };
  const inTime = <T>(work: () => Promise<T>): Promise<T> => {
    ready();
    return givenUpWith(signal, work);
  };
  const answered = ({ status, requestId = seen.requestId }: GraphResponse) => {
    seen = { ...seen, status, requestId };
  };

  return {
    seen: () => ({ ...seen, writes }),
    now: clock,
    ready,
    pause: async (ms) => inTime(() => sleep(ms, signal)),
    async exchange(call, request, read) {
      ready();
      const name = callName(call, mode);
      const took = (effect: Effect) => {
        if (request.method === 'GET') return;
        const before = writes.get(name);
        writes.set(name, strongest(before ? [before, effect] : [effect]) ?? effect);
      };
      seen = { call: name, permission: call.permission[mode] };
      try {
        const response = await inTime(() =>
          session.request({ ...request, ...expectationOf(call) }),
        );
        answered(response);
        const effect = (response.unsettledTries ?? 0) > 0 ? 'unsettled' : 'done';
        const answer = readOr(
          () => read(response),
          () => took('unsettled'),
        );
        took(effect);
        return answer;
      } catch (thrown) {
        if (thrown instanceof FailureError) took(effectOf(thrown));
        throw thrown;
      }
    },
    async transfer(request) {
      const response = await inTime(() => session.transfer(request));
      answered(response);
      return response;
    },
  };
}

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** What the adapter has to know of a call to tell a fault of the way, and whether it may send it again. */
const expectationOf = ({ schema, status, repeatable }: Call) => ({
  expectsJson: schema !== undefined,
  expectsRedirect: status.some(isRedirect),
  repeatable,
});

/** A call as the catalogue writes it: no id, no content. */
export const callName = (call: Call, mode: Tenant['mode']): string =>
  `${call.method} ${pathOf(call, mode)}`;

/** An answer that cannot be read leaves open what it would have said. */
function readOr<T>(read: () => T, unreadable: () => void): T {
  try {
    return read();
  } catch (thrown) {
    unreadable();
    throw thrown;
  }
}

function effectOf({ failure: { status }, unsettledTries }: FailureError): Effect {
  if (unsettledTries > 0) return 'unsettled';
  return status === undefined || DID_NOTHING.has(status) ? 'nothing' : 'unclear';
}

/** What `work` comes to, unless the signal ends first: the answer is not waited for then. */
async function givenUpWith<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => {
      reject(new FailureError(deadlineFailure));
    };
    signal.addEventListener('abort', giveUp, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', giveUp);
      });
  });
}
