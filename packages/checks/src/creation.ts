import type { Call, ListCall } from './call';
import type { GraphContext } from './context';
import { literal } from './path';

/** The values of a path's `{parameters}`. */
export type Params = Readonly<Record<string, string>>;

/** Something that was made: its id, and where it lies, as the parameters of the paths that lead to it. */
export interface Made {
  readonly id: string;
  readonly at: Params;
}

/** A step of an undo, with the calls it may send. */
export interface Find {
  (context: GraphContext, marker: string): Promise<readonly Made[]>;
  readonly calls: readonly Call[];
}
export interface Remove {
  (context: GraphContext, made: Made): Promise<void>;
  readonly calls: readonly Call[];
}

/**
 * A sort of thing that checks make, and how it is removed for good. It is declared once, in its
 * workload's folder, and outlives the checks that make it: what the ledger holds is found by its name.
 */
export interface Creation<Body = unknown> {
  /** `workload.thing`, as in `calendar.group`. The ledger keeps it: never give it to something else. */
  readonly name: string;
  /** For the docs: "a group of calendars with one empty calendar in it". */
  readonly what: string;
  /** For the docs: "permanently deleted". */
  readonly removal: string;
  /** The call that makes the thing. */
  readonly make: Call<Body>;
  /**
   * The body's property that carries the marker (`subject`, `fields.Title`), filled in where the
   * check does not. Left out where the check puts it elsewhere: into the path, or into a text.
   * `false` where there is no room for it, and `find` tells by something else.
   */
  readonly marker?: string | false;
  /**
   * What carries the marker. Whatever a filter gives is read for the marker before it counts: what
   * is found here is deleted.
   */
  readonly find: Find;
  /** Removes it, permanently where Graph can. A 404 is left to the caller, for whom it counts as removed. */
  readonly remove: Remove;
  /** May turn up later than the run (mail): the sweep looks again until this many milliseconds after the run. */
  readonly lateByMs?: number;
}

/** A thing that checks make: how, where its marker goes, how it is found and removed. */
export const defineCreation = <Body>(creation: Creation<Body>): Creation<Body> => creation;

/** The same sort of thing, as one check makes it: what the docs say of it differs. */
export const described = <Body>(creation: Creation<Body>, what: string): Creation<Body> => ({
  ...creation,
  what,
});

/** Every call of a creation: who may make it may also find and remove it. */
export const callsOf = ({ make, find, remove }: Creation): readonly Call[] => [
  make,
  ...find.calls,
  ...remove.calls,
];

/** A look for the marker that is more than one call: names those it sends. */
export const finding = (
  calls: readonly Call[],
  find: (context: GraphContext, marker: string) => Promise<readonly Made[]>,
): Find => Object.assign(find, { calls });

/** A removal that is more than one call: names those it sends. */
export const removing = (
  calls: readonly Call[],
  remove: (context: GraphContext, made: Made) => Promise<void>,
): Remove => Object.assign(remove, { calls });

interface Named {
  readonly id: string;
}

/** Of a whole list, the items whose property is the marker. At most `limit` are looked at. */
export function byName<Item extends Named>(
  list: ListCall<Item>,
  property: keyof Item & string,
  limit = 1000,
): Find {
  return finding([list], async ({ graph }, marker) =>
    itemsWith(await graph.all(list, { limit }), property, marker),
  );
}

/** Of a list that Graph filters, the items whose property is the marker. */
export function byFilter<Item extends Named>(
  list: ListCall<Item>,
  property: keyof Item & string,
): Find {
  return finding([list], async ({ graph }, marker) => {
    const query = { $filter: `${property} eq ${literal(marker)}` };
    return itemsWith(await graph.all(list, { query, limit: MOST_MARKED }), property, marker);
  });
}

/** Far more than one marker can be on. */
const MOST_MARKED = 50;

function itemsWith<Item extends Named>(
  items: readonly Item[],
  property: keyof Item,
  marker: string,
): readonly Made[] {
  return items.filter((item) => item[property] === marker).map(({ id }) => ({ id, at: {} }));
}

/** Removes by one call, whose path takes the id under this name. */
export function by(call: Call, parameter = 'id'): Remove {
  return removing([call], async ({ graph }, { id, at }) => {
    await graph.send(call, { at: { ...at, [parameter]: id } });
  });
}
