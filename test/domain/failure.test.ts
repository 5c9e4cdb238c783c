import { CheckFailure } from '@perennial/checks';
import type { Failure } from '../../src/domain/failure';
import { FailureError, failureOf, isTokenUnwanted, isUnsettled } from '../../src/domain/failure';

const failure = (changes: Partial<Failure>): Failure => ({
  stage: 'request',
  kind: 'network',
  code: 'reset',
  ...changes,
});

test.each<[Partial<Failure>, boolean]>([
  [{ kind: 'auth', status: 401 }, true],
  [{ kind: 'auth', status: 403 }, false],
  [{ kind: 'permission', status: 401 }, false],
  [{ stage: 'token', kind: 'auth', status: 401 }, false],
])('%j: a service does not take the token: %s', (given, unwanted) => {
  expect(isTokenUnwanted(failure(given))).toBe(unwanted);
});

test.each<[string, Partial<Failure>, boolean]>([
  ['no answer', {}, true],
  ['no answer in time', { kind: 'service', code: 'timeout' }, true],
  ['nothing was sent', { kind: 'assertion', code: 'assertion' }, false],
  ['no token', { stage: 'token' }, false],
  ['408', { kind: 'service', status: 408 }, true],
  ['500', { kind: 'service', status: 500 }, true],
  ['503', { kind: 'service', status: 503 }, true],
  ['501', { kind: 'service', status: 501 }, false],
  ['409', { kind: 'service', status: 409 }, false],
])('V1: after %s it is known or not whether it was carried out', (_, changes, expected) => {
  expect(isUnsettled(failure(changes))).toBe(expected);
  expect(new FailureError(failure(changes)).unsettledTries).toBe(expected ? 1 : 0);
  expect(new FailureError(failure(changes), { unsettledTries: 3 }).unsettledTries).toBe(3);
});

test('whatever was thrown is a failure, without its text', () => {
  expect(failureOf(new FailureError(failure({})))).toEqual(failure({}));
  expect(failureOf(new CheckFailure('licence', 'none', { what: 'x' }))).toEqual({
    stage: 'request',
    kind: 'licence',
    code: 'none',
    facts: { what: 'x' },
  });
  expect(failureOf(new TypeError('a secret')).facts).toEqual({ error: 'TypeError' });
  expect(failureOf('a secret').facts).toEqual({ error: 'string' });
});
