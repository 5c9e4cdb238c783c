import { BUDGET, meterOf } from './budget';
import type { Budget, Meter } from './budget';
import type { Call } from './call';
import type { Check } from './check';
import type {
  Arguments,
  CheckContext,
  Eventually,
  Graph,
  GraphContext,
  WritingGraph,
} from './context';
import type { Creation, Made } from './creation';
import { fail } from './failure';
import { graphOf } from './graph';
import type { Mode } from './operation';
import type { Random } from './random';
import type { Transport } from './transport';

/** What a check's making is told to, at once. */
export interface Ledger {
  /** `inPlaceOf`: the id under which the same thing was told of before. */
  made(creation: Creation, made: Made, inPlaceOf: string | undefined): void;
}

interface Way {
  readonly transport: Transport;
  readonly mode: Mode;
  /** App-only: whose mailbox and drive are looked at. */
  readonly user?: string | undefined;
  readonly budget?: Budget;
}
export interface RunInput extends Way {
  readonly check: Check;
  readonly marker: string;
  readonly random: Random;
  readonly ledger: Ledger;
}

/** The context of a check's run. */
export function runContextOf(input: RunInput): CheckContext {
  const { transport, mode, user, check, marker, random, budget = BUDGET } = input;
  const meter = meterOf(budget, transport.now);
  const graph = graphOf({ transport, mode, user, calls: check.calls, meter });
  return {
    graph: writingGraph(graph, input),
    mode,
    marker,
    random,
    now: transport.now,
    eventually: eventuallyOf(transport, meter),
  };
}

/** The context of what makes nothing that a run has to undo: a look, a removal. */
export function graphContextOf(calls: readonly Call[], way: Way): GraphContext {
  const { transport, mode, user, budget = BUDGET } = way;
  const meter = meterOf(budget, transport.now);
  return { graph: graphOf({ transport, mode, user, calls, meter }), mode, now: transport.now };
}

function writingGraph(graph: Graph, { check, marker, ledger }: RunInput): WritingGraph {
  const known = (creation: Creation) => {
    const own = check.creates.find(({ name }) => name === creation.name);
    if (!own) throw new Error(`${check.id} does not say that it creates ${creation.name}`);
    return own;
  };
  const create = async (
    creation: Creation,
    {
      make = creation.make,
      ...given
    }: Arguments & { readonly make?: Creation['make'] | undefined } = {},
  ) => {
    const own = known(creation);
    // What another call makes of a thing, a copy for one, has the marker from that.
    const args = make === own.make ? marked(own, given, marker) : given;
    const answered = await graph.send(make, args);
    const id = idOf(answered);
    if (id !== undefined) ledger.made(own, { id, at: args.at ?? {} }, undefined);
    return answered;
  };
  return {
    ...graph,
    create,
    adopt: (creation, id, { at = {}, inPlaceOf } = {}) => {
      ledger.made(known(creation), { id, at }, inPlaceOf);
    },
  };
}

/** A request with the marker where the creation says that it goes. Throws where it is nowhere. */
function marked({ name, marker: path }: Creation, args: Arguments, marker: string): Arguments {
  if (path === false) return args;
  const body = path === undefined ? args.body : withValue(args.body, path.split('.'), marker);
  const whole = { ...args, body };
  if (!carries(whole, marker)) throw new Error(`${name} is made without its marker`);
  return whole;
}

function withValue(body: unknown, [name, ...rest]: readonly string[], value: string): unknown {
  if (name === undefined) return body ?? value;
  const properties = (body ?? {}) as Readonly<Record<string, unknown>>;
  return { ...properties, [name]: withValue(properties[name], rest, value) };
}

function carries({ at, body }: Arguments, marker: string): boolean {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? null);
  return text.includes(marker) || Object.values(at ?? {}).some((value) => value.includes(marker));
}

function idOf(body: unknown): string | undefined {
  const id = body !== null && typeof body === 'object' && 'id' in body ? body.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

const FOR_MS = 15_000;
const EVERY_MS = 1000;

function eventuallyOf({ now, pause }: Transport, meter: Meter): Eventually {
  return async <T>(
    what: string,
    read: () => Promise<T>,
    holds: (value: T) => boolean,
    { forMs = FOR_MS, everyMs = EVERY_MS } = {},
  ): Promise<T> => {
    const until = now() + forMs;
    for (;;) {
      const value = await read();
      if (holds(value)) return value;
      if (now() + everyMs > until) return fail(what, { seconds: forMs / 1000 });
      meter.waits();
      await pause(everyMs);
    }
  };
}
