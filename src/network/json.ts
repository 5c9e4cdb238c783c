import type { AnswerHeaders } from '../ports';

/** JSON, where a body is JSON: by its Content-Type, or by its look where it has none. */
export function parseJson(headers: AnswerHeaders, bytes: Uint8Array): unknown {
  const type = headers.get('content-type');
  if (type !== null && !/[/+]json\b/i.test(type)) return undefined;
  return jsonOrUndefined(bytes);
}

const utf8 = new TextDecoder();

/** The JSON value in a body, or undefined where it holds none. */
export function jsonOrUndefined(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
