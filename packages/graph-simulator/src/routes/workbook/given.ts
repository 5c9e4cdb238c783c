import type { Call } from '../../core/types';
import type { Value } from './workbook';
import { badRequest } from '../../core/errors';
import { param } from '../../core/reply';

export const paged = { pageSize: 200, most: 999, paging: 'token' } as const;

export const workbookFragment = (call: Call) =>
  `users('${call.user.id}')/drive/items('${param(call, 'workbook-id')}')/workbook`;

export function invalid(): never {
  throw badRequest(
    'The argument is invalid or missing or has an incorrect format.',
    'InvalidArgument',
  );
}

/** Values row by row; null leaves a cell as it is. @throws GraphError 400. */
export function matrix(given: unknown): (Value | null)[][] {
  const fits = (value: unknown) =>
    value === null || ['string', 'number', 'boolean'].includes(typeof value);
  if (!Array.isArray(given)) invalid();
  if (!given.every((row) => Array.isArray(row) && row.every(fits))) invalid();
  return given as (Value | null)[][];
}
