import type { ErrorStyle } from '../core/errors';
import { GraphError } from '../core/errors';

/** The services that refuse in Graph's own words: Teams, reports, service communications, security. */
export const gateway: ErrorStyle = {
  denied: () =>
    new GraphError(403, 'Forbidden', 'Missing scope or role permissions on the request.'),
  notFound: () => new GraphError(404, 'NotFound', 'The requested resource was not found.'),
  unknownUser: () => new GraphError(404, 'NotFound', 'The requested user was not found.'),
};
