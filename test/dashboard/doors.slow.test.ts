/**
 * Two doors from an empty page to a passed first run, in a browser that is closed or loaded anew at every card, and in
 * every request whose answer is lost: each time the way is gone on with from there. Without the cuts it is so many
 * actions as the design allows.
 */
import type { Browser, Page } from 'playwright-core';
import { languages } from '../../src/domain/language';
import type { Language } from '../../src/domain/language';
import { tell } from '../../src/failures/doors';
import { OPERATOR_KEY } from '../e2e/product';
import type { Product } from '../e2e/product';
import { until } from '../support/until';
import { closeVisits, counted, visitor } from './browser';
import { startDemo } from './demo';
import type { Demo } from './demo';
import { Entra } from './entra';
import type { RegisteredApp } from './entra';

/** Where the simulator is, as the terminal shows it. */
const CONTROL = /(http:\S+)\/__sim\/leftovers/;

let product: Product;
let browser: Browser;
let origin: string;
let close: Demo['close'];

beforeAll(async () => {
  ({ product, browser, origin, close } = await startDemo());
});
afterEach(() => closeVisits(browser));
afterAll(() => close());

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
type Device = Parameters<typeof visitor>[1];

/** Everything was closed; somebody opens a page in a browser that knows nothing but the key. */
async function elsewhere(path: string, device: Device = {}): Promise<Page> {
  await closeVisits(browser);
  const { page, complaints } = await visitor(browser, { ...device, key: OPERATOR_KEY });
  complained.push(complaints);
  await page.goto(new URL(path, origin).href);
  return page;
}
const complained: (readonly string[])[] = [];
afterEach(() => expect(complained.splice(0).flat()).toEqual([]));

/** The page is loaded anew when Perennial has done what was asked, and before it has said so. */
async function cutIn(page: Page, path: string, act: () => Promise<unknown>): Promise<void> {
  let isCut = false;
  const done = new Promise<void>((resolve) => {
    // It stays: a route that is taken away lets go what it holds, and may hold what comes meanwhile.
    void page.route(path, async (route) => {
      if (isCut) return route.fallback();
      isCut = true;
      await route.fetch();
      resolve();
    });
  });
  await act();
  await done;
  await page.reload();
}

const goOnWith = (user: string) => `li:has-text("${user}") >> button:has-text("Continue")`;
const begunAt = /#(paste|sign)\/\w{32}$/;
const card = (number: number) => `section:has(> header #step-${number})`;

interface Brief {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
}
/** The account that a door has made has its tenant for a name. */
async function accountsNamed(tenant: string): Promise<readonly Brief[]> {
  const { accounts } = (await product.get('/api/overview')) as { accounts: readonly Brief[] };
  return accounts.filter(({ name }) => name === tenant);
}

const entraFor = async (user: string) => new Entra(await product.shows(CONTROL), user);

/** Until it has had a run that passed; there is one account, and nothing is left to go on with. */
async function passes(tenant: string): Promise<void> {
  const [account, ...others] = await accountsNamed(tenant);
  expect(others).toEqual([]);
  await until('a first run', async () => {
    const path = `/api/accounts/${account?.id ?? ''}/runs?top=1`;
    const [run] = await product.list<{ result?: string }>(path);
    return run?.result === 'passed';
  });
  expect(await product.list('/api/onboarding')).toEqual([]);
}

test('without a key: an address out, an id in, one sign-in, and it runs, cut at every card', async () => {
  const user = 'adele@fabrikam.example';
  const entra = await entraFor(user);
  let page = await elsewhere('/add', phone);
  let actions = counted(page);
  await actions.fill('#user', user);
  await page.reload();
  expect(await page.inputValue('#user')).toBe(user);
  actions = counted(page, actions.count());
  await actions.click(`${card(1)} >> text=Copy`);
  const address = await page.innerText(`${card(1)} code`);
  await page.reload();
  const app = await entra.register({ publicClient: { redirectUris: [address] } });
  // Open Entra, a name, the platform, paste, Register, copy the id.
  actions.atMicrosoft(6);
  await cutIn(page, '**/api/onboarding', () => actions.fill('#clientId', app.appId));
  // It was begun, and nobody has heard of it: it waits in the list, in whichever way one opens.
  await page.click('label:has-text("Paste a manifest")');
  await page.click(goOnWith(user));
  await page.waitForURL(begunAt);
  expect(await page.inputValue('#clientId')).toBe(app.appId);
  await page.fill('#clientId', app.appId);
  await page.waitForFunction(
    () => !document.querySelector('#step-3')?.closest('section')?.querySelector('[role=alert]'),
  );
  await until('the id is known', async () => {
    const [one] = await product.list<{ clientId?: string }>('/api/onboarding');
    return one?.clientId === app.appId;
  });

  page = await elsewhere('/add', phone);
  await page.click(goOnWith(user));
  await page.waitForFunction(
    (id) => document.querySelector<HTMLInputElement>('#clientId')?.value === id,
    app.appId,
  );
  await page.click('button:has-text("Sign in with Microsoft")');
  await page.waitForSelector(`button:has-text("${user}")`);

  // At Microsoft's page everything is closed: the account is there, and waits.
  const [made] = await accountsNamed('fabrikam.example');
  page = await elsewhere(`/accounts/${made?.id ?? ''}`, phone);
  actions = counted(page, actions.count());
  await actions.click('button:has-text("Sign in")');
  // The box for the whole organisation.
  actions.atMicrosoft(1);
  await actions.click(`button:has-text("${user}")`);
  await page.waitForURL(/accounts\/\w{32}/);
  await passes('fabrikam.example');
  expect(actions.count()).toBeLessThanOrEqual(12);

  // A certificate is added later: the account goes on without it until somebody has signed in again.
  await page.click('button:has-text("Add a certificate")');
  await page.waitForURL(begunAt);
  await page.reload();
  await page.fill('#manifest', JSON.stringify(await entra.manifestOf(app)));
  await page.waitForSelector('text=one address, moved to Web, one certificate');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.click('text=Copy merged manifest');
  await entra.save(app, await page.evaluate(() => navigator.clipboard.readText()));
  await page.click('text=Look again');
  await page.click('text=Use this key');
  await page.waitForSelector('text=A certificate was added');
  await entra.intercept(page.context());
  await page.click('button:has-text("Sign in")');
  await page.click(`button:has-text("${user}")`);
  await page.waitForURL(/accounts\/\w{32}/);
  await page.waitForSelector('section:has(#credential) >> text=Valid until');
  await passes('fabrikam.example');
}, 120_000);

test('paste: one manifest out and in, one consent, and it runs, cut at every card', async () => {
  const user = 'adele@contoso.example';
  const entra = await entraFor(user);
  let page = await elsewhere('/add');
  let actions = counted(page);
  await actions.fill('#user', user);
  await page.reload();
  expect(await page.inputValue('#user')).toBe(user);
  // Open Entra, a name, Register, the page Manifest, copy.
  const app = await entra.register({});
  const manifest = JSON.stringify(app);
  actions.atMicrosoft(5);
  await cutIn(page, '**/api/onboarding', () => page.fill('#manifest', manifest));
  await page.click(goOnWith(user));
  await cutIn(page, '**/api/onboarding/*', () => page.fill('#manifest', manifest));
  await page.waitForURL(begunAt);
  await actions.fill('#manifest', manifest);
  await page.waitForSelector('text=changes nothing else');

  // Copied out after a reload, as before it.
  await page.reload();
  await page.waitForSelector('text=changes nothing else');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await actions.click('text=Copy merged manifest');
  const merged = await page.evaluate(() => navigator.clipboard.readText());
  expect(Object.keys(JSON.parse(merged) as object)).toEqual(
    expect.arrayContaining(Object.keys(app)),
  );
  // Paste, Save.
  await entra.save(app, merged);
  actions.atMicrosoft(2);

  // Begun at a desk, gone on with on a phone, which opens the other way first.
  page = await elsewhere('/add', phone);
  await page.click(goOnWith(user));
  await page.waitForURL(begunAt);
  const address = page.url();
  await showsWordForWord(page);
  actions = counted(page, actions.count());
  const consent = page.context().waitForEvent('page');
  await entra.intercept(page.context());
  await actions.click('text=Grant consent at Microsoft');
  const opened = await consent;
  actions.atMicrosoft(1);
  await Promise.all([opened.waitForURL(/sign-in\/callback/), opened.click('text=Accept')]);

  // Consent was given and nobody was looking: whoever comes back sees it without asking.
  page = await elsewhere(address);
  await page.waitForSelector('text=/\\d+ of \\d+ permissions are there/');
  actions = counted(page, actions.count());
  await cutIn(page, '**/account', () => actions.click('text=Add and start'));
  await page.waitForSelector('text=What was begun under this address is over');
  await page.click('text=← Accounts');
  const [made] = await accountsNamed('contoso.example');
  await page.click(`tbody a[href="/accounts/${made?.id ?? ''}"]`);
  await page.waitForSelector('h1:has-text("contoso.example")');
  await passes('contoso.example');
  expect(actions.count()).toBeLessThanOrEqual(13);
}, 60_000);

/** What the API says of a refusal stands on the page as it says it, in whichever language that is. */
async function showsWordForWord(page: Page): Promise<void> {
  for (const language of languages)
    for (const name of [
      'app-switched-off',
      'second-factor',
      'not-reached',
      'identity-not-trusted',
    ]) {
      const failure = tell(name, language);
      const body = { state: 'refused', granted: [], lacking: [], failure };
      await page.route('**/check', (route) => route.fulfill({ json: body }));
      await page.click('text=Look again');
      await says(page, `${card(4)} [role=alert]`, failure);
      await page.unroute('**/check');
    }
}

/** Title, cause and fix, word for word. */
async function says(page: Page, where: string, texts: ReturnType<typeof tell>): Promise<void> {
  await page.waitForSelector(`${where}:has-text("${texts.title}")`, { state: 'attached' });
  const shown = await page.locator(where).first().textContent();
  for (const text of [texts.title, texts.cause, texts.fix]) expect(shown).toContain(text);
}

const MANY = Array.from({ length: 410 }, (_, n) => ({ id: `${n}`, type: 'Role' }));

/** What is wrong with a manifest: which case it is, with the facts of it, and where on the page. */
const wrong = (
  app: RegisteredApp,
): readonly [text: string, name: string, facts: Record<string, string>, where: string][] => {
  const inAlert = `${card(2)} [role=alert]`;
  const many = [{ resourceAppId: app.appId, resourceAccess: MANY }];
  return [
    ['{"replyUrlsWithType": []}', 'manifest-retired-format', {}, inAlert],
    ['{"appId":', 'manifest-incomplete', { lines: '1' }, inAlert],
    ['{"appId":\n\n', 'manifest-incomplete', { lines: '1' }, inAlert],
    ['{"appId":\n"x",', 'manifest-incomplete', { lines: '2' }, inAlert],
    [
      JSON.stringify({ ...app, publisherDomain: 'fabrikam.example' }),
      'manifest-other-tenant',
      { other: 'fabrikam.example', tenant: 'contoso.example' },
      inAlert,
    ],
    [
      JSON.stringify({ ...app, requiredResourceAccess: many }),
      'too-many-permissions',
      { count: '410' },
      inAlert,
    ],
    [
      JSON.stringify({ ...app, signInAudience: 'AzureADMultipleOrgs' }),
      'open-to-other-tenants',
      {},
      `${card(2)} p.small`,
    ],
    [JSON.stringify(app), 'editor-refused', {}, `${card(3)} details`],
  ];
};

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

test('what is wrong with a manifest, and what to do where it is not saved, in both languages', async () => {
  const user = 'megan@contoso.example';
  const app = await (await entraFor(user)).register({});
  const { id } = await product.post<{ id: string }>('/api/onboarding', { user });
  for (const language of languages) {
    const page = await elsewhere(`/add#paste/${id}`, { locale: LOCALES[language] });
    await page.waitForSelector(`${card(3)} details`);
    for (const [text, name, facts, where] of wrong(app)) {
      await page.fill('#manifest', text);
      await says(page, where, tell(name, language, facts));
    }
  }
  const headers = { authorization: `Bearer ${OPERATOR_KEY}` };
  await fetch(`${origin}/api/onboarding/${id}`, { method: 'DELETE', headers });
}, 60_000);
