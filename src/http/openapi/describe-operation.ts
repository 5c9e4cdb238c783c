import * as z from 'zod';
import type { Answer, KeyedOperation, Operation } from '../operation';
import { requestHeaders } from './headers';
import type { RequestHeader } from './headers';
import type { Json, Schemas } from './schemas';

/** One operation as OpenAPI has it. */
export function describeOperation(schemas: Schemas, operation: Operation): Json {
  const { id, tag, summary, description, answers } = operation;
  const common = {
    operationId: id,
    tags: [tag],
    summary,
    description,
  };
  const responses = Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, success(schemas, answer)]),
  );
  if ('open' in operation) {
    const query = operation.query && { parameters: queryParameters(operation.query) };
    return {
      ...common,
      security: [],
      ...query,
      ...requestBody(schemas, operation),
      responses: { ...responses, ...problems(operation) },
    };
  }
  const parameters = parametersOf(operation);
  return {
    ...common,
    'x-roles': operation.roles,
    parameters: parameters.length > 0 ? parameters : undefined,
    ...requestBody(schemas, operation),
    responses: { ...responses, ...problems(operation) },
  };
}

function requestBody(
  schemas: Schemas,
  { body, bodyOptional = false }: Pick<Keyed, 'body' | 'bodyOptional'>,
): Json {
  if (!body) return {};
  return { requestBody: { required: !bodyOptional, content: schemas.content(body, 'input') } };
}

function success(schemas: Schemas, { description, schema, headers = [], type }: Answer): Json {
  const references = headers.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
  return {
    description,
    headers: headers.length > 0 ? (Object.fromEntries(references) as Json) : undefined,
    content: schema && schemas.content(schema, 'output', type),
  };
}

type Keyed = KeyedOperation<string, unknown, unknown>;

/** Problems that follow from what an operation takes, and those that it names itself. */
function problems(operation: Operation): Json {
  const { body, problems: own = [] } = operation;
  const ofBody = body ? [400, 413, 415, 503] : [];
  const ofKey = 'open' in operation ? [] : [400, 401, 403, 413, 503];
  const statuses = new Set([...ofKey, ...ofBody, ...own]);
  const references = [...statuses].map((status) => [
    status,
    { $ref: `#/components/responses/Problem${status}` },
  ]);
  return Object.fromEntries(references) as Json;
}

const parametersOf = ({ query, headers = [] }: Keyed): Json[] => [
  ...(query ? queryParameters(query) : []),
  ...headers.map((name) => headerParameter(name)),
];

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Json;
    return { name, in: 'query', required: required.includes(name), description, schema };
  });
}

const headerParameter = (name: RequestHeader): Json => ({
  name,
  in: 'header',
  required: false,
  ...requestHeaders[name],
});
