import { findRoute, parseTemplate, routeTable } from '../src/routes';
import type { RegisteredFunction } from '../src/core';

const http = (name: string, route: string, methods: string[] = ['GET']): RegisteredFunction => ({
  metadata: { name, bindings: { trigger: { type: 'httpTrigger', route, methods } } },
  callback: () => undefined,
});

/** The name of the function that a request goes to, and what it is told of the path. */
function find(functions: readonly RegisteredFunction[], method: string, path: string) {
  const match = findRoute(routeTable(functions, ''), method, path);
  return match && [match.registered.metadata.name, { ...match.params }];
}

const api = [
  http('everything', '{*path}', ['GET', 'POST', 'PUT']),
  http('account', 'api/accounts/{id}', ['GET', 'DELETE']),
  http('mine', 'api/accounts/mine'),
  http('accounts', 'api/accounts', ['GET', 'POST']),
  http('run', 'api/accounts/{id}/runs/{runId?}'),
  http('number', 'api/numbers/{id:int}'),
  http('root', '{ignored:maxlength(0)?}'),
];

test.each([
  ['GET', '/', ['root', {}]],
  ['GET', '/api/accounts', ['accounts', {}]],
  ['GET', '/API/Accounts/', ['accounts', {}]],
  ['GET', '/api/accounts/mine', ['mine', {}]],
  ['GET', '/api/accounts/yours', ['account', { id: 'yours' }]],
  ['DELETE', '/api/accounts/mine', ['account', { id: 'mine' }]],
  ['GET', '/api/accounts/a%20b%2Fc%zz', ['account', { id: 'a b%2Fc%zz' }]],
  ['GET', '/api/accounts/%C3%A9', ['account', { id: 'é' }]],
  ['GET', '/api/accounts/%C3', ['account', { id: '%C3' }]],
  ['GET', '/api/accounts/a/runs', ['run', { id: 'a' }]],
  ['GET', '/api/accounts/a/runs/r', ['run', { id: 'a', runId: 'r' }]],
  ['GET', '/api/numbers/12', ['number', { id: '12' }]],
  ['GET', '/api/numbers/twelve', ['everything', { path: 'api/numbers/twelve' }]],
  ['GET', '/x', ['everything', { path: 'x' }]],
  ['PUT', '/', ['everything', {}]],
  ['PUT', '/api/accounts/a', ['everything', { path: 'api/accounts/a' }]],
  ['GET', '/api//accounts', ['everything', { path: 'api//accounts' }]],
  ['PATCH', '/api/accounts', undefined],
])('%s %s', (method, path, expected) => {
  expect(find(api, method, path)).toEqual(expected);
});

test('a parameter called __proto__ is one like any other', () => {
  const params = findRoute(routeTable([http('odd', '{__proto__}')], ''), 'GET', '/x')?.params;
  expect(Object.entries(params ?? {})).toEqual([['__proto__', 'x']]);
});

test('routes go behind the prefix of host.json, and default to the name of the function', () => {
  const named = {
    ...http('hello', 'x'),
    metadata: { name: 'hello', bindings: { t: { type: 'httpTrigger' } } },
  };
  const routes = routeTable([named], 'api');
  expect(findRoute(routes, 'PUT', '/api/hello')).toBeDefined();
  expect(findRoute(routes, 'PUT', '/hello')).toBeUndefined();
});

test.each(['a{b}c', '{x:strange}', '{x=1}'])(
  'a template that is not understood is refused: %s',
  (template) => {
    expect(() => parseTemplate(template)).toThrow(/is not known here/);
  },
);
