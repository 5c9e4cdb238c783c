import { checkOf, grammarOf, operationsOf, runContextOf } from '@perennial/checks';
import type { Call, Check, CheckDefinition, Made } from '@perennial/checks';
import { FailureError } from '../../src/domain/failure';
import type { Failure } from '../../src/domain/failure';
import { randomFrom } from '../../src/domain/random';
import type { LedgerEntry } from '../../src/domain/run';
import type { GraphRequest, GraphResponse, GraphSession } from '../../src/ports';
import { transportOf } from '../../src/engine/check-context';
import type { Tenant } from '../../src/engine/tenant';

export const NOW = Date.UTC(2026, 10, 21, 12);
export const MARKER = `perennial-${'0123456789abcdef'.repeat(2)}`;

/** A clock that only moves when told to, and a sleep that tells it. */
export function stillClock(start = NOW) {
  let now = start;
  const advance = (ms: number) => {
    now += ms;
  };
  const sleep = async (ms: number) => {
    advance(ms);
    return Promise.resolve();
  };
  return { clock: () => now, advance, sleep };
}

export const response = (
  status: number,
  json?: unknown,
  headers: Record<string, string> = {},
): GraphResponse => ({
  status,
  headers: new Headers(headers),
  json,
  bytes: new Uint8Array(),
  requestId: `request-${status}`,
});

/** What the Graph adapter throws for an answer of 400 or more, or for none. */
export const refusal = (failure: Partial<Failure>): FailureError =>
  new FailureError({ stage: 'request', kind: 'service', code: 'someCode', ...failure });

export type Handler = (request: GraphRequest) => GraphResponse | Promise<GraphResponse>;

/** A session that answers as told and notes what was asked. */
export function aSession(handler: Handler): GraphSession & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    request: async (request) => {
      asked.push(`${request.method} ${decodeURIComponent(request.path)}`);
      return handler(request);
    },
    transfer: async ({ method, url }) => {
      asked.push(`${method} ${url}`);
      return Promise.resolve(response(200));
    },
  };
}

/** A tenant as a run reaches it, signed in; its clock stands still. */
export function contextInput(session: GraphSession, changes: Partial<Tenant> = {}): Tenant {
  const { clock, sleep } = stillClock();
  return {
    session,
    mode: 'delegated',
    clock,
    sleep,
    deadline: NOW + 180_000,
    tokenNumber: () => 0,
    signal: new AbortController().signal,
    ...changes,
  };
}

/** The words for calls, each of which names its own permission. */
export const grammar = grammarOf(operationsOf(''));

/** A check of which only what matters to a test is said. */
export const aCheck = (id: string, definition: Partial<CheckDefinition> = {}): Check =>
  checkOf(id, {
    title: 'A title',
    proves: 'Something.',
    calls: [],
    run: async () => Promise.resolve(),
    ...definition,
  });

/** What a check gets, without a runner around it; `made` collects what it says it has made. */
export function runContext(input: Tenant, calls: readonly Call[], seed = 'a seed') {
  const made: Made[] = [];
  const context = runContextOf({
    transport: transportOf(input),
    mode: input.mode,
    user: input.user,
    check: aCheck('mail.test', { calls }),
    marker: MARKER,
    random: randomFrom(seed),
    ledger: { made: (_, thing) => made.push(thing) },
  });
  return { context, made };
}

/** Ledger entries as they are written with the claim. */
export function ledgerFor(checks: readonly Check[], now = NOW): LedgerEntry[] {
  return checks.flatMap(({ id, creates }, index) =>
    creates.map(({ name }) => ({
      id: `${id}/${name}`,
      accountId: 'a1',
      runId: 'r1',
      check: id,
      creation: name,
      // Each check's own, as in a run: writes of several workloads go side by side.
      marker: index === 0 ? MARKER : `perennial-${index.toString(16).padStart(32, '0')}`,
      made: [],
      tenantId: 'contoso.example',
      mode: 'delegated',
      createdAt: now,
      deadline: now + 360_000,
      sweeps: 0,
    })),
  );
}
