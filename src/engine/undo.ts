import type { Creation } from '../checks/define';
import { isGone } from '../checks/removal';
import { failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { SeeingContext } from './check-context';

export interface Undone {
  /** Ids that are still there, as far as is known. */
  readonly left: readonly string[];
  /** How many were removed, or were gone already. */
  readonly removed: number;
  /** Why something could not be looked for or removed: the first reason. */
  readonly failure?: Failure | undefined;
}

/**
 * Removes what a check made of one kind: the ids that create calls returned and, when asked to `look`,
 * what carries the marker. `find` reads each item again for it, so nothing else is ever touched.
 */
export async function undo(
  context: SeeingContext,
  creation: Creation,
  made: { readonly ids: readonly string[]; readonly marker: string; readonly look: boolean },
): Promise<Undone> {
  const ids = new Set(made.ids);
  const left: string[] = [];
  let removed = 0;
  let failure: Failure | undefined;
  const failed = (thrown: unknown) =>
    (failure ??= withCall(failureOf(thrown), context.seen().call));
  if (made.look) {
    try {
      for (const id of await creation.find(context, made.marker)) ids.add(id);
    } catch (thrown) {
      failed(thrown);
    }
  }
  for (const id of ids) {
    try {
      await creation.remove(context, id);
      removed += 1;
    } catch (thrown) {
      if (isGone(thrown)) {
        removed += 1;
        continue;
      }
      failed(thrown);
      left.push(id);
    }
  }
  return { left, removed, ...(failure && { failure }) };
}

/** The failure with the call it happened at, as the catalogue writes it: no id, no content. */
export function withCall(failure: Failure, call: string | undefined): Failure {
  return call === undefined ? failure : { ...failure, facts: { ...failure.facts, call } };
}
