import type * as z from 'zod';
import { explain } from '../failures/explain';
import type { Extent } from '../failures/explain';
import type { Failure } from '../domain/failure';
import type { Language } from '../domain/language';
import type { failure } from './schemas/common';

export const isoOr = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : iso(ms);

export const iso = (ms: number): string => new Date(ms).toISOString();

/** A failure with the sentences that explain it, looked up now: a better one reaches old runs too. */
export function failureView(
  value: Failure,
  language: Language,
  extent?: Extent,
): z.output<typeof failure> {
  const { stage, kind, code, status, requestId, notBefore } = value;
  const { title, cause, fix, link, retry } = explain(value, language, extent);
  return {
    stage,
    kind,
    code,
    title,
    cause,
    fix,
    link,
    retry,
    status,
    requestId,
    notBefore: isoOr(notBefore),
  };
}
