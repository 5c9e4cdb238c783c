import { ODataError } from './error';
import type { Expression } from './filter';
import { parseFilter } from './filter';

export interface Order {
  readonly path: string;
  readonly descending: boolean;
}

/** A query string, read. Graph takes the options of OData with and without their `$`. */
export interface Query {
  readonly select?: readonly string[];
  readonly expand?: readonly string[];
  readonly filter?: Expression;
  readonly orderby?: readonly Order[];
  readonly top?: number;
  readonly skip?: number;
  readonly count?: boolean;
  readonly search?: string;
  readonly skiptoken?: string;
  readonly deltatoken?: string;
  readonly format?: string;
  /** Everything that is no option of OData: `startDateTime`, `token`, … Names in lower case. */
  readonly custom: ReadonlyMap<string, string>;
  /** As it was sent, decoded, in order: what a next link repeats. */
  readonly raw: ReadonlyMap<string, string>;
}

const known = [
  'select', 'expand', 'filter', 'orderby', 'top', 'skip', 'count', 'search', 'skiptoken', 'deltatoken', 'format',
]; // prettier-ignore

/**
 * https://learn.microsoft.com/graph/query-parameters
 * @param text The query string without its question mark.
 * @throws ODataError when an option is unknown, doubled or malformed.
 */
export function parseQuery(text: string): Query {
  const raw = new Map<string, string>();
  const custom = new Map<string, string>();
  const options = new Map<string, string>();
  for (const part of text.split('&').filter((each) => each !== '')) {
    const [rawName = '', ...rest] = part.split('=');
    const [name, value] = [decode(rawName), decode(rest.join('='))];
    const bare = name.replace(/^\$/, '').toLowerCase();
    const kept = known.includes(bare) ? `$${bare}` : name;
    if (raw.has(kept))
      throw new ODataError(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      );
    raw.set(kept, value);
    if (known.includes(bare)) options.set(bare, value);
    else if (name.startsWith('$'))
      throw new ODataError(`The query parameter '${name}' is not supported.`);
    else custom.set(name.toLowerCase(), value);
  }
  return { ...read(options), custom, raw };
}

function read(options: ReadonlyMap<string, string>): Omit<Query, 'custom' | 'raw'> {
  const given = <T>(name: string, parse: (value: string) => T): Record<string, T> => {
    const value = options.get(name);
    return value === undefined ? {} : { [name]: parse(value) };
  };
  return {
    ...given('select', (value) => names(value, 'select')),
    ...given('expand', (value) => names(value, 'expand')),
    ...given('filter', parseFilter),
    ...given('orderby', orders),
    ...given('top', (value) => whole(value, 'top')),
    ...given('skip', (value) => whole(value, 'skip')),
    ...given('count', flag),
    ...given('search', String),
    ...given('skiptoken', String),
    ...given('deltatoken', String),
    ...given('format', String),
  };
}

/** Comma-separated names; parentheses (options of an expansion) are kept with their name. */
function names(value: string, option: string): string[] {
  const found = value.match(/[^,()]+(?:\([^)]*\))?/g)?.map((name) => name.trim()) ?? [];
  if (found.length === 0 || found.some((name) => !/^[\w.@/*]+(?:\(.*\))?$/.test(name)))
    throw new ODataError(
      `Parsing OData Select and Expand failed: The value '${value}' of $${option} is not valid.`,
    );
  return found;
}

function orders(value: string): Order[] {
  return value.split(',').map((part) => {
    const match = /^([\w/.]+)(?:\s+(asc|desc))?$/i.exec(part.trim());
    if (!match?.[1]) throw new ODataError(`Syntax error at position 0 in '${part.trim()}'.`);
    return { path: match[1], descending: match[2]?.toLowerCase() === 'desc' };
  });
}

function whole(value: string, option: string): number {
  if (!/^\d{1,9}$/.test(value))
    throw new ODataError(
      `Invalid value '${value}' for $${option} query option found. The $${option} query option requires a non-negative integer value.`,
    );
  return Number(value);
}

function flag(value: string): boolean {
  if (!/^(true|false)$/i.test(value))
    throw new ODataError(
      `Invalid value '${value}' for $count query option found. Valid values are 'true' or 'false'.`,
    );
  return value.toLowerCase() === 'true';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new ODataError('The request URI is not valid: a percent-encoding is malformed.');
  }
}
