import { ODataError } from './error';

/**
 * The tokens of a `$filter`. Literals as in OData 4.01 (Part 2, 5.1.1.14.1): text in single quotes with a
 * quote doubled, numbers, dates without quotes, `true`, `false`, `null`.
 */
export type Token =
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'date'; readonly value: string; readonly at: number }
  | { readonly kind: 'word'; readonly value: string; readonly at: number }
  | { readonly kind: 'sign'; readonly value: string; readonly at: number }
  | { readonly kind: 'end'; readonly value: ''; readonly at: number };

const patterns = [
  ['text', /'(?:[^']|'')*'/y],
  ['date', /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?(?![\w-])/y],
  ['guid', /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/iy],
  ['number', /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w-])/iy],
  ['word', /[A-Za-z_@$][\w.@]*/y],
  ['sign', /[(),/:]/y],
] as const;

export function tokens(source: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source.charAt(at))) {
      at += 1;
      continue;
    }
    const [token, length] = tokenAt(source, at);
    found.push(token);
    at += length;
  }
  found.push({ kind: 'end', value: '', at });
  return found;
}

function tokenAt(source: string, at: number): [Token, number] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text === undefined) continue;
    if (kind === 'text')
      return [{ kind, value: text.slice(1, -1).replaceAll("''", "'"), at }, text.length];
    if (kind === 'number') return [{ kind, value: Number(text), at }, text.length];
    if (kind === 'guid') return [{ kind: 'text', value: text, at }, text.length];
    return [{ kind, value: text, at }, text.length];
  }
  throw new ODataError(
    source.charAt(at) === "'"
      ? `There is an unterminated string literal at position ${source.length} in '${source}'.`
      : `Syntax error: character '${source.charAt(at)}' is not valid at position ${at} in '${source}'.`,
  );
}
