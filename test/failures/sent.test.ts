import fc from 'fast-check';
import { graphFailure } from '../../src/failures/graph-error';
import { guidOrNothing, holdsSent } from '../../src/failures/sent';
import { tokenFailure } from '../../src/failures/token-error';

const secrets = fc.string({
  minLength: 8,
  maxLength: 200,
  unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz_ABCDEFGHXYZ0123456789.-')),
});

test('F9: a code that holds a piece of what was sent is not kept, wherever the piece lies', () => {
  fc.assert(
    fc.property(secrets, fc.nat(190), fc.nat(40), (secret, from, more) => {
      const start = Math.min(from, secret.length - 8);
      const code = `x.${secret.slice(start, start + 8 + more)}`.slice(0, 80);
      const sent = [secret];
      const json = { error: { code, innerError: { code } } };
      expect(graphFailure({ status: 400, json, sent }).code).toBe('http-400');
    }),
  );
});

test('F9: nor is an error of the token endpoint, in letters or in numbers', () => {
  const sent = ['canary_secret_in_letters', '123456789'];
  for (const json of [
    { error: 'canary_secret_in_letters' },
    { error: 'x_secret_in_x' },
    { error_codes: [123456789] },
    { error_description: 'AADSTS123456789: x' },
  ])
    expect(tokenFailure({ status: 400, json, sent }).code).toBe('http-400');
  const known = { error: 'invalid_client', error_codes: [7000215] };
  expect(tokenFailure({ status: 401, json: known, sent }).code).toBe('AADSTS7000215');
});

test('F9: codes that only look alike are kept, and short secrets are found whole', () => {
  expect(holdsSent('ErrorAccessDenied', ['AccessX-Denied-Error'])).toBe(false);
  expect(holdsSent('Error.abcd', ['abcd'])).toBe(true);
  expect(holdsSent('Error', [''])).toBe(false);
});

test.each([
  ['8f5a2b1c-0000-4000-8000-0123456789ab', true],
  ['8F5A2B1C-0000-4000-8000-0123456789AB', true],
  ['8f5a2b1c-0000-4000-8000-0123456789ab-x', false],
  ['canary-refresh-token', false],
  ['', false],
  [7, false],
  [null, false],
])('F9: %p is an id: %p', (value, kept) => {
  expect(guidOrNothing(value)).toBe(kept ? value : undefined);
});
