import { readIdToken } from '../../src/domain/sign-in';
import { ownerOf } from '../../src/domain/member';
import { consentLink, linksOf } from '../../src/domain/portal-links';
import { asNextSignIn, keyStateOf } from '../../src/domain/sign-in-key';
import {
  isPending,
  modesOf,
  secondsToNextLook,
  tryAgainAfterSeconds,
} from '../../src/domain/onboarding';
import { revise } from '../../src/domain/configuration';
import { complete } from '../../src/domain/completion';
import { rests } from '../../src/domain/account';
import { resume, pause } from '../../src/domain/lifecycle';
import { aRun, anAccount, NOW } from './support';

const TID = '3f0c9a3c-7be8-4c1f-9d2c-3a1e6b7f8091';
const issuer = `https://login.microsoftonline.com/${TID}/v2.0`;
const claims = {
  iss: issuer,
  aud: 'client',
  exp: NOW / 1000 + 60,
  nonce: 'nonce',
  tid: TID,
  oid: 'OID-1',
  preferred_username: 'Adele@contoso.example',
};
const read = (
  changes: object,
  account: Parameters<typeof readIdToken>[1]['account'] = { user: undefined },
) =>
  readIdToken(
    { ...claims, ...changes },
    { tenant: { tid: TID, issuer }, clientId: 'client', nonce: 'nonce', account },
    NOW,
  );

test('an id token names the person, whatever the letters’ case', () => {
  const person = { oid: 'OID-1', username: 'Adele@contoso.example', at: NOW };
  expect(read({})).toEqual({ person });
  for (const user of ['adele@contoso.example', 'oid-1'])
    expect(read({}, { user })).toEqual({ person });
  expect(read({}, { user: 'renamed@contoso.example', signedIn: { oid: 'oid-1', at: 1 } })).toEqual({
    person,
  });
  expect(read({ preferred_username: 'x'.repeat(321) })).toMatchObject({
    person: { username: undefined },
  });
});

test.each([
  [{ aud: 'another' }, 'not-ours'],
  [{ nonce: 'another' }, 'not-ours'],
  [{ exp: NOW / 1000 - 301 }, 'not-ours'],
  [{ exp: 'soon' }, 'not-ours'],
  [{ tid: 5 }, 'not-ours'],
  [{ oid: undefined }, 'not-ours'],
  [{ iss: `${issuer}/` }, 'other-tenant'],
  [{ tid: 'another' }, 'other-tenant'],
])('%j is refused: %s', (changes, objection) => {
  expect(read(changes)).toEqual({ objection });
});

test('nobody else is taken, and no id token is none of ours', () => {
  const objection = 'other-user';
  expect(read({}, { user: 'bob@contoso.example' })).toEqual({
    objection,
    username: 'Adele@contoso.example',
  });
  expect(read({ preferred_username: 5 }, { user: 'bob@contoso.example' })).toEqual({
    objection,
    username: undefined,
  });
  expect(
    read({}, { user: 'adele@contoso.example', signedIn: { oid: 'other', at: 1 } }),
  ).toMatchObject({ objection });
  const expected = {
    tenant: { tid: TID, issuer },
    clientId: 'c',
    nonce: 'n',
    account: { user: undefined },
  };
  for (const none of [undefined, null, 'text'])
    expect(readIdToken(none, expected, NOW)).toEqual({ objection: 'not-ours' });
});

test('the consent link asks for the whole set, never for a part', () => {
  const app = { tenantId: 'contoso.example', clientId: 'c' };
  expect(consentLink(app)).toBe(
    'https://login.microsoftonline.com/contoso.example/adminconsent?client_id=c',
  );
  const back = { redirectUri: 'https://x/y', state: 's' };
  expect(new URL(consentLink(app, back)).searchParams.get('scope')).toBe(
    'https://graph.microsoft.com/.default',
  );
  expect(new URL(consentLink(app, { ...back, scopes: ['A', 'B'] })).searchParams.get('scope')).toBe(
    'https://graph.microsoft.com/A https://graph.microsoft.com/B',
  );
});

test('every page at Microsoft that an owner may need is that of the account’s app', () => {
  const links = linksOf({ tenantId: 'contoso.example', clientId: 'the-app' });
  const pages = Object.entries(links).map(([name, link]) => [name, new URL(link).origin]);
  expect(pages).toEqual([
    ['credentials', 'https://entra.microsoft.com'],
    ['permissions', 'https://entra.microsoft.com'],
    ['enterpriseApp', 'https://entra.microsoft.com'],
    ['consent', 'https://login.microsoftonline.com'],
  ]);
  expect(new Set(Object.values(links)).size).toBe(4);
  for (const link of Object.values(links)) expect(link).toContain('the-app');
});

test('what operators register has one owner, and what others register is their own', () => {
  expect(ownerOf({ id: 'x', name: 'X', role: 'operator' })).toBe('operator');
  expect(ownerOf({ id: 'x', name: 'X', role: 'member' })).toBe('x');
});

test('an account that nobody has signed in for rests, whatever is done with it', () => {
  const { credential } = anAccount();
  const waiting = { ...credential, id: 'new', awaitsSignIn: true as const };
  const account = revise(anAccount(), { credential: waiting }, NOW);
  expect([account.state, rests(account)]).toEqual(['needs-sign-in', true]);
  expect(revise(account, { name: 'Another' }, NOW + 1)).toMatchObject({
    stateSince: NOW,
    dueAt: account.dueAt,
  });
  expect(resume(pause(account, { by: 'me' }, NOW), NOW)).toMatchObject({
    state: 'needs-sign-in',
    dueAt: account.dueAt,
  });
  expect(complete(account, aRun(account), { now: NOW }).account).toMatchObject({
    state: 'needs-sign-in',
    dueAt: account.dueAt,
  });
  const signedIn = { oid: 'o', at: NOW };
  const signed = revise(
    { ...account, user: 'a' },
    { credential: { ...credential, id: 'signed' }, signedIn },
    NOW,
  );
  expect(signed).toMatchObject({ state: 'active', signedIn });
  // With another user named, whoever signed in says nothing.
  expect(revise(signed, { user: 'b' }, NOW).signedIn).toBeUndefined();
});

test('a look at a registration comes again soon at first', () => {
  expect([0, 20_000, 100_000].map(tryAgainAfterSeconds)).toEqual([5, 10, 20]);
  expect([modesOf('both'), modesOf('delegated')]).toEqual([
    ['application', 'delegated'],
    ['delegated'],
  ]);
});

test('an onboarding is pending until it is used up or has expired', () => {
  const pending = (used?: true) => [1, 2, 3].map((now) => isPending({ used, expiresAt: 2 }, now));
  expect(pending()).toEqual([true, false, false]);
  expect(pending(true)).toEqual([false, false, false]);
});

test('the next look waits as long as the last answer said, and where it said nothing for five seconds', () => {
  const found = { state: 'waiting', granted: [], lacking: [], late: false } as const;
  const told = { ...found, tryAgainAfterSeconds: 20 };
  expect(secondsToNextLook({}, 0)).toBe(0);
  const after = (at: number) => [
    secondsToNextLook({ look: { at: 0 } }, at),
    secondsToNextLook({ look: { at: 0, found } }, at),
    secondsToNextLook({ look: { at: 0, found: told } }, at),
  ];
  expect([0, 4001, 5000, 20_000].map(after)).toEqual([
    [5, 5, 20],
    [1, 1, 16],
    [0, 0, 15],
    [0, 0, 0],
  ]);
});

test.each([
  ['delegated', {}, 'none'],
  ['delegated', { refreshToken: 't' }, 'none'],
  ['delegated', { refreshToken: 't', nextPem: 'k' }, 'next-sign-in'],
  ['delegated', { refreshToken: 't', pem: 'k' }, undefined],
  ['delegated', { refreshToken: 't', clientSecret: 's' }, undefined],
  ['application', {}, undefined],
] as const)('a key can be added where somebody signs in without: %s %j', (mode, secrets, state) => {
  expect(keyStateOf({ mode, credential: { kind: 'signIn', id: 'c', secrets } })).toBe(state);
});

test('the next sign-in is proven with the key that was added', () => {
  expect(asNextSignIn({ refreshToken: 't', nextPem: 'k' })).toEqual({
    refreshToken: 't',
    pem: 'k',
  });
  expect(asNextSignIn({ refreshToken: 't' })).toEqual({ refreshToken: 't' });
});
