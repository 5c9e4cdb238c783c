import type { Call } from './call';
import { CheckFailure } from './failure';
import type { Mode } from './operation';

/** App-only there is no `/me`: a user is named. */
export const appPathOf = (path: string): string => path.replace(/^\/me(?=\/|$)/, '/users/{user}');

/** The call's path in a mode, with its `{parameters}`. */
export const pathOf = (call: Pick<Call, 'path' | 'appPath'>, mode: Mode): string =>
  mode === 'delegated' ? call.path : call.appPath;

const PARAMETER = /\{(\w+)\}/g;

/**
 * A path with its parameters filled in and encoded. Between quotes (`search(q='{text}')`) a quote is
 * doubled, as OData wants it (OData 4.01 URL Conventions, 5.1.1.6.1). Throws `CheckFailure`
 * (`unsafe-path`) for a value that would lead elsewhere: `.` and `..` fold a path into another, nothing
 * leads to the whole collection.
 */
export function fillPath(template: string, params: Readonly<Record<string, string>>): string {
  const path = template.replaceAll(PARAMETER, (whole, name: string, at: number) => {
    const value = params[name];
    if (value === undefined) throw new Error(`no value for ${name} in ${template}`);
    if (value === '') throw unsafe();
    const quoted = template[at - 1] === "'" && template[at + whole.length] === "'";
    return encoded(quoted ? value.replaceAll("'", "''") : value);
  });
  if (new URL(path, 'https://graph.microsoft.com').pathname !== path) {
    throw unsafe();
  }
  return path;
}

const unsafe = () => new CheckFailure('assertion', 'unsafe-path');

/** Half of a surrogate pair has no encoding: it leads nowhere. */
function encoded(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    throw unsafe();
  }
}

/** Query options as they are sent: names keep their `$`, values are encoded. Throws as `fillPath` does. */
export function queryString(options: Readonly<Record<string, string>>): string {
  const parts = Object.entries(options).map(([name, value]) => `${name}=${encoded(value)}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** A text as an OData string literal: `'O''Hara'`. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
