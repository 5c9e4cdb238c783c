import { CheckFailure, defineCreation, finding, removing } from '@perennial/checks';
import type {
  Call as GrammarCall,
  Check as GrammarCheck,
  CheckContext as GrammarContext,
  Creation,
  GraphContext,
} from '@perennial/checks';
import { FailureError } from '../domain/failure';
import type { Call, CallArguments, Check, CheckContext, RunContext } from './define';

/** Checks of the form before the grammar, until each is written in it. */
const known = new WeakMap<Call, GrammarCall>();

function callOf(call: Call): GrammarCall {
  const same = known.get(call);
  if (same) return same;
  const made: GrammarCall = {
    method: call.method,
    path: call.path,
    appPath: call.appPath ?? call.path.replace(/^\/me(?=\/|$)/, '/users/{user}'),
    permission: { delegated: call.delegated, application: call.application },
    wider: call.wider,
    status: call.status ?? [200],
    docs: call.page,
    schema: call.response,
    query: {},
    repeatable: call.method !== 'POST',
    body: call.bodyProperties,
  };
  known.set(call, made);
  return made;
}

function argsOf({ params, ...args }: CallArguments = {}) {
  return { ...args, ...(params && { at: params }) };
}

function contextOf(
  context: GraphContext & { readonly eventually?: GrammarContext['eventually'] },
): CheckContext {
  const { graph, mode, now } = context;
  return {
    mode,
    now,
    async send(call, args) {
      return (await graph.answer(callOf(call), argsOf(args))) as never;
    },
    async follow(call, nextLink) {
      const body = await graph.follow(callOf(call), nextLink);
      return { status: 200, headers: new Headers(), bytes: new Uint8Array(), body: body as never };
    },
    async transfer(request) {
      const { body, ...answer } = await graph.transfer(request);
      return { ...answer, json: body };
    },
    async poll(ask, ready, bound = { everyMs: 1000, forMs: 30_000 }) {
      if (!context.eventually) throw new Error('an undo does not wait');
      try {
        return await context.eventually('polled', ask, ready, bound);
      } catch (thrown) {
        if (thrown instanceof CheckFailure && thrown.facts['what'] === 'polled') return undefined;
        throw thrown;
      }
    },
  };
}

export function legacyCheck(check: Check): GrammarCheck {
  const calls = Object.values(check.calls).map(callOf);
  const creations = new Map<string, Creation>(
    Object.entries(check.creates ?? {}).map(([kind, old]) => [
      kind,
      defineCreation({
        name: `${check.id}/${kind}`,
        what: old.what,
        removal: old.removal,
        make: calls.find(({ method }) => method !== 'GET') ?? fail(check.id),
        marker: false,
        find: finding(calls, async (context, marker) =>
          (await old.find(contextOf(context), marker)).map((id) => ({ id, at: {} })),
        ),
        remove: removing(calls, async (context, { id }) => old.remove(contextOf(context), id)),
        ...(old.lateByMs !== undefined && { lateByMs: old.lateByMs }),
      }),
    ]),
  );
  return {
    id: check.id,
    workload: check.workload,
    kind: check.kind,
    title: check.title,
    proves: check.proves,
    needs: check.needs ?? [],
    weight: check.weight ?? 1,
    consistency: check.consistency,
    modes: check.modes,
    calls: [...new Set(calls)],
    creates: [...creations.values()],
    run: async (context) => check.run(legacyRunContext(context, creations)),
  };
}

export function legacyRunContext(
  context: GrammarContext,
  creations: ReadonlyMap<string, Creation> = new Map(),
): RunContext {
  return {
    ...contextOf(context),
    random: context.random,
    marker: context.marker,
    user: undefined,
    created(kind, id, inPlaceOf) {
      const more = inPlaceOf === undefined ? {} : { inPlaceOf };
      context.graph.adopt(creations.get(kind) ?? fail(kind), id, more);
    },
  };
}

function fail(what: string): never {
  throw new FailureError({ stage: 'request', kind: 'bug', code: 'legacy', facts: { what } });
}
