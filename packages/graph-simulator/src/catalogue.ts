import type { Route } from './core/types';
import { routes } from './routes';

/** The simulator's own route table. */
export function simulatorRoutes(): readonly Route[] {
  return routes;
}

export interface CatalogueEntry {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly version: 'v1.0';
  readonly delegatedScopes: readonly string[];
  readonly applicationScopes: readonly string[];
}

/** The route table in the form in which a catalogue of calls is held against Microsoft's metadata. */
export function catalogueEntries(): CatalogueEntry[] {
  return routes.flatMap((route) => {
    const entry = (path: string, scopes: Partial<CatalogueEntry>): CatalogueEntry => ({
      id: `${route.method} ${path}`,
      method: route.method,
      path,
      version: 'v1.0',
      delegatedScopes: [],
      applicationScopes: [],
      ...scopes,
    });
    const asUser = route.path.replace(/^\/me(?=\/|$)/, '/users/{id}');
    const [delegated, application] = [
      { delegatedScopes: route.delegated },
      { applicationScopes: route.application },
    ];
    return asUser === route.path
      ? [entry(route.path, { ...delegated, ...application })]
      : [
          ...(route.delegated.length > 0 ? [entry(route.path, delegated)] : []),
          ...(route.application.length > 0 ? [entry(asUser, application)] : []),
        ];
  });
}
