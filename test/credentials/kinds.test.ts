import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { credentialKinds } from '../../src/credentials';
import type { CredentialKind } from '../../src/credentials/define';

const kindOf = (name: string): CredentialKind => {
  const kind = credentialKinds.find((candidate) => candidate.kind === name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
};
const files = readdirSync(join(__dirname, '../../src/credentials')).filter((name) =>
  name.endsWith('.kind.ts'),
);
const accepts = (name: string, given: object) =>
  kindOf(name).input.safeParse({ kind: name, ...given }).success;

test('kinds are listed once, each under its own name', () => {
  const names = credentialKinds.map(({ kind }) => kind);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['clientSecret', 'certificate', 'refreshToken']));
});

test('every file of a kind is in the list (npm run generate writes it)', () => {
  expect(credentialKinds).toHaveLength(files.length);
});

test('the part that rotates is one of the parts', () => {
  const rotating = credentialKinds.filter(({ rotates }) => rotates !== undefined);
  expect(rotating.map(({ kind }) => kind)).toEqual(['refreshToken', 'signIn']);
  const kind = kindOf('refreshToken');
  expect(kind.parts({ refreshToken: 'r' })).toHaveProperty(kind.rotates ?? '');
});

test('what is stored in parts is what is presented', () => {
  const secret = kindOf('clientSecret');
  const input = secret.input.parse({
    kind: 'clientSecret',
    clientSecret: '  pasted~value \n',
    expiresAt: '2027-01-31',
  });
  expect(secret.parts(input)).toEqual({ clientSecret: 'pasted~value' });
  expect(secret.facts(input)).toEqual({ expiresAt: Date.UTC(2027, 0, 31) });
  expect(secret.present(secret.parts(input))).toEqual({ clientSecret: 'pasted~value' });

  const refresh = kindOf('refreshToken');
  const open = refresh.input.parse({ kind: 'refreshToken', refreshToken: 'r' });
  const confidential = refresh.input.parse({
    kind: 'refreshToken',
    refreshToken: 'r',
    clientSecret: 's',
  });
  expect(refresh.present(refresh.parts(open))).toEqual({ refreshToken: 'r' });
  expect(refresh.present(refresh.parts(confidential))).toEqual({
    refreshToken: 'r',
    clientSecret: 's',
  });
  expect(refresh.mode).toBe('delegated');
});

test('a part that the vault should have and has not is a bug, not an empty secret', () => {
  for (const name of ['clientSecret', 'certificate', 'refreshToken', 'signIn']) {
    expect(() => kindOf(name).present({})).toThrow(/is missing/);
  }
});

test.each([
  ['clientSecret', { clientSecret: '' }],
  ['clientSecret', { clientSecret: '   ' }],
  ['clientSecret', { clientSecret: 'a\u0000b' }],
  ['clientSecret', { clientSecret: 'a\nb' }],
  ['clientSecret', { clientSecret: 'é' }],
  ['clientSecret', { clientSecret: 'x'.repeat(1025) }],
  ['clientSecret', { clientSecret: 'x', expiresAt: 'tomorrow' }],
  ['clientSecret', { clientSecret: 'x', bogus: 1 }],
  ['refreshToken', { refreshToken: 'x'.repeat(20_001) }],
  ['refreshToken', { clientSecret: 'x' }],
  ['signIn', { refreshToken: 'x' }],
  ['signIn', { clientSecret: 'x', pem: 'y' }],
  ['refreshToken', { refreshToken: 'x', clientSecret: 'x', pem: 'y' }],
  ['certificate', { pem: 5 }],
  ['certificate', { pem: '\u202e' }],
])('%s refuses %j', (name, given) => {
  expect(accepts(name, given)).toBe(false);
});
