import type * as z from 'zod';
import type { Language } from '../domain/language';
import type { Principal, Role } from '../domain/member';
import type { RequestHeader, ResponseHeader } from './openapi/headers';
import type { ApiRequest, ApiResponse } from './request';
import type { ApiServices, Core } from './services';

/** The names of the `{parameters}` in a path. */
type ParameterOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterOf<Rest>
  : never;

export interface Call<Body, Query, Parameter extends string> {
  readonly api: ApiServices;
  readonly core: Core;
  readonly principal: Principal;
  /** The path's `{parameters}`, decoded. */
  readonly params: Readonly<Record<Parameter, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly request: ApiRequest;
  /** In which people are told. */
  readonly language: Language;
}

export interface Answer {
  readonly description: string;
  /** Of the body; absent where there is none. */
  readonly schema?: z.ZodType;
  /** Headers besides those that every answer has. */
  readonly headers?: readonly ResponseHeader[];
  /** `application/json` unless it is said. */
  readonly type?: string;
}

interface Described<Path extends string> {
  /** Verb and noun, which names the file and, in a generated client, the function. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the root, with `{parameters}`. */
  readonly path: Path;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  /** Success answers by status. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Statuses of problems besides those that follow from what the operation takes. */
  readonly problems?: readonly number[];
}

/** An operation that needs a key. */
export interface KeyedOperation<Path extends string, Body, Query> extends Described<Path> {
  readonly roles: readonly Role[];
  /** Headers that the operation reads. */
  readonly headers?: readonly RequestHeader[];
  readonly body?: z.ZodType<Body>;
  readonly bodyOptional?: boolean;
  /** Absent: the operation takes no query. */
  readonly query?: z.ZodType<Query>;
  handle(call: Call<Body, Query, ParameterOf<Path>>): Promise<ApiResponse> | ApiResponse;
}

/** An operation for everybody. It refuses no query: a probe may add what it likes against caches. */
export interface OpenOperation<Path extends string, Body> extends Described<Path> {
  readonly open: true;
  /** What it looks at in the query, for the OpenAPI document; the handler reads it itself. */
  readonly query?: z.ZodType;
  readonly body?: z.ZodType<Body>;
  handle(api: ApiServices, request: ApiRequest, body: Body): Promise<ApiResponse> | ApiResponse;
}

export type Operation = KeyedOperation<string, unknown, unknown> | OpenOperation<string, unknown>;

/** Ties the types of path, body and query to the handler that gets them; the router has checked all three. */
export const operation = <const Path extends string, Body = undefined, Query = undefined>(
  definition: KeyedOperation<Path, Body, Query>,
): Operation => definition;

export const openOperation = <const Path extends string, Body = undefined>(
  definition: Omit<OpenOperation<Path, Body>, 'open'>,
): Operation => ({ ...definition, open: true });

/** Every role that may read what it may see. */
export const READ: readonly Role[] = ['operator', 'member', 'reader'];
/** Roles that may change accounts. */
export const WRITE: readonly Role[] = ['operator', 'member'];
export const OPERATOR: readonly Role[] = ['operator'];

/** What the operations are about, as the OpenAPI document groups them. */
export const tags = {
  accounts: 'An identity in a tenant, with its credential, checks and schedule',
  onboarding: 'The way in of a tenant, with a registration that its owner makes by hand',
  runs: 'What the checks of an account came to',
  checks: 'The catalogue of what can be checked',
  members: 'Who may use the API',
  audit: 'Who has changed what',
  settings: 'What operators decide for the whole installation, and whom it tells',
  installation: 'The installation itself',
} as const;
export type Tag = keyof typeof tags;
