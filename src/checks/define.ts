import type * as z from 'zod';
import type { Mode } from '../domain/account';
import type { Random } from '../domain/random';
import type { GraphResponse } from '../ports';

export const workloads = [
  'profile',
  'people',
  'mail',
  'mailbox-settings',
  'calendar',
  'contacts',
  'files',
  'workbooks',
  'notes',
  'tasks',
  'planner',
  'sites',
  'groups',
  'directory',
  'teams',
  'devices',
  'reports',
  'service-health',
  'security',
  'audit',
  'licences',
  'search',
  'extensions',
] as const;
export type Workload = (typeof workloads)[number];

/** One Graph call a check makes: what is asked, with which permission, and what an answer must look like. */
export interface Call<Schema extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/v1.0` for a signed-in user, with `{parameters}`. App-only, `/me` becomes `/users/{user}`. */
  readonly path: string;
  /** The app-only path, where it is more than `/users/{user}` in place of `/me`. */
  readonly appPath?: string;
  /** Least privileged permission when signed in. Wider ones serve too: see `permissions.ts`. Absent: not usable in this mode. */
  readonly delegated?: string;
  /** Least privileged application permission. */
  readonly application?: string;
  /** Top-level names of the body's properties, held against Microsoft's metadata. */
  readonly bodyProperties?: readonly string[];
  /** The answer's JSON. An answer that does not fit fails the check with kind `assertion`, whatever its status. */
  readonly response?: Schema;
  /** Success statuses; 200 unless said otherwise. Any other answer below 400 fails the check with kind `assertion`. */
  readonly status?: readonly number[];
  /** Microsoft's page of the operation. */
  readonly page: string;
  /**
   * Why a permission wider than Microsoft's least is asked for, where it is (the catalogue checker
   * calls that OVERPRIV).
   */
  readonly wider?: string;
}

export function call<Schema extends z.ZodType>(definition: Call<Schema>): Call<Schema> {
  return definition;
}

export interface CallArguments {
  /** Values of the path's `{parameters}`, encoded by the context. `user` is filled in by itself. */
  readonly params?: Readonly<Record<string, string>>;
  /** Query options, with their `$`. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON; bytes and text as they are, with a Content-Type given in `headers`. */
  readonly body?: unknown;
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly bytes: Uint8Array;
}

/** What a check, its undo and the sweep may do. Nothing else reaches the tenant. */
export interface CheckContext {
  readonly mode: Mode;
  /** Sends one of the check's own calls and checks status and body against its definition. */
  send<Schema extends z.ZodType>(
    call: Call<Schema>,
    args?: CallArguments,
  ): Promise<Answer<z.output<Schema>>>;
  /** Follows `@odata.nextLink` from an answer's body (same permissions as the call it came from). */
  follow<Schema extends z.ZodType>(
    call: Call<Schema>,
    nextLink: string,
  ): Promise<Answer<z.output<Schema>>>;
  /** A pre-authenticated URL from an answer; never gets the token. */
  transfer(request: {
    method: 'GET' | 'PUT' | 'DELETE';
    url: string;
    headers?: Readonly<Record<string, string>>;
    body?: Uint8Array;
  }): Promise<GraphResponse>;
  /** Asks again until `ready` says yes: every `everyMs`, for at most `forMs`. Undefined when it never did. */
  poll<T>(
    ask: () => Promise<T>,
    ready: (value: T) => boolean,
    bound?: { everyMs: number; forMs: number },
  ): Promise<T | undefined>;
  now(): number;
}

/** A check's run: its context, randomness from the slot's seed, and the marker of what it creates. */
export interface RunContext extends CheckContext {
  readonly random: Random;
  /** Unguessable, recorded before the run: goes into everything the check creates. `perennial-` and 32 hexadecimal digits. */
  readonly marker: string;
  /** The account's own address or id (app-only: the configured user; signed in: undefined). */
  readonly user: string | undefined;
  /** Tells the ledger an id that a create call returned. Call it at once, before anything else can fail. */
  created(kind: string, id: string, inPlaceOf?: string): void;
}

/** Something a check creates, and how it is removed for good. Uses only calls of the check itself. */
export interface Creation {
  /** For the docs: "a message in the own inbox". */
  readonly what: string;
  /** For the docs: "permanently deleted". */
  readonly removal: string;
  /**
   * Ids of the items that carry the marker. Whatever a filter gives is read for the marker before it
   * counts: what is found here is deleted.
   */
  find(context: CheckContext, marker: string): Promise<readonly string[]>;
  /** Removes by id, permanently where Graph can. A 404 is left to the caller, for whom it counts as removed. */
  remove(context: CheckContext, id: string): Promise<void>;
  /** May turn up later than the run (mail): the sweep looks again until this many milliseconds after the run. */
  readonly lateByMs?: number;
}

export interface Check {
  /** `workload.verb-noun`, as in `mail.send-to-self`. */
  readonly id: string;
  readonly workload: Workload;
  readonly kind: 'read' | 'write';
  /** A few words: "A mail to oneself arrives". */
  readonly title: string;
  /** One sentence: what a pass proves about the tenant. */
  readonly proves: string;
  /**
   * How consistent Graph has to be: `immediate` (what was written is read at once), `polled` (asked
   * again, within bounds), `planted` (asserted on what an earlier run left to be found).
   */
  readonly consistency: 'immediate' | 'polled' | 'planted';
  readonly modes: readonly Mode[];
  /** How often it is drawn against the others; 1 unless said otherwise. */
  readonly weight?: number;
  readonly calls: Readonly<Record<string, Call>>;
  /** What no token shows: a directory role, a Teams access policy, a licence. */
  readonly needs?: readonly string[];
  /** Kind → how it is undone. Required for writes, absent for reads. */
  readonly creates?: Readonly<Record<string, Creation>>;
  /** Resolves when everything it asserts holds; throws `FailureError` otherwise. */
  run(context: RunContext): Promise<void>;
}

export function defineCheck(check: Check): Check {
  return check;
}
