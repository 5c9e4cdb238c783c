import type { Accepted, Call, Reply } from '../../core/types';
import type { PlannerItem } from './store';
import type { EntityType } from '../../core/entity-type';
import { badRequest } from '../../core/errors';
import { noContent, one } from '../../core/reply';
import { accepts } from '../define';
import { etagOf } from './store';

export const read = accepts(
  'Tasks.Read Tasks.ReadWrite Group.Read.All Group.ReadWrite.All',
  'Tasks.Read.All Tasks.ReadWrite.All',
);
export const write = accepts('Tasks.ReadWrite Group.ReadWrite.All', 'Tasks.ReadWrite.All');
export const onlySignedIn: Accepted = { ...read, application: [] };
export const page = { pageSize: 100, most: 400, paging: 'token' } as const;

export function view({ version, details, ...shown }: PlannerItem): Record<string, unknown> {
  return { '@odata.etag': etagOf({ version, ...shown }), ...shown };
}

/** A change is answered with nothing, unless the caller prefers to see what came of it. */
export function changed(
  call: Call,
  described: { readonly type: EntityType; readonly fragment: string },
  item: PlannerItem,
): Reply {
  const shown = /\breturn=representation\b/i.test(call.headers['prefer'] ?? '');
  return shown ? one(call, described, view(item)) : noContent;
}

/** @throws GraphError 400 where it is missing. */
export function text(given: Readonly<Record<string, unknown>>, name: string): string {
  const value = given[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw badRequest(`The property '${name}' is missing.`, '');
}
