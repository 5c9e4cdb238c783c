import { createHash } from 'node:crypto';
import type { ApiRequest, ApiResponse } from './request';

/**
 * A body with a weak ETag over what of it matters (RFC 9110, 8.8.3), or 304 where the request names it.
 * `no-store` stays: a page keeps the body and sends the tag by itself.
 */
export function conditionalResponse(
  { headers }: Pick<ApiRequest, 'headers'>,
  body: object,
  /** What the tag is made from, where the body holds more, such as the time of the answer. */
  tagged: object = body,
): ApiResponse {
  const digest = createHash('sha256').update(JSON.stringify(tagged)).digest('base64url');
  const ETag = `W/"${digest.slice(0, 22)}"`;
  return names(headers.get('if-none-match'), ETag)
    ? { status: 304, headers: { ETag } }
    : { status: 200, headers: { ETag }, body };
}

/** Weak comparison (RFC 9110, 8.8.3.2). */
function names(ifNoneMatch: string | null, tag: string): boolean {
  const opaque = (text: string) => text.trim().replace(/^W\//, '');
  const given = (ifNoneMatch ?? '').split(',').map(opaque);
  return given.includes('*') || given.includes(opaque(tag));
}
