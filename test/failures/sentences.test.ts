import type { Failure } from '../../src/domain/failure';
import { otherCloudOf } from '../../src/domain/cloud';
import { explain, nextStep } from '../../src/failures/explain';
import { caseOf } from '../../src/failures/catalogue';

const token = (code: string, changes: Partial<Failure> = {}): Failure => ({
  stage: 'token',
  kind: caseOf(code)?.kind ?? 'auth',
  code,
  ...changes,
});
const refused = (code: string, facts: Record<string, string>, kind: Failure['kind']): Failure => ({
  stage: 'request',
  kind,
  code,
  status: 403,
  facts,
});

test.each(
  [70000, 50020, 500011, 700025, 9002326, 90023, 53000, 50078, 7000229, 70021, 700213, 54005].map(
    (number) => `AADSTS${number}`,
  ),
)('V13: %s has a text of its own', (code) => {
  const own = explain(token(code));
  const generic = explain(token('AADSTS1'));
  expect(own.title).not.toBe(generic.title);
  expect(own.cause).not.toBe(generic.cause);
});

test('V13: R07 and R08 say what is wrong, and the generic text accuses nobody', () => {
  expect(explain(token('AADSTS700025')).fix).toMatch(/secret/);
  expect(explain(token('AADSTS50020')).cause).toMatch(/personal|guest|another tenant/);
  const { title, cause } = explain(token('AADSTS1'));
  expect(`${title} ${cause}`).not.toMatch(/did not let the account in|credential was refused/);
});

test.each([
  ['contoso.partner.onmschina.cn', 'china', /21Vianet/],
  ['contoso.onmicrosoft.us', 'us-government', /government/],
] as const)('V13: R09: %s is told which cloud it is in', (tenantId, cloud, says) => {
  expect(otherCloudOf(tenantId)).toBe(cloud);
  const { title, fix } = explain(token('AADSTS90002', { facts: { tenantId, cloud } }));
  expect(title).toMatch(/cloud/);
  expect(fix).toMatch(says);
  expect(fix).not.toMatch(/remove the account\.$/);
});

test('V13: names of the worldwide cloud are not taken for another', () => {
  for (const name of ['contoso.com', 'contoso.us.com', 'cn.example', 'contoso.onmicrosoft.com'])
    expect(otherCloudOf(name)).toBeUndefined();
});

test('V14: without a token nothing is said to go on', () => {
  const consent = token('AADSTS65001');
  expect(nextStep(consent)).toBe('stop');
  expect(explain(consent).retry).not.toContain('the others go on');
  const check = refused('AADSTS65001', {}, 'permission');
  expect(explain(check).retry).toContain('the others go on');
});

test('V5: the sentence says both what is wrong and that it may be too new, and what follows', () => {
  const young = token('AADSTS7000215', { facts: { credential: 'new' } });
  expect(explain(young).cause).toMatch(/ID was pasted.*last minutes/);
  expect(explain(young).retry).toMatch(/within minutes/);
  expect(explain(token('AADSTS7000215')).retry).not.toMatch(/within minutes/);
});

test('V17: what only a person can help is tried ever more seldom', () => {
  expect(explain(token('AADSTS700082')).retry).toContain('once a day');
  expect(explain(token('vault-secret-missing')).retry).toContain('once a day');
  expect(explain(token('AADSTS7000215')).retry).toContain('after 30 minutes');
  expect(explain(token('timeout')).retry).not.toContain('once a day');
});

test.each(['ErrorAccessDenied', 'accessDenied', 'Authorization_RequestDenied', '40003', 'other'])(
  'V6: %s does not call a permission missing that the token holds',
  (code) => {
    const facts = { permission: 'Tasks.ReadWrite', mode: 'delegated' };
    const held = explain(refused(code, { ...facts, held: 'yes' }, 'permission'));
    expect(held.cause).toContain('The token holds Tasks.ReadWrite');
    expect(held.cause).toMatch(/policy.*(full|setting|licence)/);
    expect(held.fix).not.toMatch(/^Grant/);
    const lacking = explain(refused(code, facts, 'permission'));
    expect(lacking.cause).not.toContain('The token holds Tasks.ReadWrite');
  },
);

test('V6: R06: OneNote does not tell a signed-in user to sign in', () => {
  const signedIn = explain(refused('40001', { mode: 'delegated' }, 'auth'));
  expect(signedIn.fix).not.toContain('only for accounts that have signed in');
  expect(signedIn.fix).toMatch(/personal.*OneDrive.*scope/);
  expect(explain(refused('40001', { mode: 'application' }, 'auth')).fix).toContain('signed in');
});

test('V6: R04: a tenant without Exchange Online is not a wrong credential', () => {
  expect(caseOf('OrganizationFromTenantGuidNotFound')?.kind).toBe('not-provisioned');
  const elsewhere = refused('InvalidAuthenticationToken', { accepted: 'elsewhere' }, 'auth');
  expect(explain(elsewhere).cause).toContain('credential and sign-in are good');
});
