import * as z from 'zod';
import type { Call } from './call';
import type { Check } from './check';
import { CheckFailure, RequestError } from './failure';
import type { Mode } from './operation';
import type { Random } from './random';
import { runContextOf } from './run-context';
import type { Request, Response, Transport } from './transport';

/** One answer, and what it was the answer to. */
export interface Recorded {
  readonly call: Call | undefined;
  readonly request: string;
  readonly response: Response;
}

/** A transport that keeps every answer that comes over another one. */
export function recordOver(transport: Transport): {
  readonly transport: Transport;
  readonly answers: readonly Recorded[];
} {
  const answers: Recorded[] = [];
  return {
    answers,
    transport: {
      ...transport,
      exchange: (call, request, read) =>
        transport.exchange(call, request, (response) => {
          answers.push({ call, request: keyOf(request), response });
          return read(response);
        }),
      async transfer(request) {
        const response = await transport.transfer(request);
        answers.push({ call: undefined, request: keyOf(request), response });
        return response;
      },
    },
  };
}

/** An answer that was made untrue, and that the check did not fail on. */
export interface WeakSpot {
  /** `GET /me/events`. */
  readonly call: string;
  /** "emptied", "an item missing", "another id". */
  readonly change: string;
  /** A check that does not apply any more has at least not passed. */
  readonly outcome: 'passed' | 'does not apply';
}

interface Setting {
  readonly mode: Mode;
  readonly user?: string | undefined;
  readonly marker: string;
  /** The same each time: what a check draws decides what it asks. */
  readonly random: () => Random;
  /** Milliseconds since the epoch: when the answers were recorded. */
  readonly now: number;
}

/**
 * Makes the answers to one request untrue at a time, well-formed as they are, and runs the check on
 * them. Answers those that it passes on, or does not apply any more.
 */
export async function weakSpotsOf(
  check: Check,
  answers: readonly Recorded[],
  setting: Setting,
): Promise<readonly WeakSpot[]> {
  const found: WeakSpot[] = [];
  const first = new Map(answers.toReversed().map((answer) => [answer.request, answer]));
  for (const { call, request, response } of [...first.values()].reverse()) {
    for (const { change, of } of changesTo(call, response.json)) {
      const untrue = answers.map((answer) =>
        answer.request === request
          ? { ...answer, response: { ...answer.response, json: of(answer.response.json) } }
          : answer,
      );
      const outcome = await outcomeOf(check, untrue, setting);
      if (outcome && call) found.push({ call: `${call.method} ${call.path}`, change, outcome });
    }
  }
  return found;
}

async function outcomeOf(
  check: Check,
  answers: readonly Recorded[],
  { mode, user, marker, random, now }: Setting,
): Promise<WeakSpot['outcome'] | undefined> {
  const transport = replayOf(answers, now);
  const ledger = { made: () => undefined };
  try {
    await check.run(
      runContextOf({ transport, mode, user, check, marker, random: random(), ledger }),
    );
    return 'passed';
  } catch (thrown) {
    const applies = !(thrown instanceof CheckFailure) || thrown.kind === 'assertion';
    return applies ? undefined : 'does not apply';
  }
}

/** Gives the recorded answers again, in their order and the last one ever after; 404 for anything else. */
function replayOf(answers: readonly Recorded[], startedAt: number): Transport {
  let now = startedAt;
  const left = new Map<string, Response[]>();
  for (const { request, response } of answers) {
    left.set(request, [...(left.get(request) ?? []), response]);
  }
  const answerTo = (request: string): Response => {
    const [next, ...more] = left.get(request) ?? [];
    if (!next) throw new RequestError('not recorded', 404);
    if (more.length > 0) left.set(request, more);
    return next;
  };
  return {
    now: () => now,
    ready: () => undefined,
    pause: (ms) => Promise.resolve(void (now += ms)),
    exchange: (_, request, read) => Promise.resolve().then(() => read(answerTo(keyOf(request)))),
    transfer: (request) => Promise.resolve().then(() => answerTo(keyOf(request))),
  };
}

const keyOf = (request: Request | { readonly method: string; readonly url: string }): string =>
  'url' in request
    ? `${request.method} ${request.url}`
    : `${request.method} ${request.path} ${JSON.stringify(request.body ?? null)}`;

type Json = Readonly<Record<string, unknown>>;
interface Change {
  readonly change: string;
  readonly of: (json: unknown) => unknown;
}

/**
 * Each way to make an answer untrue: a list loses items, a property that the check asked for is another,
 * in a list that of every item, since a check may look at any.
 */
function changesTo(call: Call | undefined, json: unknown): readonly Change[] {
  if (!isObject(json) || !(call?.schema instanceof z.ZodObject)) return [];
  const shape = call.schema.shape as Readonly<Record<string, z.ZodType>>;
  const { value } = json;
  if (!Array.isArray(value) || !(shape['value'] instanceof z.ZodArray)) {
    return namesIn(shape, json).map((name) => anotherOf(name, (of) => withOther(of, name)));
  }
  const [item] = value as readonly unknown[];
  if (!isObject(item)) return [];
  const element = shape['value'].element;
  const names = element instanceof z.ZodObject ? namesIn(element.shape, item) : [];
  const onItems =
    (change: (items: readonly Json[]) => unknown) =>
    (of: unknown): unknown =>
      isObject(of) ? { ...of, value: change(of['value'] as readonly Json[]) } : of;
  return [
    { change: 'emptied', of: onItems(() => []) },
    { change: 'an item missing', of: onItems((items) => items.slice(1)) },
    ...names.map((name) =>
      anotherOf(
        name,
        onItems((items) => items.map((one) => withOther(one, name))),
      ),
    ),
  ];
}

const anotherOf = (name: string, of: Change['of']): Change => ({ change: `another ${name}`, of });

/** Properties that the check asked for and that the answer has. */
const namesIn = (shape: Json, json: Json): readonly string[] =>
  Object.keys(shape).filter((name) => name in json && !name.startsWith('@odata.'));

const withOther = (json: unknown, name: string): unknown =>
  isObject(json) ? { ...json, [name]: other(json[name]) } : json;

const YEAR_MS = 366 * 24 * 3_600_000;

/** Another value of the same form. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return otherText(value);
  if (Array.isArray(value)) return value.length > 0 ? [] : ['another'];
  if (!isObject(value)) return 'another';
  const parts = Object.entries(value).map(([name, part]) => [name, other(part)]);
  return parts.length === 0 ? { another: true } : Object.fromEntries(parts);
}

function otherText(text: string): string {
  const isTime = /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text));
  return isTime ? new Date(Date.parse(text) - YEAR_MS).toISOString() : `another${text}`;
}

const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
