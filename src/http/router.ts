import { routes } from './routes';
import type { Route } from './routes';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The route of a path, whichever function it came in by, so that every host answers alike. One slash
 * at the end is passed over, as Azure's own router does.
 */
export function matchRoute(path: string): Match | undefined {
  const given = segments(path);
  for (const route of routes) {
    const params = matched(segments(route.path), given);
    if (params) return { route, params };
  }
  return undefined;
}

const segments = (path: string): readonly string[] => path.replace(/\/$/, '').split('/');

function matched(
  expected: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  if (expected.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined && segment !== value) return undefined;
    if (name === undefined) continue;
    const decoded = decode(value);
    if (decoded === undefined || decoded === '') return undefined;
    params[name] = decoded;
  }
  return params;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
