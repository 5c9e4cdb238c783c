import type { Operation } from './operation';

export interface Match {
  /** The operations at the path, by method. */
  readonly operations: ReadonlyMap<string, Operation>;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The operations at a path: those of the first template that fits. One slash at the end is passed over,
 * as Azure's own router does; otherwise a path is matched as it was sent, so that every host answers alike.
 */
export function matchPath(operations: readonly Operation[], path: string): Match | undefined {
  for (const template of new Set(operations.map((operation) => operation.path))) {
    const params = matchTemplate(template, path);
    if (!params) continue;
    const there = operations.filter((operation) => operation.path === template);
    return { operations: new Map(there.map((operation) => [operation.method, operation])), params };
  }
  return undefined;
}

/** The `{parameters}` of a template at which a path is, decoded; undefined where it does not fit. */
export const matchTemplate = (
  template: string,
  path: string,
): Readonly<Record<string, string>> | undefined =>
  matchSegments(segments(template), segments(path));

const segments = (path: string): readonly string[] => path.replace(/\/$/, '').split('/');

function matchSegments(
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
