export type Mode = 'delegated' | 'application';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What Microsoft publishes of an operation, as far as a call needs it. */
export interface Operation {
  /** Least privileged permission when signed in; undefined where the operation is not to be had. */
  readonly delegated: string | undefined;
  /** Least privileged application permission, of a `/me` path that of `/users/{}`. */
  readonly application: string | undefined;
  /** Success statuses; empty where no page tells them. */
  readonly status: readonly number[];
  /** Name of Microsoft's page below `learn.microsoft.com/graph/api/`. */
  readonly docs: string | undefined;
}

/** Operations by their keys. */
export type Operations = ReadonlyMap<string, Operation>;

/**
 * Method and path as Microsoft's metadata writes them: lower case, `{}` for every parameter and every
 * text in quotes. `GET /me/events/{}`, `GET /me/drive/items/{}/workbook/worksheets/{}/range(address={})`.
 */
export function operationKey(method: Method, path: string): string {
  return `${method} ${path.toLowerCase().replaceAll(/'[^']*'|\{\w+\}/g, '{}')}`;
}

const orNone = (cell: string | undefined): string | undefined =>
  cell === undefined || cell === '-' ? undefined : cell;

/** Reads a table of one operation a line: key (two words), delegated, application, statuses, page; `-` for none. */
export function operationsOf(table: string): Operations {
  const rows = table.split('\n').filter((line) => line.trim() !== '');
  return new Map(rows.map(operationOf));
}

function operationOf(line: string): readonly [string, Operation] {
  const [method = '', path = '', delegated, application, status, docs] = line.trim().split(/\s+/);
  const codes = orNone(status)?.split(',').map(Number) ?? [];
  return [
    `${method} ${path}`,
    {
      delegated: orNone(delegated),
      application: orNone(application),
      status: codes,
      docs: orNone(docs),
    },
  ];
}
