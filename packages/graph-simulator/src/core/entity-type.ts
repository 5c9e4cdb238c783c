import type { Names } from '../odata/shape';
import type { Call } from './types';
import { badRequest } from './errors';

/** What a JSON value must be to be taken for a property; null is taken for all. */
type Kind = 'text' | 'flag' | 'number' | 'time' | 'object' | 'list';

export interface EntityType extends Names {
  readonly writable: Readonly<Record<string, Kind>>;
}

/** A type of Graph as far as the simulator knows it: what may be written, and what is only read. */
export function entityType(
  name: string,
  properties: {
    readonly writable: Readonly<Record<string, Kind>>;
    readonly readOnly?: readonly string[];
    readonly expandable?: readonly string[];
  },
): EntityType {
  return {
    type: `microsoft.graph.${name}`,
    writable: properties.writable,
    properties: ['id', ...Object.keys(properties.writable), ...(properties.readOnly ?? [])],
    ...(properties.expandable && { expandable: properties.expandable }),
  };
}

/** A request's body as a JSON object. */
export function jsonBody(call: Call): Record<string, unknown> {
  if (call.body.length === 0) throw badRequest('Empty Payload. JSON content expected.');
  const json = /^application\/json\b/i.test(call.headers['content-type'] ?? '')
    ? parse(call.body)
    : undefined;
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  return json as Record<string, unknown>;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/**
 * The writable properties of a request's body. What the type does not have and what is of another
 * type is refused; read-only properties are passed over, as Exchange does.
 */
export function written(
  body: Readonly<Record<string, unknown>>,
  type: EntityType,
): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@')) continue;
    const kind = type.writable[name];
    if (kind === undefined) {
      if (type.properties.includes(name) || type.expandable?.includes(name)) continue;
      throw badRequest(
        `The property '${name}' does not exist on type '${type.type}'. Make sure to only use property names that are defined by the type.`,
        'RequestBodyRead',
      );
    }
    if (value !== null && !is(kind, value))
      throw badRequest(
        `Cannot convert the value of property '${name}' to the expected type.`,
        'RequestBodyRead',
      );
    taken[name] = value;
  }
  return taken;
}

function is(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'time':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'list':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
  }
}
