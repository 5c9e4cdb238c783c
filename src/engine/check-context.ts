import { fail } from '../checks/assert';
import type { Answer, Call, CallArguments, CheckContext } from '../checks/define';
import { fillPath, pathOf, permissionOf, queryString } from '../checks/path';
import type { Mode } from '../domain/account';
import { FailureError } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { GraphRequest, GraphResponse } from '../ports';
import type { Tenant } from './tenant';
import type * as z from 'zod';

/** What a context has seen: the deciding answer is the last one. */
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

/** A context that tells what was seen on its way. */
export type SeeingContext = CheckContext & { seen(): Seen };

/** The run's time was up. No fault of the tenant's by itself, so it has a code of its own. */
export const deadlineFailure: Failure = { stage: 'request', kind: 'service', code: 'deadline' };

/** The way from a check, its undo or the sweep to the tenant, and what was seen on it. */
export function checkContext(tenant: Tenant): SeeingContext {
  const { session, mode, user, clock, sleep, signal, deadline } = tenant;
  let seen: Seen = { wrote: false, unsettled: 0 };

  const inTime = <T>(work: () => Promise<T>): Promise<T> => {
    if (signal.aborted || clock() >= deadline) throw new FailureError(deadlineFailure);
    return givenUpWith(signal, work);
  };

  async function exchange<Schema extends z.ZodType>(
    call: Call<Schema>,
    request: GraphRequest,
  ): Promise<Answer<z.output<Schema>>> {
    const writes = request.method !== 'GET';
    const permission = permissionOf(call, mode);
    const name = `${call.method} ${pathOf(call, mode)}`;
    seen = {
      call: name,
      ...(permission !== undefined && { permission }),
      wrote: seen.wrote || writes,
      unsettled: seen.unsettled + (writes ? 1 : 0),
    };
    const settled = () => {
      if (writes) seen = { ...seen, unsettled: seen.unsettled - 1 };
    };
    try {
      const response = await inTime(() => session.request(request));
      seen = { ...seen, ...answered(response) };
      const answer = fit(call, response);
      settled();
      return answer;
    } catch (thrown) {
      if (isRefusal(thrown)) settled();
      throw thrown;
    }
  }

  return {
    mode,
    seen: () => seen,
    now: clock,
    send: async (call, args = {}) => exchange(call, requestOf(call, mode, user, args)),
    follow: async (call, nextLink) => exchange(call, { method: 'GET', path: nextLink }),
    async transfer(request) {
      const response = await inTime(() => session.transfer(request));
      seen = { ...seen, ...answered(response) };
      return response;
    },
    async poll(ask, ready, bound = { everyMs: 1000, forMs: 30_000 }) {
      const until = clock() + bound.forMs;
      for (;;) {
        const value = await ask();
        if (ready(value)) return value;
        if (clock() + bound.everyMs > until) return undefined;
        await inTime(() => sleep(bound.everyMs, signal));
      }
    },
  };
}

function requestOf(
  call: Call,
  mode: Mode,
  user: string | undefined,
  args: CallArguments,
): GraphRequest {
  const template = pathOf(call, mode);
  if (user === undefined && template.includes('{user}')) {
    throw new FailureError({ stage: 'request', kind: 'not-provisioned', code: 'no-user' });
  }
  const path = fillPath(template, { ...(user !== undefined && { user }), ...args.params });
  return {
    method: call.method,
    path: path + queryString(args.query ?? {}),
    ...(args.headers && { headers: args.headers }),
    ...(args.body !== undefined && { body: args.body }),
  };
}

const answered = ({ status, requestId }: GraphResponse) => ({
  status,
  ...(requestId !== undefined && { requestId }),
});

/** Holds an answer against its call's definition. What came back is never part of the failure. */
function fit<Schema extends z.ZodType>(
  call: Call<Schema>,
  response: GraphResponse,
): Answer<z.output<Schema>> {
  const { status, headers, bytes } = response;
  const expected = call.status ?? [200];
  if (!expected.includes(status)) {
    fail('the answer has an expected status', { expected: expected.join(' or '), actual: status });
  }
  const parsed = call.response?.safeParse(response.json);
  if (parsed && !parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue?.path.map(String).join('.').slice(0, 200);
    const facts = { what: at === undefined || at === '' ? 'a body in JSON' : at };
    throw new FailureError({ stage: 'request', kind: 'assertion', code: 'bad-shape', facts });
  }
  return { status, headers, bytes, body: parsed?.data as z.output<Schema> };
}

/** Whether Graph said that it did nothing: a 4xx, but for 408, which says only that it took too long. */
function isRefusal(thrown: unknown): boolean {
  if (!(thrown instanceof FailureError)) return false;
  const { status } = thrown.failure;
  return status !== undefined && status >= 400 && status < 500 && status !== 408;
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
