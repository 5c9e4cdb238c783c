import type { Query } from '../odata/options';
import type { ErrorStyle } from './errors';
import type { Tenant, User } from './tenant';
import type { World } from './world';

/** An object of Graph as it lies in the simulator: what is answered is derived from it. */
export interface Entity {
  id: string;
  [property: string]: unknown;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Mode = 'application' | 'delegated';

/** Who asks, as the token says. */
export interface Caller {
  readonly mode: Mode;
  readonly clientId: string;
  /** Only in mode `delegated`. */
  readonly userId?: string;
  /** `roles` or `scp`. */
  readonly permissions: ReadonlySet<string>;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Instead of `json`; its type is in `headers`. */
  readonly bytes?: Uint8Array;
}

/** One request to one route. */
export interface Call {
  readonly method: Method;
  readonly route: Route;
  /** Values of the path's `{parameters}`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly tenant: Tenant;
  /** Whose mailbox, drive, … it is about. Throws for a route that is not below `/me`. */
  readonly user: User;
  readonly caller: Caller;
  readonly now: number;
  /** `http://127.0.0.1:PORT`, the origin that links name. */
  readonly origin: string;
  /** The path below `/v1.0` as it was sent, without its query. */
  readonly path: string;
  readonly world: World;
}

/** One operation of Graph: see `routes/README.md`. */
export interface Route {
  readonly method: Method;
  /** Below `/v1.0`, as Microsoft's page has it. `/me/…` also serves `/users/{id}/…`. */
  readonly path: string;
  /** Microsoft's page of the operation. */
  readonly page: string;
  /** Delegated permissions of which one must be in the token. Empty: not supported signed in. */
  readonly delegated: readonly string[];
  /** Application permissions of which one must be in the token. Empty: not supported app-only. */
  readonly application: readonly string[];
  /** How the workload words its refusals. */
  readonly errors: ErrorStyle;
  readonly handle: (call: Call) => Reply;
}

/** Lists of permissions that serve, least privileged first. */
export type Accepted = Pick<Route, 'delegated' | 'application'>;
