import * as z from 'zod';
import { exampleOf } from '../schemas/common';

export type Json = Record<string, unknown>;

/**
 * Schemas as JSON Schema (2020-12, as OpenAPI 3.1 has it). Those with an id become components, each told
 * once and referred to.
 */
export class Schemas {
  readonly components: Json = {};

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $defs = {}, ...own } = z.toJSONSchema(schema, { io, override: plain });
    for (const [name, definition] of Object.entries($defs)) {
      this.components[name] = relinked(definition);
    }
    return relinked(own);
  }

  /** The content of a JSON body, with the example that its schema gives. */
  content(schema: z.ZodType, io: 'input' | 'output', type = 'application/json'): Json {
    const example = exampleOf(schema);
    return { [type]: { schema: this.of(schema, io), example } };
  }
}

/** What says nothing more than the format or the type does; examples are told with the body. */
function plain({ jsonSchema }: { jsonSchema: Json }): void {
  delete jsonSchema['examples'];
  if (jsonSchema['format'] !== undefined) delete jsonSchema['pattern'];
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum'];
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum'];
}

const OF_ANOTHER_DRAFT = new Set(['id', '$schema']);

/** References into the document's components; `id` and the dialect are said once, by the document. */
function relinked(schema: Json): Json {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    OF_ANOTHER_DRAFT.has(key) && typeof value === 'string' ? undefined : value,
  );
  return JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}
