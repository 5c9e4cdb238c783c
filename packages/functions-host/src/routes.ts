/**
 * Routes as ASP.NET Core reads them: literals before parameters before catch-alls, letters of either
 * case. https://learn.microsoft.com/aspnet/core/fundamentals/routing
 */
import type { RegisteredFunction } from './core';
import { triggerOf } from './invoke';

interface Segment {
  readonly kind: 'literal' | 'parameter' | 'catch-all';
  /** The literal in lower case, or the parameter's name. */
  readonly text: string;
  readonly optional: boolean;
  readonly accepts: readonly ((value: string) => boolean)[];
}

export interface Route {
  readonly registered: RegisteredFunction;
  /** Upper case; empty when any method is taken. */
  readonly methods: readonly string[];
  readonly segments: readonly Segment[];
}

export interface RouteMatch {
  readonly registered: RegisteredFunction;
  readonly params: Readonly<Record<string, string>>;
}

/** One segment's worth of text in braces: `name`, constraints behind colons, `?`, or a leading `*`. */
const PARAMETER = /^\{(\*{0,2})(\w+)((?::\w+(?:\([^)]*\))?)*)(\?)?\}$/;

const constraints: Readonly<Record<string, (argument: string) => (value: string) => boolean>> = {
  alpha: () => (value) => /^[a-z]*$/i.test(value),
  bool: () => (value) => /^(true|false)$/i.test(value),
  guid: () => (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  int: () => (value) => /^-?\d{1,10}$/.test(value),
  length: (argument) => (value) => value.length === Number(argument),
  maxlength: (argument) => (value) => value.length <= Number(argument),
  minlength: (argument) => (value) => value.length >= Number(argument),
};

function parseConstraint(text: string, template: string): (value: string) => boolean {
  const [, name = '', argument = ''] = /^(\w+)(?:\(([^)]*)\))?$/.exec(text) ?? [];
  const make = constraints[name.toLowerCase()];
  if (!make) throw new Error(`Route "${template}": the constraint "${text}" is not known here.`);
  return make(argument);
}

function parseSegment(text: string, template: string): Segment {
  if (!/[{}]/.test(text)) {
    return { kind: 'literal', text: text.toLowerCase(), optional: false, accepts: [] };
  }
  const match = PARAMETER.exec(text);
  if (!match) throw new Error(`Route "${template}": the segment "${text}" is not known here.`);
  const [, stars, name = '', constraintText = '', optional] = match;
  const accepts = constraintText
    .split(':')
    .slice(1)
    .map((each) => parseConstraint(each, template));
  const catchAll = stars !== '';
  return {
    kind: catchAll ? 'catch-all' : 'parameter',
    text: name,
    optional: optional !== undefined,
    accepts,
  };
}

const split = (path: string): string[] => {
  const trimmed = path.replace(/^\//, '').replace(/\/$/, '');
  return trimmed === '' ? [] : trimmed.split('/');
};

export function parseTemplate(template: string): Segment[] {
  return split(template).map((text) => parseSegment(text, template));
}

/** 1 literal, 2 constrained parameter, 3 parameter, 4 constrained catch-all, 5 catch-all. */
function rank({ kind, accepts }: Segment): string {
  if (kind === 'literal') return '1';
  const base = kind === 'parameter' ? 3 : 5;
  return String(accepts.length > 0 ? base - 1 : base);
}

/** Routes of all HTTP functions, the most specific first; equals in the order of their names. */
export function routeTable(functions: readonly RegisteredFunction[], prefix: string): Route[] {
  const routes = functions.map((registered) => {
    const { binding } = triggerOf(registered);
    const route =
      typeof binding['route'] === 'string' ? binding['route'] : registered.metadata.name;
    const methods = Array.isArray(binding['methods']) ? binding['methods'].map(String) : [];
    return {
      registered,
      methods: methods.map((method) => method.toUpperCase()),
      segments: parseTemplate(`${prefix}/${route.replace(/^\//, '')}`),
    };
  });
  const key = ({ segments }: Route) => segments.map(rank).join('');
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return routes.sort(
    (a, b) =>
      order(key(a), key(b)) || order(a.registered.metadata.name, b.registered.metadata.name),
  );
}

/** Percent-decoded as Kestrel does: an encoded slash stays encoded, and so does what is not UTF-8. */
function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run.replace(/%2f/gi, (slash) => slash.replace('%', '%25')));
    } catch {
      return run;
    }
  });
}

function matchSegments(
  segments: readonly Segment[],
  path: readonly string[],
): Record<string, string> | undefined {
  const params: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    const { kind, text, optional, accepts } = segment;
    if (kind === 'catch-all') {
      const rest = path.slice(index).join('/');
      if (!accepts.every((accept) => accept(rest))) return undefined;
      if (path.length > index) params.push([text, rest]);
      return Object.fromEntries(params);
    }
    const value = path[index];
    if (value === undefined) {
      if (!optional) return undefined;
      continue;
    }
    if (kind === 'literal') {
      if (value.toLowerCase() !== text) return undefined;
    } else {
      if (value === '' || !accepts.every((accept) => accept(value))) return undefined;
      params.push([text, value]);
    }
  }
  return path.length > segments.length ? undefined : Object.fromEntries(params);
}

/** The function that a request goes to, if any. `path` is still percent-encoded. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const parts = split(path).map(decode);
  for (const { registered, methods, segments } of routes) {
    if (methods.length > 0 && !methods.includes(method)) continue;
    const params = matchSegments(segments, parts);
    if (params) return { registered, params };
  }
  return undefined;
}
