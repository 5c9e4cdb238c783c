import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import * as operations from '../../src/http/operations';
import type { Answer, Operation } from '../../src/http/operation';
import { openApiDocument } from '../../src/http/openapi/document';
import { exampleOf } from '../../src/http/schemas/common';

type Json = Record<string, unknown>;

const all: readonly Operation[] = Object.values(operations);
const document = JSON.parse(JSON.stringify(openApiDocument('0.1.0', all))) as Json;
const at = (path: string): unknown =>
  path.split('.').reduce<unknown>((json, step) => (json as Json)[step], document);
const inDocument = (operation: Operation) =>
  (document['paths'] as Record<string, Json>)[operation.path]?.[
    operation.method.toLowerCase()
  ] as Json;

test('it has every operation and no other', () => {
  expect(document['openapi']).toBe('3.1.0');
  const paths = Object.entries(document['paths'] as Record<string, Json>).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((verb) => verb !== 'parameters')
      .map((verb) => `${verb.toUpperCase()} ${path}`),
  );
  expect(paths.sort()).toEqual(all.map(({ method, path }) => `${method} ${path}`).sort());
});

test('it refers to nothing that it does not hold', () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
  expect(references.length).toBeGreaterThan(20);
  for (const path of new Set(references)) {
    const target = path.split('/').reduce<unknown>((json, step) => (json as Json)[step], document);
    expect([path, typeof target]).toEqual([path, 'object']);
  }
  const schemas = (document['components'] as Json)['schemas'] as Record<string, Json>;
  for (const schema of Object.values(schemas)) expect(schema).not.toHaveProperty('$ref');
});

test('every format is one that JSON Schema knows', () => {
  const formats = [...JSON.stringify(document).matchAll(/"format":"([^"]+)"/g)];
  const known = ['date', 'date-time', 'email', 'uri', 'uri-reference'];
  expect(formats.map(([, name]) => name).filter((name) => !known.includes(name ?? ''))).toEqual([]);
});

test('it describes what is taken and given', () => {
  expect(at('components.schemas.AccountInput')).toMatchObject({
    type: 'object',
    required: ['name', 'tenantId', 'clientId', 'credential'],
    additionalProperties: false,
  });
  expect(at('components.schemas.Account')).toMatchObject({
    properties: { id: { type: 'string' } },
  });
  const { responses } = inDocument(operations.createAccount) as { responses: Json };
  expect(Object.keys(responses).sort()).toEqual([
    '201',
    '400',
    '401',
    '403',
    '409',
    '413',
    '415',
    '422',
    '429',
    '503',
  ]);
  expect(inDocument(operations.getHealth)['security']).toEqual([]);
});

test('N8: an operation is a verb and a noun, in a file of its name, under a tag', () => {
  const folder = join(__dirname, '../../src/http');
  const files = readdirSync(folder, { recursive: true }).map(String);
  for (const [name, { id, tag }] of Object.entries(operations)) {
    expect(id).toBe(name);
    expect(id).toMatch(
      /^(?:list|get|create|update|delete|suspend|restore|test|export|import|run|pause|resume|preflight|make|remove|renew|start|redirect|finish|check|confirm)[A-Z]/,
    );
    const file = `/${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
    expect([id, files.filter((path) => path.endsWith(file)).length]).toEqual([id, 1]);
    expect((document['tags'] as { name: string }[]).map((each) => each.name)).toContain(tag);
  }
});

test('N8: every header that means something is declared where it is sent', () => {
  const answer = (operation: Operation, status: number) =>
    Object.keys(((inDocument(operation)['responses'] as Json)[status] as Json)['headers'] ?? {});
  expect(answer(operations.createAccount, 201).sort()).toEqual(['ETag', 'Location']);
  expect(answer(operations.getAccount, 200)).toEqual(['ETag']);
  expect(answer(operations.runAccount, 202)).toEqual(['Location']);
  expect(answer(operations.getRun, 200)).toEqual(['Retry-After']);
  expect(inDocument(operations.updateAccount)['parameters']).toEqual([
    expect.objectContaining({ name: 'If-Match', in: 'header', required: false }),
  ]);
  for (const status of [429, 503]) {
    expect(at(`components.responses.Problem${status}.headers`)).toHaveProperty('Retry-After');
  }
  expect(at('components.responses.Problem401.headers')).toHaveProperty('WWW-Authenticate');
  expect(at('components.securitySchemes')).toMatchObject({
    bearer: { type: 'http', scheme: 'bearer' },
    apiKey: { in: 'header', name: 'X-API-Key' },
  });
});

describe('N8: each body has an example, which its own schema takes', () => {
  const bodies = all.flatMap((operation): [string, z.ZodType][] => [
    ...('body' in operation
      ? [[`${operation.id}, asked`, operation.body] as [string, z.ZodType]]
      : []),
    ...Object.entries<Answer>(operation.answers).flatMap(([status, { schema }]) =>
      schema ? [[`${operation.id}, ${status}`, schema] as [string, z.ZodType]] : [],
    ),
  ]);
  test.each(bodies)('%s', (_name, schema) => {
    const example = exampleOf(schema);
    expect(example).toBeDefined();
    expect(schema.safeParse(example)).toMatchObject({ success: true });
  });
  test('and the document shows it', () => {
    const contents = [...JSON.stringify(document).matchAll(/"content":\{"[^"]+":\{(.{0,12})/g)];
    expect(contents.length).toBeGreaterThan(bodies.length);
    const media: Json[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        if (key === 'content') media.push(...Object.values(child as Record<string, Json>));
        else visit(child);
      }
    };
    visit(document);
    expect(media.length).toBe(contents.length);
    expect(media.filter((each) => !('example' in each))).toEqual([]);
  });
});

test('the host’s catch-all sorts after every other HTTP function, so that it shadows none', () => {
  const text = readFileSync(join(__dirname, '../../functions/http.ts'), 'utf8');
  const registrations = text.split("app.http('").slice(1);
  const routes = registrations.map((each) => ({
    name: each.slice(0, each.indexOf("'")),
    route: /route: '([^']+)'/.exec(each)?.[1],
  }));
  expect(routes.map(({ route }) => route)).toEqual(['{ignored:maxlength(0)?}', '{*path}']);
  const names = routes.map(({ name }) => name);
  expect([...names].sort()).toEqual(names);
});
