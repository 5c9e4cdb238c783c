import type * as z from 'zod';
import type { Principal, Role } from '../domain/member';
import type { ApiRequest, ApiResponse } from './request';
import type { ApiServices, Core } from './services';

export interface Call<Body, Query> {
  readonly api: ApiServices;
  readonly core: Core;
  readonly principal: Principal;
  /** The path's `{parameters}`, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly request: ApiRequest;
}

interface Described {
  readonly summary: string;
  readonly description?: string;
  /** Success answers by status, for the OpenAPI document. */
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly schema?: z.ZodType }>
  >;
  /** Statuses of problems besides those that every operation has. */
  readonly problems?: readonly number[];
}

/** An operation that needs a key. */
export interface KeyedOperation<Body, Query> extends Described {
  readonly roles: readonly Role[];
  readonly body?: z.ZodType<Body>;
  readonly bodyOptional?: boolean;
  readonly query?: z.ZodType<Query>;
  handle(call: Call<Body, Query>): Promise<ApiResponse> | ApiResponse;
}

/** An operation for everybody. */
export interface OpenOperation extends Described {
  readonly open: true;
  handle(api: ApiServices, request: ApiRequest): Promise<ApiResponse> | ApiResponse;
}

export type Operation = KeyedOperation<unknown, unknown> | OpenOperation;

/** Ties the types of body and query to the handler that gets them; the router has checked both. */
export const operation = <Body = undefined, Query = undefined>(
  definition: KeyedOperation<Body, Query>,
): Operation => definition;

/** Every role that may read what it may see. */
export const READ: readonly Role[] = ['operator', 'member', 'reader'];
/** Roles that may change accounts. */
export const WRITE: readonly Role[] = ['operator', 'member'];
export const OPERATOR: readonly Role[] = ['operator'];
