import type { Mode } from '../domain/account';
import type { Call } from './define';

/** The call's path in a mode, with its `{parameters}`: app-only, `/me` is `/users/{user}`. */
export function pathOf(call: Call, mode: Mode): string {
  if (mode === 'delegated') return call.path;
  return call.appPath ?? call.path.replace(/^\/me(?=\/|$)/, '/users/{user}');
}

/** The permission a call needs in a mode; undefined when it cannot be used in it. */
export function permissionOf(call: Call, mode: Mode): string | undefined {
  return mode === 'delegated' ? call.delegated : call.application;
}

const PARAMETER = /\{(\w+)\}/g;

/**
 * A path with its parameters filled in and encoded. Between quotes (`search(q='{text}')`) a quote is
 * doubled, as OData wants it (OData 4.01 URL Conventions, 5.1.1.6.1).
 */
export function fillPath(template: string, params: Readonly<Record<string, string>>): string {
  return template.replaceAll(PARAMETER, (whole, name: string, at: number) => {
    const value = params[name];
    if (value === undefined || value === '') throw new Error(`no value for ${name} in ${template}`);
    const quoted = template[at - 1] === "'" && template[at + whole.length] === "'";
    return encodeURIComponent(quoted ? value.replaceAll("'", "''") : value);
  });
}

/** Query options as they are sent: names keep their `$`, values are encoded. */
export function queryString(options: Readonly<Record<string, string>>): string {
  const parts = Object.entries(options).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** A text as an OData string literal: `'O''Hara'`. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
