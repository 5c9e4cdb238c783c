import { checkOf, CheckFailure, grammarOf, operationsOf, RequestError, runContextOf } from '../src';
import type { Call, CheckDefinition, Creation, Made, Random, Request, Response } from '../src';

export const MARKER = `perennial-${'0123456789abcdef'.repeat(2)}`;
export const NOW = Date.UTC(2026, 10, 21, 12);

/** The words for calls, each of which names its own permission. */
export const grammar = grammarOf(operationsOf(''));
export const permission = 'Mail.Read';

export const answer = (
  status: number,
  json?: unknown,
  headers: Record<string, string> = {},
): Response => ({ status, headers: new Headers(headers), json, bytes: new Uint8Array() });

export const refuse = (status: number): never => {
  throw new RequestError('refused', status);
};

export type Handler = (request: Request) => Response | Promise<Response>;

/** Takes the first, or counts up: what is drawn is of no matter. */
export const dull: Random = {
  int: (min) => min,
  pick: <T>(items: readonly T[]) => items[0] as T,
  bytes: (length) => new Uint8Array(length),
};

interface Setting {
  readonly calls: readonly Call[];
  readonly creates?: readonly Creation[];
  readonly random?: Random;
  readonly budget?: { requests: number; bytes: number; milliseconds: number };
}

/** A check's context over a far side that answers as told, and what it sent and made. */
export function contextOver(handler: Handler, setting: Setting) {
  const asked: Request[] = [];
  const made: { readonly name: string; readonly made: Made; readonly inPlaceOf?: string }[] = [];
  let now = NOW;
  const { calls, creates = [], random = dull, budget } = setting;
  const context = runContextOf({
    transport: {
      now: () => now,
      ready: () => undefined,
      pause: (ms) => {
        now += ms;
        return Promise.resolve();
      },
      exchange: async (_, request, read) => {
        asked.push(request);
        return read(await handler(request));
      },
      transfer: () => Promise.resolve(answer(200)),
    },
    mode: 'delegated',
    user: undefined,
    check: aCheck('mail.test', { calls, creates }),
    marker: MARKER,
    random,
    ledger: {
      made: ({ name }, thing, inPlaceOf) =>
        made.push({ name, made: thing, ...(inPlaceOf !== undefined && { inPlaceOf }) }),
    },
    ...(budget && { budget }),
  });
  return { context, asked, made };
}

/** A check of which only what matters to a test is said. */
export const aCheck = (id: string, definition: Partial<CheckDefinition> = {}) =>
  checkOf(id, {
    title: 'A title',
    proves: 'Something.',
    calls: [],
    run: async () => Promise.resolve(),
    ...definition,
  });

export const failureOf = async (work: Promise<unknown>): Promise<CheckFailure> => {
  const thrown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof CheckFailure) return thrown;
  throw new Error('no failure of a check', { cause: thrown });
};
