import { STATUS_CODES } from 'node:http';
import * as z from 'zod';
import type { KeyedOperation, Operation } from './operation';
import type { Route } from './routes';
import * as views from './schemas/views';

type Json = Record<string, unknown>;

/** The API as an OpenAPI 3.1 document, out of the very schemas that validate. */
export function openApiDocument(version: string, routes: readonly Route[]): Json {
  const schemas: Json = {};
  const paths = Object.fromEntries(
    routes.map(({ path, name, operations }) => [path, pathItem(schemas, path, name, operations)]),
  );
  const problem = schemaOf(schemas, views.problem, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Perennial',
      version,
      description:
        'Scheduled Microsoft Graph checks for the Microsoft 365 developer tenants you own.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { apiKey: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
      responses: {
        Problem: {
          description: 'A problem document (RFC 9457)',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
    },
  };
}

function pathItem(
  schemas: Json,
  path: string,
  name: string,
  operations: Route['operations'],
): Json {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const entries = Object.entries(operations).map(([method, operation]) => {
    const verb = method.toLowerCase();
    const several = Object.keys(operations).length > 1;
    const operationId = several ? `${name}-${verb}` : name;
    return [verb, operation && { operationId, ...described(schemas, operation) }] as const;
  });
  return { ...(parameters.length > 0 && { parameters }), ...Object.fromEntries(entries) };
}

function described(schemas: Json, operation: Operation): Json {
  const { summary, description } = operation;
  const common = { summary, ...(description !== undefined && { description }) };
  const responses = { ...successes(schemas, operation), ...problems(operation) };
  if ('open' in operation) return { ...common, security: [], responses };
  const { roles, body, bodyOptional = false, query } = operation;
  return {
    ...common,
    'x-roles': roles,
    ...(query && { parameters: queryParameters(query) }),
    ...(body && {
      requestBody: {
        required: !bodyOptional,
        content: { 'application/json': { schema: schemaOf(schemas, body, 'input') } },
      },
    }),
    responses,
  };
}

function successes(schemas: Json, { answers }: Operation): Json {
  const entries = Object.entries(answers).map(([status, { description, schema }]) => [
    status,
    {
      description,
      ...(schema && {
        content: { 'application/json': { schema: schemaOf(schemas, schema, 'output') } },
      }),
    },
  ]);
  return Object.fromEntries(entries) as Json;
}

/** Problems that follow from what an operation takes, and those that it names itself. */
function problems(operation: Operation): Json {
  if ('open' in operation) return {};
  const statuses = [401, 403, 413, 503, ...fromInput(operation), ...(operation.problems ?? [])];
  const entries = [...new Set(statuses)]
    .sort((a, b) => a - b)
    .map((status) => [
      status,
      { $ref: '#/components/responses/Problem', summary: STATUS_CODES[status] },
    ]);
  return Object.fromEntries(entries) as Json;
}

const fromInput = ({ body, query }: KeyedOperation<unknown, unknown>): readonly number[] => [
  ...(body || query ? [400] : []),
  ...(body ? [415] : []),
];

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** A schema as JSON Schema (2020-12, as OpenAPI 3.1 has it); those with an id become components. */
function schemaOf(schemas: Json, schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $defs = {}, ...own } = z.toJSONSchema(schema, { io, override: plain });
  for (const [name, definition] of Object.entries($defs)) schemas[name] = relinked(definition);
  return relinked(own);
}

/** What says nothing more than the format or the type does. */
function plain({ jsonSchema }: { jsonSchema: Json }): void {
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
