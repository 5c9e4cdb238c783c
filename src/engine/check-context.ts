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
  /** Something that may change the tenant was sent. */
  readonly wrote: boolean;
  /** It is not known of this many whether they took effect: no answer, a 5xx, or one that could not be read. */
  readonly unsettled: number;
}

/** A transport that tells what was seen on its way. */
export type SeeingTransport = Transport & { seen(): Seen };

/** The run's time was up. No fault of the tenant's by itself, so it has a code of its own. */
export const deadlineFailure: Failure = { stage: 'request', kind: 'service', code: 'deadline' };

/** The way from a check, its undo or the sweep to the tenant, and what was seen on it. */
export function transportOf(tenant: Tenant): SeeingTransport {
  const { session, mode, clock, sleep, signal, deadline } = tenant;
  let seen: Seen = { wrote: false, unsettled: 0 };

  const ready = () => {
    if (signal.aborted || clock() >= deadline) throw new FailureError(deadlineFailure);
  };
  const inTime = <T>(work: () => Promise<T>): Promise<T> => {
    ready();
    return givenUpWith(signal, work);
  };
  const sends = (call: Call, writes: boolean) => {
    seen = {
      call: `${call.method} ${pathOf(call, mode)}`,
      permission: call.permission[mode],
      wrote: seen.wrote || writes,
      unsettled: seen.unsettled + (writes ? 1 : 0),
    };
  };
  const answered = ({ status, requestId = seen.requestId }: GraphResponse) => {
    seen = { ...seen, status, requestId };
  };

  return {
    seen: () => seen,
    now: clock,
    ready,
    pause: async (ms) => inTime(() => sleep(ms, signal)),
    async exchange(call, request, read) {
      const writes = request.method !== 'GET';
      const settled = () => {
        if (writes) seen = { ...seen, unsettled: seen.unsettled - 1 };
      };
      sends(call, writes);
      try {
        const response = await inTime(() => session.request(request));
        answered(response);
        const answer = read(response);
        settled();
        return answer;
      } catch (thrown) {
        if (isRefusal(thrown)) settled();
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

/**
 * Whether Graph said that it did nothing: a 4xx, but for 408, which says only that it took too long, and
 * 501, which says that there is nothing that could do it.
 */
function isRefusal(thrown: unknown): boolean {
  if (!(thrown instanceof FailureError)) return false;
  const { status } = thrown.failure;
  if (status === undefined || status === 408) return false;
  return (status >= 400 && status < 500) || status === 501;
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
