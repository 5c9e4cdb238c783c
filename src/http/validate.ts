import * as z from 'zod';
import type { FieldError } from '../refusal';
import { HttpProblem } from './problem';
import type { ApiRequest } from './request';
import { codeOf, sentenceFor } from './sentences';

/** More than this many complaints help nobody. */
const MOST_ERRORS = 20;
const LONGEST_NAME = 100;

/** A body as its schema has it. Throws `HttpProblem` with 400, 413 or 415. */
export function parseBody<T>(
  request: ApiRequest,
  schema: z.ZodType<T>,
  { optional = false }: { optional?: boolean } = {},
): T {
  const { body } = request;
  if (body === 'too-large') throw tooLarge();
  if (body.byteLength === 0 && optional) return checked(schema, {}, 'body', pointer);
  if (body.byteLength === 0) throw new HttpProblem(400, 'body-missing', 'A JSON body is needed.');
  assertJson(request);
  return checked(schema, json(body), 'body', pointer);
}

export const tooLarge = () =>
  new HttpProblem(413, 'body-too-large', 'A body may have at most 64 KiB, an import 4 MiB.');

function assertJson({ headers }: ApiRequest): void {
  const type = headers.get('content-type')?.toLowerCase() ?? '';
  const isJson = /^\s*application\/json\s*(;\s*charset="?utf-8"?\s*)?;?\s*$/.test(type);
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (!isJson || encoding !== 'identity') {
    throw new HttpProblem(
      415,
      'unsupported-media-type',
      'The body must be application/json in UTF-8, not compressed.',
    );
  }
}

/** The parser's own messages quote the text, which may hold a secret. */
function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpProblem(400, 'malformed-json', 'The body is not JSON in UTF-8.');
  }
}

/** What an operation takes that has no query. */
export const noQuery = z.strictObject({});

/** Query parameters as their schema has them; one given twice is refused. Throws `HttpProblem` with 400. */
export function parseQuery<T>(query: URLSearchParams, schema: z.ZodType<T>): T {
  const names = [...query.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw invalid('query', [{ field: cut(twice), code: 'twice', message: 'is given twice' }]);
  const texts = Object.fromEntries(query);
  const given = { ...texts, ...numbersIn(texts, schema) };
  return checked(schema, given, 'query', (path) => cut(path.join('.')));
}

/** A query has only texts: those that the schema wants as numbers, where they are numbers. */
function numbersIn(texts: Readonly<Record<string, string>>, schema: z.ZodType) {
  const issues = schema.safeParse(texts).error?.issues ?? [];
  const wanted = issues.filter(
    (issue) => issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected),
  );
  const names = wanted.map(({ path: [name] }) => String(name));
  const numbers = names.filter((name) => /^-?\d{1,9}(?:\.\d{1,9})?$/.test(texts[name] ?? ''));
  return Object.fromEntries(numbers.map((name) => [name, Number(texts[name])]));
}

type Path = readonly PropertyKey[];

function checked<T>(
  schema: z.ZodType<T>,
  value: unknown,
  what: string,
  field: (path: Path) => string,
): T {
  const result = schema.safeParse(value, { error: sentenceFor });
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue): FieldError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          field: field([...issue.path, key]),
          code: 'unknown',
          message: 'is not known',
        }))
      : [{ field: field(issue.path), ...codeOf(issue), message: issue.message }],
  );
  throw invalid(what, errors.slice(0, MOST_ERRORS));
}

/** The first complaint is in the sentence, for whoever reads no further. */
export function invalid(what: string, errors: readonly FieldError[]): HttpProblem {
  const [first, ...more] = errors;
  const others = more.length > 0 ? ` (and ${more.length} more)` : '';
  const complaint = first && ` ${first.field || 'it'} ${first.message}${others}`;
  const detail = `The ${what} is not valid${complaint ? `:${complaint}` : ''}.`;
  return new HttpProblem(400, 'invalid', detail, { errors });
}

/** A JSON pointer (RFC 6901). */
const pointer = (path: Path): string =>
  path.map((step) => `/${cut(String(step)).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const cut = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
