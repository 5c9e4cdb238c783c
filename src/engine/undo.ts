import { callsOf, graphContextOf, isGone } from '@perennial/checks';
import type { Creation, Made } from '@perennial/checks';
import { failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { Items } from '../domain/items';
import { transportOf } from './check-context';
import type { Tenant } from './tenant';

/** What an entry's undo has made known and removed. `counted`: how many of its things were known before. */
export function itemsOf(
  { left, gone, removed }: Pick<Undone, 'left' | 'gone' | 'removed'>,
  { counted, closed }: { readonly counted: number; readonly closed: boolean },
): Items {
  const made = Math.max(0, left.length + gone.length + removed - counted);
  // What Graph says is not there counts once that is believed.
  return { made, removed: removed + (closed ? gone.length : 0) };
}

export interface Undone {
  /** What is still there, as far as is known. */
  readonly left: readonly Made[];
  /** What Graph says is not there, without having removed it now. It takes a second look to believe that. */
  readonly gone: readonly Made[];
  /** How many were removed. */
  readonly removed: number;
  /** Why something could not be removed: the first reason. */
  readonly failure: Failure | undefined;
  /** Why it could not be looked for more. */
  readonly lookFailure: Failure | undefined;
}

/**
 * Removes what was made of one kind: what create calls answered and, when asked to `look`, what
 * carries the marker. `find` reads each item again for it, so nothing else is ever touched.
 */
export async function undo(
  tenant: Tenant,
  creation: Creation,
  known: { readonly made: readonly Made[]; readonly marker: string; readonly look: boolean },
): Promise<Undone> {
  const transport = transportOf(tenant);
  const context = graphContextOf(callsOf(creation), { ...tenant, transport });
  const things = new Map(known.made.map((made) => [keyOf(made), made]));
  const left: Made[] = [];
  const gone: Made[] = [];
  let removed = 0;
  let failure: Failure | undefined;
  let lookFailure: Failure | undefined;
  const reason = (thrown: unknown) => withCall(failureOf(thrown), transport.seen().call);
  if (known.look) {
    try {
      for (const found of await creation.find(context, known.marker)) {
        if (!isKnown(known.made, found)) things.set(keyOf(found), found);
      }
    } catch (thrown) {
      lookFailure = reason(thrown);
    }
  }
  for (const made of things.values()) {
    try {
      await creation.remove(context, made);
      removed += 1;
    } catch (thrown) {
      if (isGone(thrown)) {
        gone.push(made);
        continue;
      }
      failure ??= reason(thrown);
      left.push(made);
    }
  }
  return { left, gone, removed, failure, lookFailure };
}

const keyOf = ({ id, at }: Made): string => JSON.stringify([id, at]);

/** A look tells an item's place less exactly than the call that made it: what it adds must be new by its id. */
const isKnown = (made: readonly Made[], { id, at }: Made): boolean =>
  made.some(
    (one) => one.id === id && Object.entries(at).every(([name, value]) => one.at[name] === value),
  );

/** The place itself is out of reach: what lies in it is neither there to remove nor gone for good. */
export const isOutOfReach = ({ kind }: Failure): boolean =>
  kind === 'not-provisioned' || kind === 'licence' || kind === 'permission';

/** The failure with the call it happened at, as the catalogue writes it: no id, no content. */
export function withCall(failure: Failure, call: string | undefined): Failure {
  return call === undefined ? failure : { ...failure, facts: { ...failure.facts, call } };
}
