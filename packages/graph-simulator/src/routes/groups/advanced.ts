import type { Call } from '../../core/types';
import { GraphError } from '../../core/errors';

/**
 * What the directory answers from its index alone.
 * https://learn.microsoft.com/graph/aad-advanced-queries
 * @throws GraphError 400 where the request does not say that it takes what the index knows.
 */
export function checkAdvanced({ query: { count, search }, headers }: Call): void {
  const eventual = headers['consistencylevel']?.toLowerCase() === 'eventual';
  if ((count !== true && search === undefined) || eventual) return;
  throw new GraphError(
    400,
    'Request_UnsupportedQuery',
    "Request with $search or $count query parameters only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
  );
}
