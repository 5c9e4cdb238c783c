import type { Method, Route } from './types';
import { badRequest, GraphError } from './errors';
import { unknownPath } from './not-simulated';

type Segment =
  | { readonly is: 'name'; readonly text: string }
  | {
      readonly is: 'function';
      readonly text: string;
      readonly args: Readonly<Record<string, string>>;
    }
  | { readonly is: 'path'; readonly text: string };

/**
 * Segments of a path below `/v1.0`: names, functions with named arguments, and OneDrive's paths in
 * colons (https://learn.microsoft.com/graph/onedrive-addressing-driveitems). Used on templates and on
 * requests alike; only a request's parts are decoded.
 */
function segments(path: string, decode: (text: string) => string): Segment[] {
  const found: Segment[] = [];
  let inColons: string[] | undefined;
  for (const part of path.split('/').slice(1)) {
    const ends = part.endsWith(':');
    const text = ends ? part.slice(0, -1) : part;
    if (inColons) {
      inColons.push(decode(text));
      if (!ends) continue;
      found.push({ is: 'path', text: inColons.join('/') });
      inColons = undefined;
    } else {
      if (text !== '') found.push(...segmentOf(text, decode));
      if (ends) inColons = [];
    }
  }
  if (inColons) found.push({ is: 'path', text: inColons.join('/') });
  return found.filter(({ is, text }) => is !== 'path' || text !== '');
}

function segmentOf(raw: string, decode: (text: string) => string): Segment[] {
  const call = /^([\w.]+)\((.*)\)$/.exec(decode(raw));
  const bare = (text: string) => text.replace(/^microsoft\.graph\./i, '');
  if (!call) return [{ is: 'name', text: bare(decode(raw)) }];
  const [, name = '', inside = ''] = call;
  if (inside.trim() === '') return [{ is: 'name', text: bare(name) }];
  const args = [...inside.matchAll(/(\w+)=('(?:[^']|'')*'|[^,]*)/g)].map(
    ([, key = '', value = '']) => [key.toLowerCase(), unquote(value)] as const,
  );
  if (args.length > 0)
    return [{ is: 'function', text: bare(name), args: Object.fromEntries(args) }];
  return [
    { is: 'name', text: name },
    { is: 'name', text: unquote(inside) },
  ];
}

function unquote(text: string): string {
  return /^'.*'$/s.test(text) ? text.slice(1, -1).replaceAll("''", "'") : text;
}

interface Compiled {
  readonly route: Route;
  readonly template: readonly Segment[];
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  /** From `/users/{id}/…`, where the route is written for `/me/…`. */
  readonly userId?: string;
}

const parameter = /^\{(.+)\}$/;

export class Router {
  private readonly compiled: readonly Compiled[];

  constructor(readonly routes: readonly Route[]) {
    this.compiled = routes.map((route) => ({
      route,
      template: segments(route.path, (text) => text),
    }));
    const seen = new Set<string>();
    for (const { method, path } of routes) {
      const key = `${method} ${path.replace(/\{[^}]+\}/g, '{}').toLowerCase()}`;
      if (seen.has(key)) throw new Error(`two routes for ${method} ${path}`);
      seen.add(key);
    }
  }

  /** @throws GraphError 400 for a path that Graph does not have, 501 for one that only the simulator lacks, 405 for a method the path does not take. */
  find(method: string, path: string): Match {
    const asked = segments(path, decode);
    const direct = this.candidates(asked);
    const [users, userId, ...rest] = asked;
    const ofUser =
      users?.is === 'name' && users.text.toLowerCase() === 'users' && userId?.is === 'name'
        ? this.candidates([{ is: 'name', text: 'me' }, ...rest])
        : [];
    const all = [...direct, ...ofUser.map((match) => ({ ...match, userId: userId?.text ?? '' }))];
    const found = all.find(({ route }) => route.method === (method as Method));
    if (found) return found;
    if (all.length > 0)
      throw new GraphError(
        405,
        'Request_BadRequest',
        'Specified HTTP method is not allowed for the request target.',
        {
          allow: [...new Set(all.map(({ route }) => route.method))].join(', '),
        },
      );
    throw unknownPath(
      asked.map(({ text }) => text),
      this.strange(asked),
    );
  }

  /** Routes of every method for a path, the most literal first. */
  private candidates(asked: readonly Segment[]): Match[] {
    return this.compiled
      .flatMap(({ route, template }) => {
        const params = matched(template, asked);
        return params ? [{ route, params }] : [];
      })
      .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  }

  /** The first segment that no route goes on with. */
  private strange(asked: readonly Segment[]): string {
    const [first, ...rest] = asked;
    const ofUser = first?.text.toLowerCase() === 'users' && rest.length > 1;
    const path = ofUser ? [{ is: 'name', text: 'me' } as const, ...rest.slice(1)] : asked;
    const known = (length: number) =>
      this.compiled.some(({ template }) =>
        matched(template.slice(0, length), path.slice(0, length)),
      );
    return path.find((_, index) => !known(index + 1))?.text ?? path.at(-1)?.text ?? '';
  }
}

function matched(
  template: readonly Segment[],
  asked: readonly Segment[],
): Record<string, string> | undefined {
  if (template.length !== asked.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of template.entries()) {
    const given = asked[index];
    if (!given || !take(expected, given, params)) return undefined;
  }
  return params;
}

function take(expected: Segment, given: Segment, params: Record<string, string>): boolean {
  if (expected.is !== given.is) return false;
  const name = parameter.exec(expected.text)?.[1];
  if (name !== undefined && expected.is !== 'function') {
    params[name] = given.text;
    return true;
  }
  if (expected.text.toLowerCase() !== given.text.toLowerCase()) return false;
  if (expected.is !== 'function' || given.is !== 'function') return true;
  const wanted = Object.entries(expected.args);
  if (wanted.length !== Object.keys(given.args).length) return false;
  return wanted.every(([key, value]) => {
    const argument = given.args[key];
    const into = parameter.exec(value)?.[1];
    if (argument === undefined || into === undefined) return false;
    params[into] = argument;
    return true;
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badRequest('The request URI is not valid.');
  }
}
