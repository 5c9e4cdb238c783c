import { STATUS_CODES } from 'node:http';
import { tags } from '../operation';
import type { Operation } from '../operation';
import { problem } from '../schemas/common';
import { describeOperation } from './describe-operation';
import { problemHeaders, responseHeaders } from './headers';
import { Schemas } from './schemas';
import type { Json } from './schemas';

/** The API as an OpenAPI 3.1 document, out of the very schemas that validate. */
export function openApiDocument(version: string, operations: readonly Operation[]): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const item = (paths[operation.path] ??= { ...pathParameters(operation.path) });
    item[operation.method.toLowerCase()] = describeOperation(schemas, operation);
  }
  const responses = Object.fromEntries(problemStatuses.map((each) => problemOf(schemas, each)));
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
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: schemas.components,
      responses,
      headers: responseHeaders,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The API key' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'The API key' },
      },
    },
  };
}

const parameterDescriptions: Readonly<Record<string, string>> = {
  accountId: 'An account’s id',
  kind: 'A channel’s kind',
  memberId: 'A member’s id',
  runId: 'A run’s id',
  token: 'From a share link',
};

function pathParameters(path: string): Json {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: parameterDescriptions[name],
    schema: { type: 'string' },
  }));
  return parameters.length > 0 ? { parameters } : {};
}

/** Every status that a problem document comes with. */
const problemStatuses = [400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 429, 503] as const;

function problemOf(schemas: Schemas, status: number): [string, Json] {
  const names = problemHeaders[status] ?? [];
  const headers = Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
  return [
    `Problem${status}`,
    {
      description: `${STATUS_CODES[status]}, as a problem document (RFC 9457)`,
      headers: names.length > 0 ? headers : undefined,
      content: schemas.content(problem, 'output', 'application/problem+json'),
    },
  ];
}
