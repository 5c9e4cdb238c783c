import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { explain, nextStep } from '../../src/failures/explain';
import { caseOf, families } from '../../src/failures/catalogue';
import { troubleshootingPage } from '../../src/failures/page';
import { failureKinds } from '../../src/domain/failure';
import type { Failure } from '../../src/domain/failure';
import { NOW } from '../domain/support';

const codes = families.flatMap(({ cases }) => Object.entries(cases));
const aFailure = (changes: Partial<Failure>): Failure => ({
  stage: 'token',
  kind: 'auth',
  code: 'AADSTS7000222',
  ...changes,
});

test('no code stands in the catalogue twice', () => {
  const lower = codes.map(([code]) => code.toLowerCase());
  const doubled = lower.filter((code, index) => lower.indexOf(code) !== index);
  // Graph writes this one both ways, with one meaning.
  expect(doubled).toEqual(['forbidden']);
});

test.each(codes)('%s is explained in whole sentences, with a link', (code, { kind }) => {
  const { title, cause, fix, retry, link } = explain({ stage: 'request', kind, code });
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  for (const text of [cause, fix, retry]) expect(text).toMatch(/^[A-Z“].*[.]$/);
  for (const text of [title, cause, fix]) expect(text).not.toMatch(/[{}|]/);
  expect(new URL(link).protocol).toBe('https:');
});

test.each([
  'AADSTS7000215 AADSTS7000222 AADSTS7000218 AADSTS700016 AADSTS700082 AADSTS50173 AADSTS50076',
  'AADSTS50079 AADSTS50053 AADSTS50055 AADSTS50034 AADSTS50126 AADSTS65001 AADSTS90002 AADSTS7000112',
  'AADSTS700236 AADSTS70043 AADSTS53003 AADSTS50057 AADSTS9002313 AADSTS700027 AADSTS50196 AADSTS90055',
  'InvalidAuthenticationToken ErrorAccessDenied Authorization_RequestDenied accessDenied',
  'application-access-policy tls proxy dns timeout refused reset ResourceNotFound no-mysite',
  'MailboxNotEnabledForRESTAPI MailboxNotHostedInExchangeOnline ErrorInvalidUser 10008 30108',
  'Request_ResourceNotFound activityLimitReached vault-secret-missing vault-unavailable vault-forbidden',
  'vault-refused assertion foreign-link deadline unexpected throttled bad-shape undo-failed leftover-cap',
  'abandoned nothing-ran no-user body-too-large',
])('has a case for %s', (list) => {
  expect(list.split(' ').filter((code) => !caseOf(code))).toEqual([]);
});

test('any failure at all is explained', () => {
  const failure = fc.record({
    stage: fc.constantFrom('token' as const, 'request' as const),
    kind: fc.constantFrom(...failureKinds),
    code: fc.oneof(fc.string(), fc.constantFrom(...codes.map(([code]) => code))),
    facts: fc.dictionary(fc.constantFrom('permission', 'clientId', 'what'), fc.string()),
  });
  fc.assert(
    fc.property(failure, (given) => {
      const { title, cause, fix, link, retry } = explain(given);
      for (const text of [title, cause, fix, link, retry]) expect(text.length).toBeGreaterThan(5);
      expect(['retry', 'wait', 'skip', 'stop']).toContain(nextStep(given));
    }),
  );
});

test('facts are put into the sentences, and missed without a trace', () => {
  const clientId = '11111111-1111-1111-1111-111111111111';
  const named = explain(aFailure({ facts: { clientId } }));
  expect(named.cause).toContain(`client secret of the app registration ${clientId} has passed`);
  expect(explain(aFailure({})).cause).toContain('of the app registration of this account has');
  const facts = { what: 'the hash differs', expected: '{actual|x}', actual: 'b' };
  const { cause } = explain({ stage: 'request', kind: 'assertion', code: 'assertion', facts });
  expect(cause).toContain('the hash differs. Expected: {actual|x}; actual: b.');
});

test('a wrong secret asks whether its ID was pasted', () => {
  expect(explain(aFailure({ code: 'AADSTS7000215' })).cause).toContain('secret’s ID was pasted');
});

test('what follows says when', () => {
  const stopped = explain(aFailure({}));
  expect(nextStep(aFailure({}))).toBe('stop');
  expect(stopped.retry).toContain('does not help until this is changed');
  const throttled = aFailure({ kind: 'throttled', code: 'throttled', notBefore: NOW + 60_000 });
  expect(nextStep(throttled)).toBe('wait');
  expect(explain(throttled).retry).toContain('before 2026-11-21 12:01:00 UTC');
  expect(nextStep(aFailure({ kind: 'service', code: 'x', notBefore: NOW }))).toBe('wait');
  expect(nextStep(aFailure({ kind: 'not-provisioned', code: 'no-mysite' }))).toBe('skip');
  expect(nextStep(aFailure({ kind: 'network', code: 'timeout' }))).toBe('retry');
  expect(nextStep(aFailure({ kind: 'network', code: 'tls' }))).toBe('stop');
});

test('a code with two meanings is explained by its kind', () => {
  const drive = explain(aFailure({ kind: 'not-provisioned', code: 'ResourceNotFound' }));
  expect(drive.title).toContain('OneDrive');
  const other = explain(aFailure({ kind: 'assertion', code: 'ResourceNotFound' }));
  expect(other.title).not.toContain('OneDrive');
});

test('docs/troubleshooting.md is the catalogue (made by `npm run generate`)', () => {
  const file = join(__dirname, '../../docs/troubleshooting.md');
  expect(readFileSync(file, 'utf8')).toBe(troubleshootingPage());
});

test('V14: what happens next goes by what came to an end: a check is left out, or nothing of the run passed', () => {
  const failure = aFailure({ kind: 'not-provisioned', code: 'no-mysite' });
  expect(explain(failure).retry).toContain('The check is left out of this run, the others go on');
  expect(explain(failure, 'en', 'run').retry).toMatch(/^Nothing of this run passed/);
  expect(explain(aFailure({ kind: 'network' }), 'en', 'run').retry).toContain('The next run');
});
