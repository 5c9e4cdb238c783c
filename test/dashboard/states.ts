/** What is seen in each state of the page, and with each thing that goes wrong: the API's answers are replaced in the browser. */
import type { Browser, Page } from 'playwright-core';
import { settled, visitor } from './browser';

export interface Stage {
  readonly browser: Browser;
  readonly origin: string;
  readonly key: string;
  /** An account that has failed. */
  readonly account: string;
}

interface Overview {
  readonly me: object;
  readonly health: object;
  readonly accounts: readonly object[];
}

const phone = { viewport: { width: 390, height: 844 } };

/** Changes what an operation answers. */
async function answering(
  page: Page,
  path: string,
  change: (body: object) => object,
): Promise<void> {
  await page.route(path, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: change((await answer.json()) as object) });
  });
}

const overview = (page: Page, change: (body: Overview) => object) =>
  answering(page, '**/api/overview', (body) => change(body as Overview));

/** Somebody with a phone who looks at a page whose answers are changed first. */
async function looking(
  { browser, origin, key }: Stage,
  path: string,
  change: (page: Page) => Promise<unknown>,
  locale = 'en-GB',
): Promise<Page> {
  const { page } = await visitor(browser, { ...phone, locale, key });
  await change(page);
  await page.goto(origin + path);
  return page;
}

/** `stage` is asked in each test: what it is about is there then. */
export function statesOfThePage(stage: () => Stage): void {
  test('loading: frame and bones, never a blank page', async () => {
    let answer: () => void = () => undefined;
    const page = await looking(stage(), '/', (opened) =>
      opened.route('**/api/overview', async (route) => {
        await new Promise<void>((resolve) => (answer = resolve));
        await route.continue();
      }),
    );
    await page.waitForSelector('[aria-busy=true] .bone');
    expect(await page.isVisible('header')).toBe(true);
    answer();
    await settled(page);
  });

  test.each([
    ['operator', /No account yet/, ['/add', '/system#transfer']],
    ['reader', /Nobody has added an account yet/, []],
  ] as const)('no account: what is said to a role of %s', async (role, text, ways) => {
    const page = await looking(stage(), '/', (opened) =>
      overview(opened, ({ me, ...rest }) => ({
        ...rest,
        me: { ...me, role },
        needs: [],
        accounts: [],
      })),
    );
    expect(await page.locator('main .empty').innerText()).toMatch(text);
    for (const way of ways) expect(await page.isVisible(`main a[href="${way}"]`)).toBe(true);
    if (ways.length === 0) expect(await page.locator('main a.btn').count()).toBe(0);
  });

  test('nothing found: what was looked for, and one step back', async () => {
    const page = await looking(stage(), '/?q=no such thing', () => Promise.resolve());
    await page.waitForSelector('text=No account matches “no such thing”.');
    await page.click('text=Clear the search');
    await page.waitForSelector('tbody tr:visible');
  });

  test('one part fails: it says so with a way to try again, and the rest stands', async () => {
    const { account } = stage();
    const page = await looking(stage(), `/accounts/${account}`, (opened) =>
      opened.route('**/history?*', (route) => route.fulfill({ status: 500, json: {} })),
    );
    const part = page.locator('section[aria-labelledby=checks]');
    await part.getByText('This could not be loaded.').waitFor();
    await page.waitForSelector('.run');
    await page.unroute('**/history?*');
    await part.getByText('Try again').click();
    await part.getByText('This could not be loaded.').waitFor({ state: 'detached' });
  });

  test('the scheduler is late: banner, header and rows say for how long', async () => {
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const page = await looking(stage(), '/', (opened) =>
      overview(opened, ({ health, accounts, ...rest }) => ({
        ...rest,
        health: { ...health, status: 'degraded', lastTick: { at: ago(12), ageSeconds: 720 } },
        accounts: accounts.map((one) => ({ ...one, running: undefined, nextRunAt: ago(12) })),
      })),
    );
    await page.waitForSelector('.strip-note:has-text("12 min")');
    await page.waitForSelector('header :text("Scheduler late")');
    await page.waitForSelector('.c-next:has-text("due 12 min ago")');
  });

  test('under the simulator the strip leads to mailbox and leftovers, and the title says so', async () => {
    const page = await looking(stage(), '/', () => Promise.resolve());
    await page.waitForSelector('.strip-note a');
    const strip = page.locator('.strip-note:has-text("Simulator.")');
    expect(
      await strip.locator('a[href$="/__sim/mailbox"], a[href$="/__sim/leftovers"]').count(),
    ).toBe(2);
    expect(await page.title()).toMatch(/^Simulator · \(1\) Accounts · Perennial$/);
  });

  test.each(['/members', '/notifications', '/add', '/system'])(
    'a reader who goes to %s reads who may, or what may be read',
    async (path) => {
      const page = await looking(stage(), path, (opened) =>
        overview(opened, ({ me, ...rest }) => ({ ...rest, me: { ...me, role: 'reader' } })),
      );
      await settled(page);
      const seen = await page.innerText('main');
      if (path === '/system') expect(seen).not.toContain('Import');
      else expect(seen).toMatch(/^This page is for operators/);
      expect(await page.locator(`header a[href="${path}"]`).count()).toBe(
        path === '/system' ? 1 : 0,
      );
      expect(await page.locator('main form').count()).toBe(0);
    },
  );

  test('removed elsewhere: by whom and when, and a way back', async () => {
    const gone = { id: 'gone0000', name: 'Fabrikam' };
    const at = new Date().toISOString();
    const change = {
      id: 'c',
      at,
      by: { id: 'x', name: 'Lin' },
      action: 'account.deleted',
      account: gone,
    };
    const page = await looking(stage(), `/accounts/${gone.id}`, (opened) =>
      answering(opened, '**/api/audit?*', () => ({ value: [change] })),
    );
    await page.waitForSelector(
      'h1:text-matches("This account was removed by Lin at \\\\d\\\\d:\\\\d\\\\d")',
    );
    await page.click('main a[href="/"]');
    await page.waitForSelector('tbody tr:visible');
  });

  test('too many at once: it is counted down, and what was asked for is then done once', async () => {
    const { account } = stage();
    let asked = 0;
    const page = await looking(stage(), `/accounts/${account}`, (opened) =>
      opened.route('**/run', (route) => {
        asked += 1;
        if (asked > 1) return route.fulfill({ status: 202, json: { runId: 'r' } });
        const headers = { 'retry-after': '2' };
        return route.fulfill({ status: 429, headers, json: { code: 'too-many', detail: 'No.' } });
      }),
    );
    await page.click('.btn:has-text("Run now")');
    const said = (text: string) =>
      page.waitForSelector(`[role=status]:has-text("${text}")`, { state: 'attached' });
    await said('Too many at once; again in 2 s');
    await page.waitForSelector('.toast[aria-hidden]:has-text("again in 1 s")');
    await said('a run was asked for');
    expect(asked).toBe(2);
  });

  test('a run that is under way says for how long, and what it runs', async () => {
    const { account } = stage();
    const since = new Date(Date.now() - 5000).toISOString();
    const planned = ['profile.read-self', 'mail.page-inbox'];
    const page = await looking(stage(), `/accounts/${account}`, (opened) =>
      answering(opened, `**/api/accounts/${account}`, (body) => ({
        ...body,
        running: { runId: 'r', since, planned },
        demo: true,
      })),
    );
    await page.waitForSelector('.run >> text=/under way for \\d+ s/');
    expect(await page.locator('.planned li').count()).toBe(2);
    // Of what was played for demonstration it is said.
    expect(await page.innerText('main .tag')).toBe('demo');
  });

  test('every state is told by shape and by word, without colour', async () => {
    const states = [
      'active',
      'degraded',
      'failing',
      'paused',
      'needs-sign-in',
      'needs-credential',
      'first',
    ];
    const page = await looking(stage(), '/', async (opened) => {
      const session = await opened.context().newCDPSession(opened);
      await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
      await overview(opened, ({ accounts: [model], ...rest }) => ({
        ...rest,
        accounts: states.map((state) => ({
          ...model,
          id: state,
          name: state,
          running: undefined,
          paused: undefined,
          state: state === 'first' ? 'active' : state,
          results: state === 'first' ? '' : 'pdfa',
        })),
      }));
    });
    await page.waitForSelector('tbody tr:nth-child(7)');
    const marks = await page.locator('tbody .state').evaluateAll((found) =>
      found.map((mark) => ({
        word: mark.textContent.trim(),
        shape: mark.querySelector('svg path')?.getAttribute('d') ?? '',
      })),
    );
    for (const part of ['word', 'shape'] as const) {
      const told = marks.map((mark) => mark[part]);
      expect(told).not.toContain('');
      expect(new Set(told).size).toBe(states.length);
    }
    // The bar has a shape of its own for each result, and says them.
    const bar = page.locator('tbody .beat').first();
    const paths = await bar
      .locator('path')
      .evaluateAll((found) => found.map((one) => one.getAttribute('d')));
    expect(new Set(paths).size).toBeGreaterThanOrEqual(4);
    expect(await bar.getAttribute('aria-label')).toMatch(/1 passed.*1 degraded.*1 failed.*1 lost/);
  });

  const odd = [
    ['200 letters', 'W'.repeat(200)],
    ['right to left', '\u202eabc \u0645\u062b\u0627\u0644 عربي'],
    ['pictures and markup', '👩‍👩‍👧‍👦 <b onclick=x>"&amp;</b> \u0301\u0301'],
  ] as const;
  test.each(odd)(
    'a name of %s stays text and pushes nothing sideways, at 320 px',
    async (_, name) => {
      const { account } = stage();
      const change = (body: object) => ({
        ...body,
        name,
        tenantId: `${'t'.repeat(60)}.example`,
        user: `${'u'.repeat(60)}@${'t'.repeat(60)}.example`,
        state: 'paused',
        paused: { at: new Date().toISOString(), byItself: false, by: name, reason: name },
        demo: true,
      });
      const page = await looking(stage(), `/accounts/${account}`, async (opened) => {
        await opened.setViewportSize({ width: 320, height: 700 });
        await answering(opened, `**/api/accounts/${account}`, (body) => ({
          ...change(body),
          running: { runId: 'r', since: new Date().toISOString(), planned: ['x'.repeat(80)] },
        }));
        await answering(opened, '**/runs?top=50', () => ({
          value: [longRun],
          explanations: longTexts,
        }));
        await overview(opened, ({ accounts, ...rest }) => ({
          ...rest,
          notice: `https://${'n'.repeat(200)}.example`,
          accounts: accounts.map(change),
        }));
      });
      for (const path of [`/accounts/${account}`, '/', `/accounts/${account}/edit`]) {
        await page.goto(stage().origin + path);
        await settled(page);
        if (path.endsWith(account)) await page.waitForSelector('.run[open] .outs');
        expect([path, await widest(page)]).toEqual([path, []]);
      }
      expect(await page.locator('b[onclick]').count()).toBe(0);
    },
  );
}

const long = 'x'.repeat(80);
const failure = { code: long, kind: 'bug', stage: 'request' };
/** A run that is open on the account's page, with everything that may be long in it. */
const longRun = {
  id: '20261121T115400123Z-1a2b3c4d',
  slot: '2026-11-21T11:54:00.123Z',
  state: 'ended',
  attempt: 1,
  startedAt: '2026-11-21T11:54:00.123Z',
  endedAt: '2026-11-21T12:54:00.123Z',
  result: 'degraded',
  asked: { by: long },
  failure,
  items: { made: 2000, removed: 2000 },
  outcomes: ['failed', 'undo-failed', 'passed', 'skipped', 'not-applicable'].map((result) => ({
    check: `${result}.${long}`,
    result,
    status: 503,
    ms: 3_600_000,
    requestId: '7be0c1de-0000-4411-8000-7be0c1de4411',
    made: 2000,
    removed: 2000,
    ...(result !== 'passed' && { failure }),
  })),
  revision: 1000,
};
const longTexts = {
  [long]: { title: long, cause: long, fix: long, retry: long, link: `https://${long}.example` },
};

/** What reaches over the right edge of the page, where it can be scrolled sideways. */
const widest = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('main *, header *, footer *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5)
      .map(
        (one) =>
          `${one.tagName}.${one.getAttribute('class') ?? ''} ${one.textContent.slice(0, 20)}`,
      )
      .slice(0, 8);
  });
