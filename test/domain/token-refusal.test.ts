import type { Failure } from '../../src/domain/failure';
import {
  isDeadGrant,
  isInstallationFault,
  isTokenRefusal,
  mayNotBeKnownYet,
  needsCredential,
  needsSignIn,
  YOUNG_MS,
} from '../../src/domain/token-refusal';
import { NOW } from './support';

const failure = (code: string, changes: Partial<Failure> = {}): Failure => ({
  stage: 'token',
  kind: 'auth',
  code,
  ...changes,
});

test.each<[string, Failure, boolean]>([
  ['a refusal', failure('AADSTS7000215'), true],
  ['a missing consent', failure('AADSTS65001', { kind: 'permission' }), true],
  ['a loop of requests', failure('AADSTS50196', { kind: 'throttled' }), true],
  ['an outage', failure('AADSTS90033', { kind: 'service' }), false],
  ['what was refused here', failure('bad-certificate'), false],
  ['a refusal by Graph', failure('InvalidAuthenticationToken', { stage: 'request' }), false],
])('%s: the token endpoint has said no or not', (_, given, expected) => {
  expect(isTokenRefusal(given)).toBe(expected);
});

test.each([
  ['made now', { givenAt: NOW }, 'AADSTS7000215', true],
  ['made long ago', { givenAt: NOW - YOUNG_MS }, 'AADSTS7000215', false],
  ['of no known age', {}, 'AADSTS7000215', false],
  ['refused for another reason', { givenAt: NOW }, 'AADSTS50034', false],
  ['called expired and of no known end', { givenAt: NOW }, 'AADSTS7000222', false],
  ['called expired, and it is', { givenAt: NOW, expiresAt: NOW }, 'AADSTS7000222', false],
  ['called expired, and it is not', { givenAt: NOW, expiresAt: NOW + 1 }, 'AADSTS7000222', true],
])('V5: a credential %s may be too new or not', (_, credential, code, expected) => {
  expect(mayNotBeKnownYet(failure(code), credential, NOW)).toBe(expected);
});

test('what only another token, only a person, or only a new credential can help', () => {
  expect(isDeadGrant(failure('AADSTS700082'))).toBe(true);
  expect(isDeadGrant(failure('AADSTS7000215'))).toBe(false);
  expect(needsSignIn(failure('AADSTS50076'))).toBe(true);
  expect(needsSignIn(failure('AADSTS50076', { stage: 'request' }))).toBe(false);
  expect(needsSignIn(failure('AADSTS7000215'))).toBe(false);
  expect(needsCredential(failure('vault-secret-missing'))).toBe(true);
  expect(needsCredential(failure('vault-unavailable'))).toBe(false);
});

test.each<[string, Failure, boolean]>([
  ['an app without an identity', failure('no-managed-identity'), true],
  ['a vault that is away', failure('vault-unavailable'), true],
  ['a secret of the account’s that is away', failure('vault-secret-missing'), false],
  ['a refusal', failure('AADSTS7000215'), false],
  ['Graph with a code of that name', failure('vault-unavailable', { stage: 'request' }), false],
])('%s: the installation itself lacks something or not', (_, given, expected) => {
  expect(isInstallationFault(given)).toBe(expected);
});
