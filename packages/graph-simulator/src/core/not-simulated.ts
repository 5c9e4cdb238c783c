import knownPaths from './known-paths.json';
import { badRequest, GraphError } from './errors';

const names: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(knownPaths).map(([first, next]) => [
    first.toLowerCase(),
    new Set(next.toLowerCase().split(' ')),
  ]),
);

/**
 * How a path without a route is refused. Where its first two names are Graph's own, the path may well exist, and
 * the simulator says that it is the one who does not know it; else as Graph refuses what it does not have.
 *
 * @param segments The path below `/v1.0`, decoded.
 * @param strange The first of them with which no route goes on.
 */
export function unknownPath(segments: readonly string[], strange: string): GraphError {
  if (!mayExist(segments)) return badRequest(`Resource not found for the segment '${strange}'.`);
  return new GraphError(
    501,
    'notSimulated',
    `The simulator has no route that goes on with the segment '${strange}'.`,
  );
}

function mayExist([first = '', ...rest]: readonly string[]): boolean {
  const isMe = first.toLowerCase() === 'me';
  const next = names.get(isMe ? 'users' : first.toLowerCase());
  if (!next) return false;
  // A key may stand between the two names: which of the segments is one, the path does not say.
  const candidates = isMe ? rest.slice(0, 1) : rest.slice(0, 2);
  return rest.length === 0 || candidates.some((segment) => next.has(segment.toLowerCase()));
}
