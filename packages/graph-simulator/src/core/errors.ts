/** A refusal as Graph words it: https://learn.microsoft.com/graph/errors */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The codes in which a workload refuses: they differ from service to service behind Graph. */
export interface ErrorStyle {
  denied(): GraphError;
  /** @param id What was asked for, for the services that repeat it. */
  notFound(id: string): GraphError;
  unknownUser(id: string): GraphError;
}

/** Exchange: mail, calendar, contacts, To Do. */
export const outlook: ErrorStyle = {
  denied: () =>
    new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.'),
  notFound: () =>
    new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.'),
  unknownUser: (id) =>
    new GraphError(404, 'ErrorInvalidUser', `The requested user '${id}' is invalid.`),
};

/** Microsoft Entra ID: users, groups, organization. */
export const directory: ErrorStyle = {
  denied: () =>
    new GraphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ),
  notFound: missingInDirectory,
  unknownUser: missingInDirectory,
};

/** OneDrive and SharePoint. */
export const files: ErrorStyle = {
  denied: () => new GraphError(403, 'accessDenied', 'Access denied'),
  notFound: () => new GraphError(404, 'itemNotFound', 'The resource could not be found.'),
  unknownUser: () => new GraphError(404, 'itemNotFound', 'The resource could not be found.'),
};

function missingInDirectory(id: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

export function badRequest(message: string, code = 'BadRequest'): GraphError {
  return new GraphError(400, code, message);
}
