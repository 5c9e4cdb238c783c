import type { Call, ListCall } from './call';
import type { Creation, Params } from './creation';
import type { Mode } from './operation';
import type { Random } from './random';

export interface Arguments {
  /** Values of the path's `{parameters}`; they are encoded here. `user` is filled in by itself. */
  readonly at?: Params;
  /** Query options, with their `$`; they go before the call's own. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON; bytes and text as they are, with a Content-Type given in `headers`. */
  readonly body?: unknown;
}

/** The headers of an answer: the value by a name in any case, or null. */
export type AnswerHeaders = Pick<Headers, 'get'>;

export interface Answer<Body> {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: Body;
  readonly bytes: Uint8Array;
}

export interface ListArguments extends Omit<Arguments, 'body'> {
  /** The most items that are read; 1000 unless said otherwise. */
  readonly limit?: number;
}

/** A pre-authenticated address that an answer gave. It never gets the token. */
export interface Transfer {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** The way to the tenant. Sends the check's own calls and those of its creations, and no others. */
export interface Graph {
  /** The answer's body, which fits the call's shape. */
  send<Body>(call: Call<Body>, args?: Arguments): Promise<Body>;
  /** The same where status, headers or bytes matter. */
  answer<Body>(call: Call<Body>, args?: Arguments): Promise<Answer<Body>>;
  /** The first items of a collection, page by page. */
  all<Item>(list: ListCall<Item>, args?: ListArguments): Promise<readonly Item[]>;
  /** The same; `whole` says that there are no more. */
  collect<Item>(
    list: ListCall<Item>,
    args?: ListArguments,
  ): Promise<{ readonly items: readonly Item[]; readonly whole: boolean }>;
  /** Follows a link that an answer to this call gave. */
  follow<Body>(call: Call<Body>, link: string): Promise<Body>;
  /** One round of a delta query: from its beginning, or from the `link` that an earlier round ended with. */
  changes<Item>(
    list: ListCall<Item>,
    from?: Arguments | string,
  ): Promise<{ readonly items: readonly Item[]; readonly link: string }>;
  transfer(request: Transfer): Promise<Answer<unknown>>;
}

/** The way to the tenant of a check that makes something. */
export interface WritingGraph extends Graph {
  /**
   * Sends the call that makes the thing, marker filled in; the ledger knows the id that comes back
   * before anything else can fail. `make`: another call that makes the same sort of thing.
   */
  create<Body>(
    creation: Creation<Body>,
    args?: Arguments & { readonly make?: undefined },
  ): Promise<Body>;
  create<Body>(creation: Creation, args: Arguments & { readonly make: Call<Body> }): Promise<Body>;
  /**
   * Tells the ledger of a thing whose id no create call answered: a mail that arrived, a copy that was
   * made. `inPlaceOf`: the id that it had before it was moved, and has no longer.
   */
  adopt(
    creation: Creation,
    id: string,
    more?: { readonly at?: Params; readonly inPlaceOf?: string },
  ): void;
}

/** How long a check waits for what Graph may show a little later, in milliseconds. */
export interface Patience {
  /** 15,000 unless said otherwise. */
  readonly forMs?: number;
  /** 1000 unless said otherwise. */
  readonly everyMs?: number;
}

/** What a helper, an undo or a sweep may do: it makes nothing. */
export interface GraphContext {
  readonly graph: Graph;
  readonly mode: Mode;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** All that a check may do. */
export interface CheckContext extends GraphContext {
  readonly graph: WritingGraph;
  /** Unguessable, recorded before the run: part of everything the check makes. `perennial-` and 32 hexadecimal digits. */
  readonly marker: string;
  /** From the slot's seed. */
  readonly random: Random;
  /** Reads again until it holds; the value then. Fails the check with `what` when it never does. */
  eventually: Eventually;
}

export interface Eventually {
  <T, Held extends T>(
    what: string,
    read: () => Promise<T>,
    holds: (value: T) => value is Held,
    patience?: Patience,
  ): Promise<Held>;
  <T>(
    what: string,
    read: () => Promise<T>,
    holds: (value: T) => boolean,
    patience?: Patience,
  ): Promise<T>;
}
