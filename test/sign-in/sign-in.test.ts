import { MINUTE_MS } from '../../src/durations';
import { Product, PUBLIC_ORIGIN } from '../reports/product';
import type { Json } from '../reports/product';
import { Browser } from './browser';

const CLIENT_ID = '11111111-1111-1111-1111-111111111111';

let product: Product;
beforeEach(async () => {
  product = await Product.start();
});
afterEach(() => product.close());

async function register(changes: Json = {}): Promise<string> {
  const { id } = await product.call('POST', '/api/accounts', {
    name: 'Contoso',
    tenantId: 'contoso.example',
    clientId: CLIENT_ID,
    user: 'adele@contoso.example',
    credential: { kind: 'signIn' },
    ...changes,
  });
  return String(id);
}

const start = async (id: string): Promise<string> =>
  String((await product.call('POST', `/api/accounts/${id}/sign-in`))['url']);
const account = (id: string): Promise<Json> => product.call('GET', `/api/accounts/${id}`);

test('an account waits for its owner, who signs in; then it runs, and its token rotates by itself', async () => {
  const id = await register();
  expect(await account(id)).toMatchObject({ state: 'needs-sign-in', nextRunAt: null });
  for (const path of ['run', 'preflight']) {
    const refused = await product.ask('POST', `/api/accounts/${id}/${path}`);
    expect([path, refused.status, refused.json['code']]).toEqual([path, 409, 'needs-sign-in']);
  }
  await product.call('POST', `/api/accounts/${id}/pause`);
  expect(await product.call('POST', `/api/accounts/${id}/resume`)).toMatchObject({
    state: 'needs-sign-in',
    nextRunAt: null,
  });

  const url = new URL(await start(id));
  expect(url.origin + url.pathname).toBe(`${PUBLIC_ORIGIN}/api/sign-in/start`);
  const browser = new Browser(product);
  const page = await browser.signIn(url.href, 'adele@contoso.example');
  expect([page.status, page.headers['Location']]).toEqual([303, `/accounts/${id}#signed-in`]);
  expect(await account(id)).toMatchObject({
    state: 'active',
    mode: 'delegated',
    signedIn: { username: 'adele@contoso.example' },
  });
  await product.untilRuns(id, 3);
  expect((await product.lastRun(id))['result']).toBe('passed');

  // What one would have to steal lies in no log, and the code in no address.
  const { cookie = '' } = browser;
  expect(cookie).toMatch(/^perennial-sign-in=[\da-f]{64}$/);
  const logged = product.lines.join('\n');
  for (const secret of [cookie.split('=')[1] ?? '', url.searchParams.get('ticket') ?? ''])
    expect(logged).not.toContain(secret);
  expect(browser.addresses.slice(1)).toEqual(['/api/sign-in/callback', '/api/sign-in/callback']);
});

test('what Microsoft is asked: code, PKCE, a form, a nonce, short names, and nobody’s session by itself', async () => {
  const id = await register();
  const browser = new Browser(product);
  const departure = await browser.open(await start(id));
  expect(departure.headers['Set-Cookie']).toMatch(
    /^perennial-sign-in=\w{64}; Path=\/api\/sign-in; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
  );
  const at = new URL(departure.headers['Location'] ?? '');
  expect(at.pathname).toBe('/contoso.example/oauth2/v2.0/authorize');
  expect(at.href.length).toBeLessThan(3000);
  expect(Object.fromEntries(at.searchParams)).toMatchObject({
    client_id: CLIENT_ID,
    response_type: 'code',
    response_mode: 'form_post',
    redirect_uri: `${PUBLIC_ORIGIN}/api/sign-in/callback`,
    code_challenge_method: 'S256',
    prompt: 'select_account',
    login_hint: 'adele@contoso.example',
    domain_hint: 'contoso.example',
    nonce: expect.stringMatching(/^\w{32}$/) as string,
    state: expect.stringMatching(/^\w{64}$/) as string,
  });
  const scopes = (at.searchParams.get('scope') ?? '').split(' ');
  expect(scopes).toEqual(
    expect.arrayContaining(['User.Read', 'Organization.Read.All', 'offline_access', 'openid']),
  );
  expect(scopes.filter((scope) => scope.includes('/'))).toEqual([]);
  // A ticket is good once, and a look ahead does not use one up.
  const other = await start(id);
  expect((await product.browse(other, { method: 'HEAD' })).status).toBe(204);
  expect((await browser.open(other)).status).toBe(303);
  expect((await browser.open(other)).status).toBe(400);
});

describe('a callback that is not as it should be ends in a page, and changes nothing', () => {
  let id: string;
  let before: Json;
  let browser: Browser;
  beforeEach(async () => {
    id = await register();
    before = await account(id);
    browser = new Browser(product);
  });
  afterEach(async () => expect(await account(id)).toEqual(before));

  const USED = 'This sign-in cannot be finished here';

  test.each(['foreign', 'missing', 'another browser', 'late', 'no answer at all'])(
    '%s',
    async (how) => {
      const answer = await browser.choose(await start(id), 'adele@contoso.example');
      if (how === 'foreign') answer.fields.set('state', 'f'.repeat(64));
      if (how === 'missing') answer.fields.delete('state');
      if (how === 'late') await product.pass(10 * MINUTE_MS);
      if (how === 'no answer at all') answer.fields = new URLSearchParams();
      const who = how === 'another browser' ? new Browser(product) : browser;
      if (who !== browser) await who.open(await start(id));
      const page = await who.comeBack(answer);
      expect([page.status, page.text]).toEqual([400, expect.stringContaining(USED)]);
      expect(page.text).toContain('href="/"');
    },
  );

  test('a browser without any cookie: it is asked once more, and then told', async () => {
    const answer = await browser.choose(await start(id), 'adele@contoso.example');
    browser.cookie = undefined;
    expect((await browser.comeBack(answer)).text).toContain(USED);
  });

  test('somebody else, somebody of another tenant, and in Chinese', async () => {
    const megan = await browser.signIn(await start(id), 'megan@contoso.example');
    expect(megan.text).toContain(
      'You signed in as megan@contoso.example, the account is adele@contoso.example',
    );
    // The page has the way to try again with it.
    const again = /href="(https:[^"]*ticket=\w+)"/.exec(megan.text)?.[1] ?? '';
    const other = await browser.signIn(again, 'adele@fabrikam.example');
    expect(other.text).toContain('You signed in to another tenant');
    const chinese = await new Browser(product, 'zh-CN,zh;q=0.9,en;q=0.8').signIn(
      await start(id),
      'megan@contoso.example',
    );
    expect(chinese.text).toContain('<html lang="zh-CN">');
    expect(chinese.text).toContain('您以 megan@contoso.example 登录');
  });

  test.each([
    ['AADSTS65004', '', 'Consent was declined'],
    ['AADSTS50105', 'adele@contoso.example', 'The app is limited to assigned users'],
    ['AADSTS90094', 'adele@contoso.example', 'You are not an administrator of this tenant'],
    ['AADSTS90033', 'adele@contoso.example', ''],
  ])('an error from Microsoft’s page: %s', async (code, user, title) => {
    if (user !== '')
      product.simulator.fault({
        path: '/oauth2/v2.0/authorize',
        method: 'POST',
        status: 400,
        code,
      });
    const page = await browser.signIn(await start(id), user);
    expect([page.status, page.text]).toEqual([400, expect.stringContaining(title)]);
    expect(page.headers['Content-Security-Policy']).toMatch(
      /default-src 'none'.*form-action 'self'/,
    );
  });

  test.each([
    ['AADSTS7000218', 'there is no key'],
    ['AADSTS9002327', 'Single-page application'],
    ['AADSTS700016', 'The app is not in this tenant'],
  ])('an error from the token endpoint: %s', async (code, title) => {
    product.simulator.fault({ path: '/oauth2/v2.0/token', status: 400, code });
    const page = await browser.signIn(await start(id), 'adele@contoso.example');
    expect([page.status, page.text]).toEqual([400, expect.stringContaining(title)]);
  });

  test('hostile text stays text', async () => {
    const query = new URLSearchParams({
      error: '<script>alert(1)</script>',
      error_description: '"><img src=x onerror=alert(1)>',
      state: `consent.${id}`,
    });
    const page = await browser.open(`/api/sign-in/callback?${query}`);
    expect(page.text).not.toMatch(/<img|alert\(1\)/);
  });
});

test('a state is good once: the second post of the same answer changes nothing', async () => {
  const id = await register();
  const browser = new Browser(product);
  const answer = await browser.choose(await start(id), 'adele@contoso.example');
  expect((await browser.comeBack(answer)).status).toBe(303);
  const after = await account(id);
  expect((await browser.comeBack(answer)).status).toBe(400);
  expect(await account(id)).toEqual(after);
});

test('a code in the address is taken too', async () => {
  const id = await register();
  const browser = new Browser(product);
  const { fields } = await browser.choose(await start(id), 'adele@contoso.example');
  const page = await browser.open(`/api/sign-in/callback?${fields}`);
  expect([page.status, page.headers['Location']]).toEqual([303, `/accounts/${id}#signed-in`]);
});

test('who signed in first stays: another one is refused, also where no user is named', async () => {
  const id = await register({ user: undefined });
  const browser = new Browser(product);
  expect((await browser.signIn(await start(id), 'megan@contoso.example')).status).toBe(303);
  const page = await browser.signIn(await start(id), 'adele@contoso.example');
  expect(page.text).toContain('the account is megan@contoso.example');
  expect((await browser.signIn(await start(id), 'megan@contoso.example')).status).toBe(303);
  // With another user named it is somebody else's.
  await product.call('PATCH', `/api/accounts/${id}`, { user: 'adele@contoso.example' });
  expect((await browser.signIn(await start(id), 'adele@contoso.example')).status).toBe(303);
});

test('a confidential client proves itself by its secret; and a public one must not', async () => {
  product.simulator.changeTenant('contoso.example', { platform: 'web' });
  const browser = new Browser(product);
  const open = await register();
  const refused = await browser.signIn(await start(open), 'adele@contoso.example');
  expect(refused.text).toContain('there is no key');
  const secret = { kind: 'signIn', clientSecret: 'local-secret' };
  const confidential = await register({ credential: secret });
  expect((await browser.signIn(await start(confidential), 'adele@contoso.example')).status).toBe(
    303,
  );
  product.simulator.changeTenant('contoso.example', { platform: 'public' });
  const page = await browser.signIn(await start(confidential), 'adele@contoso.example');
  expect(page.text).toContain('a key was sent');
});

test('a claims challenge is carried by the next sign-in', async () => {
  const id = await register();
  const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } });
  product.simulator.fault({
    path: '/oauth2/v2.0/token',
    status: 400,
    body: { error: 'interaction_required', error_codes: [50076], claims },
    times: 1,
  });
  const browser = new Browser(product);
  const page = await browser.signIn(await start(id), 'adele@contoso.example');
  expect(page.text).toContain('Microsoft wants a second factor');
  const again = /href="(https:[^"]*ticket=\w+)"/.exec(page.text)?.[1] ?? '';
  const departure = await browser.open(again);
  const at = departure.headers['Location'] ?? '';
  expect(JSON.parse(new URL(at).searchParams.get('claims') ?? '')).toMatchObject(
    JSON.parse(claims) as Json,
  );
  const answer = await browser.chooseAt(at, 'adele@contoso.example');
  expect((await browser.comeBack(answer)).status).toBe(303);
});

test('consent is answered in whatever browser, and decides nothing', async () => {
  const id = await register();
  const before = await account(id);
  const page = await new Browser(product).open(
    `/api/sign-in/callback?admin_consent=True&tenant=somebody&state=consent.${id}`,
  );
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('Thank you')]);
  expect(page.text).toContain(`href="/accounts/${id}"`);
  const declined = await new Browser(product).open(
    `/api/sign-in/callback?error=access_denied&error_description=AADSTS65004&state=consent.${id}`,
  );
  expect(declined.text).toContain('Consent was declined');
  expect(await account(id)).toEqual(before);
});

test('the consent link asks for the whole set and comes back, once our address is registered', async () => {
  const id = await register();
  await new Browser(product).signIn(await start(id), 'adele@contoso.example');
  product.simulator.changeTenant('contoso.example', { scopes: ['User.Read'] });
  await product.call('POST', `/api/accounts/${id}/preflight`);
  const { preflight } = await account(id);
  const link = new URL(String((preflight as Json)['consentLink']));
  expect(link.pathname).toBe('/contoso.example/v2.0/adminconsent');
  expect(link.searchParams.get('redirect_uri')).toBe(`${PUBLIC_ORIGIN}/api/sign-in/callback`);
  expect(link.searchParams.get('state')).toBe(`consent.${id}`);
  const scope = link.searchParams.get('scope') ?? '';
  expect(scope).toContain('https://graph.microsoft.com/User.Read ');
  expect(scope).toContain('https://graph.microsoft.com/Organization.Read.All');
});

test('what works as the app itself, nobody signs in to', async () => {
  const id = await register({ credential: { kind: 'clientSecret', clientSecret: 'local-secret' } });
  expect((await product.ask('POST', `/api/accounts/${id}/sign-in`)).status).toBe(422);
});
