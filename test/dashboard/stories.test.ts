/** What people come to the dashboard with, lived in a browser against the running product. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { OPERATOR_KEY } from '../e2e/product';
import type { Product } from '../e2e/product';
import { closeVisits, settled, visitor } from './browser';
import { startDemo } from './demo';
import type { Demo } from './demo';
import { doneWhen, people } from './done-when';

let product: Product;
let browser: Browser;
let origin: string;
let accounts: Demo['accounts'];
let named: Demo['named'];
let api: Demo['api'];
let close: Demo['close'];
/** An account that fails. */
let expired = '';

beforeAll(async () => {
  ({ product, browser, origin, accounts, named, api, close } = await startDemo());
  expired = (await named('Expired'))?.id ?? '';
});
afterEach(() => closeVisits(browser));
afterAll(() => close());

const phone = { viewport: { width: 390, height: 844 } };

test('the terminal’s link gives a key once, and the first screen is the verdict', async () => {
  const link = await product.shows(/(http:\S+\/join#\w+)/);
  const { page, complaints } = await visitor(browser, phone);
  await page.goto(link);
  await page.click('text=Accept');
  expect(await page.innerText('.once code')).toMatch(/^prn_/);
  expect(page.url()).not.toContain('#');
  await page.click('.once >> text=Open');
  await page.waitForSelector('h1:has-text("One account needs you")');
  await page.reload();
  await page.waitForSelector('h1:has-text("One account needs you")');
  await page.goto(link);
  await page.waitForSelector('h1:has-text("This link opens nothing")');
  expect(complaints).toEqual([]);
});

// `looks.slow.test.ts` has the others do the same.
doneWhen(people.slice(0, 1), () => ({
  browser,
  origin,
  key: OPERATOR_KEY,
  account: expired,
  accountOf: async (tenant) =>
    (await accounts()).find(({ tenantId }) => tenantId === tenant)?.id ?? '',
}));

test('what is mixed up is said while typing, and what the API refuses stands at its field', async () => {
  const { page } = await visitor(browser, { key: OPERATOR_KEY });
  await page.goto(`${origin}/add#ids`);
  await page.fill('#clientSecret', '3f0c7a52-0e41-4b1f-9d0e-52c9f1b7a001');
  await page.locator('#clientSecret').blur();
  await page.waitForSelector('text=This looks like the Secret ID');
  await page.fill('#clientSecret', 'a-secret');
  await page.fill('#tenantId', 'no tenant');
  await page.fill('#clientId', '11111111-1111-1111-1111-111111111111');
  await page.click('text=Check, then add');
  await page.waitForSelector('#tenantId[aria-invalid=true]');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('tenantId');
});

test('a mail’s link opens the failing run, with what to do; without a key the prompt stands in its place', async () => {
  const { id = '' } = (await named('Expired')) ?? {};
  const [run] = await product.list<{ id: string }>(`/api/accounts/${id}/runs?top=1`);
  const address = `${origin}/accounts/${id}/runs/${run?.id ?? ''}`;
  const { page, complaints } = await visitor(browser);
  await page.goto(address);
  await page.fill('input#key', 'wrong');
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=This key is not valid');
  expect(await page.inputValue('input#key')).toBe('wrong');
  await page.fill('input#key', OPERATOR_KEY);
  await page.keyboard.press('Enter');
  const opened = page.locator(`#run-${run?.id ?? ''}[open] .why`);
  await opened.waitFor();
  expect(page.url()).toBe(address);
  expect(await opened.innerText()).toContain('Make a new client secret');
  expect(complaints).toEqual([]);
});

test('two who edit: the second sees what the first has changed, and nothing is overwritten', async () => {
  const { id = '' } = (await named('Signed in')) ?? {};
  const { page } = await visitor(browser, { key: OPERATOR_KEY });
  await page.goto(`${origin}/accounts/${id}/edit`);
  await page.fill('#name', 'Mine');
  await api('PATCH', `/api/accounts/${id}`, { name: 'Theirs' });
  await page.click('button:has-text("Save")');
  await page.waitForSelector('text=Operator changed this account meanwhile');
  expect((await named('Theirs'))?.id).toBe(id);
  await page.click('text=Keep mine');
  await page.click('button:has-text("Save")');
  await page.waitForSelector('h1:has-text("Mine")');
});

test('pausing is undone by one click; removing takes the name', async () => {
  const name = '<img src=x onerror=alert(1)> 学习';
  const made = await api('POST', '/api/accounts', {
    name,
    tenantId: 'expired.example',
    clientId: '11111111-1111-1111-1111-111111111111',
    user: 'adele@expired.example',
    credential: { kind: 'clientSecret', clientSecret: 'local-secret' },
  });
  const { id } = (await made.json()) as { id: string };
  const { page, complaints } = await visitor(browser, { key: OPERATOR_KEY });
  await page.goto(`${origin}/accounts/${id}`);
  await page.waitForSelector(`h1:has-text(${JSON.stringify(name)})`);
  await page.click('.btn:has-text("Pause")');
  await page.click('dialog >> button:has-text("Pause")');
  await page.waitForSelector('.state.pill:has-text("Paused")');
  await page.click('.toasts >> text=Undo');
  await page.waitForSelector('.state.pill:not(:has-text("Paused"))');
  await page.click('[aria-label="More actions"]');
  await page.click('.menu >> text=Remove…');
  await page.keyboard.press('Enter');
  expect(await page.isVisible('dialog')).toBe(true);
  await page.fill('dialog input', name);
  await page.click('dialog >> button:has-text("Remove")');
  await page.waitForURL(`${origin}/`);
  expect((await accounts()).map((one) => one.id)).not.toContain(id);
  expect(complaints).toEqual([]);
});

test('a key that is taken away while the page is open: the prompt comes in place, what was typed stays', async () => {
  const invited = await api('POST', '/api/members', { name: 'Lin', role: 'member' });
  const { id, link } = (await invited.json()) as { id: string; link: string };
  const token = new URL(link).hash.slice(1);
  const { key } = (await (await api('POST', '/api/join', { token })).json()) as { key: string };
  const { page } = await visitor(browser, { key });
  await page.goto(`${origin}/add#ids`);
  await page.fill('#name', 'Half typed');
  await page.fill('#clientSecret', 'not kept');
  await page.fill('#tenantId', 'contoso.example');
  await page.fill('#clientId', '11111111-1111-1111-1111-111111111111');
  await api('POST', `/api/members/${id}/suspend`);
  await page.click('text=Check, then add');
  await page.waitForSelector('input#key');
  await api('POST', `/api/members/${id}/restore`);
  await page.fill('input#key', key);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#name:visible');
  expect([await page.inputValue('#name'), await page.inputValue('#clientSecret')]).toEqual([
    'Half typed',
    '',
  ]);
});

test('without an answer the page stays, says since when, and offers to try at once', async () => {
  const { page } = await visitor(browser, { key: OPERATOR_KEY });
  await page.clock.install();
  await page.goto(`${origin}/`);
  await settled(page);
  await page.route('**/api/**', (route) => route.abort());
  for (let misses = 0; misses < 3; misses += 1) await page.clock.runFor(45_000);
  await page.waitForSelector('text=No answer since');
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
  await page.unroute('**/api/**');
  await page.click('text=Try now');
  await page.waitForSelector('text=No answer since', { state: 'detached' });
});

test('several accounts are removed by typing how many', async () => {
  await api('POST', '/api/accounts', {
    name: 'By hand',
    tenantId: 'contoso.example',
    clientId: '11111111-1111-1111-1111-111111111111',
    credential: { kind: 'signIn' },
  });
  const { page, complaints } = await visitor(browser, { key: OPERATOR_KEY });
  await page.goto(`${origin}/?q=by hand`);
  await page.click('text=Select');
  await page.check('[aria-label="Select By hand"]');
  await page.click('.bulk >> text=Remove…');
  await page.fill('dialog input', '1');
  await page.click('dialog >> button:has-text("Remove")');
  await page.waitForSelector('.toast:has-text("Done for 1 account.")');
  expect(await named('By hand')).toBeUndefined();
  expect(complaints).toEqual([]);
});

test('a channel is tried before anybody relies on it, and what it is told of is kept', async () => {
  const { page, complaints } = await visitor(browser, { key: OPERATOR_KEY });
  await page.goto(`${origin}/notifications`);
  await page.click('button:has-text("Test")');
  await page.waitForSelector('text=/delivered in \\d/');
  await page.click('text=Add a channel');
  await page.click('label:has-text("Webhook")');
  await page.fill('#channel-url', 'https://127.0.0.1/hook');
  await page.fill('#channel-secret', `whsec_${'A'.repeat(32)}`);
  await page.click('form button:has-text("Save")');
  await page.waitForSelector('#channel-url-error');
  await page.click('text=Cancel');
  await page.click('tr:has-text("Mail") >> text=Edit');
  await page.click('label:has-text("what fails and what will lapse")');
  await page.fill('#channel-quiet-from', '21:00');
  await page.fill('#channel-quiet-to', '06:30');
  await page.click('form:has(#channel-language) button:has-text("Save")');
  await page.waitForSelector('tr:has-text("Mail") >> text=what fails and what will lapse');
  await page.fill('#quiet-from', '23:00');
  await page.fill('#quiet-to', '07:00');
  await page.click('form:has(#quiet-from) button:has-text("Save")');
  await page.waitForSelector('.toast:has-text("Saved.")');
  const settings = (await product.get('/api/settings')) as Record<string, unknown>;
  expect(settings).toMatchObject({
    quiet: { from: '23:00', to: '07:00' },
    channels: { mail: { least: 'warning', quiet: { from: '21:00', to: '06:30' } } },
  });
  expect(complaints).toEqual([]);
});

test('what is exported can be imported, and it is said beforehand what that would change', async () => {
  const { page, complaints } = await visitor(browser, { key: OPERATOR_KEY });
  await page.goto(`${origin}/system`);
  await page.waitForSelector('svg.bars');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.click('text=Export >> nth=-1'),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).not.toContain('local-secret');
  const choose = (content: string) =>
    page.setInputFiles('#import', {
      name: 'perennial.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
  await choose(text);
  await page.waitForSelector('text=Everything in it is here already');
  await choose('no JSON');
  await page.waitForSelector('text=This file is no export');
  await page.fill('#retention-days', '0');
  await page.click('form:has(#retention-days) button:has-text("Save")');
  await page.waitForSelector('#retention-days[aria-invalid=true]');
  expect(complaints).toEqual([]);
});

test('an account is shared by a link that is told once and revoked by one click; its report names the tenant', async () => {
  const { id = '' } = (await named('Contoso')) ?? {};
  const { page, complaints } = await visitor(browser, { key: OPERATOR_KEY });
  await page.goto(`${origin}/accounts/${id}`);
  await page.click('text=Make a link');
  const link = await page.innerText('.once code >> nth=0');
  const shown = async () => (await fetch(new URL(new URL(link).pathname, origin))).status;
  expect(await shown()).toBe(200);
  await page.click('text=Revoke');
  await page.waitForSelector('text=The link opens nothing any more');
  expect(await shown()).toBe(404);
  await page.goto(`${origin}/accounts/${id}/report`);
  await page.waitForSelector('h1:has-text("Report on Contoso")');
  expect(await page.innerText('main')).toContain('contoso.example');
  expect(complaints).toEqual([]);
});

test('checks by day are walked by the arrows, and a cell is said in words', async () => {
  const { id = '' } = (await named('Contoso')) ?? {};
  const { page } = await visitor(browser, {
    key: OPERATOR_KEY,
    viewport: { width: 1280, height: 900 },
  });
  await page.goto(`${origin}/accounts/${id}`);
  const today = page.locator('table.grid td[tabindex="0"]');
  await today.focus();
  expect(await today.getAttribute('aria-label')).toMatch(/: (\d+ passed|not drawn)/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  const place = await page.evaluate(() => {
    const cell = document.activeElement as HTMLTableCellElement;
    return [(cell.parentElement as HTMLTableRowElement).rowIndex, cell.cellIndex];
  });
  expect(place).toEqual([2, 1]);
});
