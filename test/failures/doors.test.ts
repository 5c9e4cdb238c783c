import { doorCaseFor, doorCaseOf, doorCases, tell } from '../../src/failures/doors';
import { languages } from '../../src/domain/language';

const all = Object.entries(doorCases);
const names = (text: string) => [...text.matchAll(/\{(\w+)\|/g)].map(([, name]) => name);

test.each(all)(
  '%s says what happened and what to do, in both languages alike',
  (name, { texts }) => {
    for (const language of languages) {
      const { title, cause, fix } = tell(name, language);
      for (const text of [title, cause, fix]) expect(text.trim()).not.toBe('');
      expect(title).not.toMatch(/[.。]$/);
      expect(title + cause + fix).not.toMatch(/[{}]/);
    }
    const named = languages.map((language) => [
      ...new Set(names(Object.values(texts[language]).join(' '))),
    ]);
    expect(named[0]?.sort()).toEqual(named[1]?.sort());
  },
);

test('a code of Microsoft’s stands for one case', () => {
  const codes = all.flatMap(([, { codes: own = [] }]) => own);
  expect(new Set(codes).size).toBe(codes.length);
  expect(doorCaseOf('AADSTS65004')).toBe('consent-declined');
  expect(doorCaseOf('AADSTS50173')).toBeUndefined();
});

test('what is known is named', () => {
  const facts = { username: 'bob@contoso.example', user: 'adele@contoso.example' };
  expect(tell('other-user', 'en', facts).title).toBe(
    'You signed in as bob@contoso.example, the account is adele@contoso.example',
  );
  const ends = (facts?: Record<string, string>) => tell('manifest-incomplete', 'en', facts).cause;
  expect(ends()).toBe('It ends after some lines.');
  expect(ends({ lines: '1' })).toBe('It ends after 1 line.');
  expect(ends({ lines: '212' })).toBe('It ends after 212 lines.');
  expect(tell('manifest-incomplete', 'zh-CN', { lines: '1' }).cause).toBe('它在 1 行之后结束。');
  expect(() => tell('nothing', 'en')).toThrow(RangeError);
});

/**
 * What can be wrong on the way in, in the order of the design: the case, and the signs of Microsoft's that lead to it.
 * Two of the 43 rows are the catalogue's own: a secret's id (`AADSTS7000215`), and no mailbox yet.
 */
const ROWS: readonly (readonly [name: string, ...codes: string[]])[] = [
  ['no-such-tenant', 'AADSTS90002'],
  ['no-tool'],
  ['tool-not-signed-in'],
  ['signed-in-elsewhere'],
  ['not-a-developer-tenant'],
  ['may-not-register'],
  ['manifest-retired-format'],
  ['manifest-incomplete'],
  ['manifest-other-tenant'],
  ['open-to-other-tenants'],
  ['editor-refused'],
  ['lifetime-too-long', 'CredentialInvalidLifetimeAsPerAppPolicy'],
  ['secrets-forbidden', 'CredentialTypeNotAllowedAsPerAppPolicy'],
  ['own-authority-only', 'CertificateNotIssuedByTrustedCertificateAuthority'],
  ['multi-tenant-forbidden', 'SignInAudienceNotAllowedAsPerAppPolicy'],
  ['may-not-consent'],
  ['needs-administrator', 'AADSTS90094', 'AADSTS90095'],
  ['consent-declined', 'AADSTS65004', 'access_denied', 'cancel'],
  ['address-not-registered', 'AADSTS50011'],
  ['key-is-missing', 'AADSTS7000218'],
  ['key-is-unwanted', 'AADSTS700025'],
  ['single-page-address', 'AADSTS9002327', 'AADSTS700084'],
  ['app-not-in-tenant', 'AADSTS700016'],
  ['personal-account', 'AADSTS50020', 'AADSTS500208', 'AADSTS16000'],
  ['other-user'],
  ['device-code-blocked', 'AADSTS53003'],
  ['began-with-device-code', 'AADSTS530036'],
  ['second-factor', 'AADSTS50076', 'AADSTS50079', 'AADSTS50072', 'AADSTS530035'],
  ['not-assigned', 'AADSTS50105'],
  ['app-switched-off', 'AADSTS7000112', 'AADSTS70001'],
  ['microsofts-own-client', 'AADSTS65002'],
  ['name-was-deleted'],
  ['name-is-not-ours'],
  ['too-many-permissions'],
  ['consent-not-passed-on'],
  ['identity-not-trusted', 'AADSTS700211', 'AADSTS700212', 'AADSTS700213', 'AADSTS70021'],
  ['home-tenant-needed'],
  ['perennial-refuses'],
  ['perennial-silent'],
  ['not-reached'],
  ['clock-slow'],
];

test.each(ROWS.map((row, n) => [n + 1, ...row] as const))(
  'case %i is %s, by whatever sign it is seen',
  (_row, name, ...codes) => {
    expect(Object.keys(doorCases)).toContain(name);
    for (const code of codes) expect([code, doorCaseOf(code)]).toEqual([code, name]);
  },
);

test('nobody was reached is told whatever the code, and every other failure by its own', () => {
  expect(doorCaseFor({ kind: 'network', code: 'timeout' })).toBe('not-reached');
  expect(doorCaseFor({ kind: 'auth', code: 'AADSTS700016' })).toBe('app-not-in-tenant');
  expect(doorCaseFor({ kind: 'auth', code: 'AADSTS50173' })).toBeUndefined();
});
